import type { LedgerRefusal, Operation } from '@goodstanding/core'
import { describe, expect, it } from 'vitest'
import { buildBlock } from '../blocks/build-block.ts'
import { instantOf } from '../instant-of.ts'
import { enterpriseIdOf } from '../keys/enterprise-id.ts'
import { genesisState, stateRoot } from '../state/ledger-state.ts'
import { signerOf, testNetwork } from '../testing/test-network.ts'
import {
  aCreate,
  aDate,
  aGrant,
  anUpdate,
  aRevoke,
  checkedOperation,
  codeOf,
  signedOperation,
} from '../testing/test-operations.ts'
import { checkOperation } from './check-operation.ts'

const network = testNetwork()
const TIME = instantOf('2026-10-01T12:00:00.000Z')
const acme = aCreate('acme')
const acmeId = enterpriseIdOf(acme, network)
const byAcme = [signerOf('acme rotation')]
const signed = (payload: Operation['payload'], signers = byAcme) => signedOperation(payload, network, signers)
const grant = (label: string, change: Parameters<typeof aGrant>[2] = {}) =>
  signedOperation(aGrant(label, network, change), network)
const revoke = (label: string) => signedOperation(aRevoke(label), network)
const keys = acme.thresholds

/** One operation a code, against a ledger with acme and with a live, a revoked and an ended consent. */
const REFUSED: { readonly [R in LedgerRefusal]: unknown } = {
  operation_form: { payload: { kind: 'member.propose' }, proofs: [] },
  operation_too_large: { payload: { kind: 'x'.repeat(20_000) }, proofs: [] },
  operation_unsigned: { payload: acme, proofs: [] },
  operation_signature_invalid: { ...signed(aCreate('new')), payload: acme },
  member_unknown: grant('new', { member: 'nobody' }),
  member_role_missing: grant('new', { member: 'northbank' }),
  enterprise_exists: signed(acme),
  enterprise_not_found: signed(anUpdate(enterpriseIdOf(aCreate('new'), network), acme, 'acme', network)),
  enterprise_key_unacceptable: signed(anUpdate(acmeId, acme, 'x', network, { rotationKeys: ['00'.repeat(32)] })),
  enterprise_threshold_unreachable: signed(anUpdate(acmeId, acme, 'x', network, { thresholds: { ...keys, read: 2 } })),
  enterprise_home_unknown: signed(anUpdate(acmeId, acme, 'x', network, { home: 'northbank' })),
  enterprise_previous_not_latest: signed(anUpdate(acmeId, aCreate('new'), 'x', network)),
  enterprise_rotation_key_missing: signed(anUpdate(acmeId, acme, 'thief', network), [signerOf('thief rotation')]),
  consent_exists: grant('live'),
  consent_expires_in_past: grant('new', { expiresOn: aDate('2026-10-01') }),
  consent_expires_too_late: grant('new', { expiresOn: aDate('2028-01-01') }),
  consent_not_found: revoke('new'),
  consent_already_revoked: revoke('revoked'),
  consent_expired: revoke('ended'),
}

describe('The ledger', () => {
  const made = buildBlock(
    genesisState(network),
    [
      checkedOperation(acme, network, byAcme),
      checkedOperation(aGrant('live', network), network),
      checkedOperation(aGrant('revoked', network), network),
      checkedOperation(aRevoke('revoked'), network),
      checkedOperation(aGrant('ended', network, { expiresOn: aDate('2026-10-01') }), network),
    ],
    TIME,
  )
  const tomorrow = instantOf('2026-10-02T00:00:00.000Z')

  it.each(Object.entries(REFUSED))('refuses with %s, and its state is as before', (refusal, operation) => {
    expect(made.outcomes.every(({ accepted }) => accepted)).toBe(true)
    const checked = checkOperation(operation, network)
    if (!checked.ok) {
      expect(checked.fault).toBe(refusal)
      return
    }
    const { outcomes, state, applied } = buildBlock(made.state, [checked.value], tomorrow)
    expect(outcomes).toEqual([{ accepted: false, refusal }])
    expect(stateRoot(state)).toBe(stateRoot(made.state))
    expect(applied.block.operations).toEqual([])
  })

  it('holds nothing that says whose a consent is, who reads or why', () => {
    const { payload } = grant('live')
    expect(Object.keys(payload).sort()).toEqual(['commitment', 'expiresOn', 'kind', 'member', 'revocationHash'])
    expect(JSON.stringify(payload)).not.toContain(acmeId)
    expect(JSON.stringify(payload)).not.toContain(codeOf('live'))
  })
})
