import {
  addDays,
  type CalendarDate,
  type ConsentState,
  dateOf,
  type Instant,
  instantOfMs,
  parseInstant,
  startOfDay,
} from '@goodstanding/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enterpriseIdOf } from '../keys/enterprise-id.ts'
import { operationHash } from '../operations/operation-hash.ts'
import type { EnterpriseEntry, LedgerView } from '../state/ledger-view.ts'
import { testNetwork } from '../testing/test-network.ts'
import { aCreate, aDate, aGrant, anUpdate, aRevoke } from '../testing/test-operations.ts'
import { createEnterprise } from './create-enterprise.ts'
import { grantConsent } from './grant-consent.ts'
import { revokeConsent } from './revoke-consent.ts'
import { updateEnterprise } from './update-enterprise.ts'

const network = testNetwork()
const NOON = at('2026-10-01T12:00:00.000Z')
const block = { network, height: 7, time: NOON }

function at(text: string): Instant {
  const parsed = parseInstant(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}

function aView(consent?: ConsentState, enterprise?: EnterpriseEntry): LedgerView {
  return { consent: () => consent, enterprise: () => enterprise }
}

function aConsent(change: Partial<ConsentState> = {}): ConsentState {
  return { commitment: '00'.repeat(32), expiresOn: aDate('2026-10-31'), revokedAt: null, ...change }
}

const first = aCreate('acme')
const acme = enterpriseIdOf(first, network)
const labels = fc.constantFrom('acme', 'harbor', 'thief')
const entry: EnterpriseEntry = { operation: operationHash(first, network), payload: first }

describe('consent.grant', () => {
  it.each([
    ['consent_exists', aConsent(), '2026-10-31'],
    ['consent_expires_in_past', undefined, '2026-09-30'],
    ['consent_expires_too_late', undefined, '2027-11-06'],
  ])('is refused with %s', (refusal, consent, expiresOn) => {
    const grant = aGrant('c', network, { expiresOn: aDate(expiresOn) })
    expect(grantConsent(aView(consent), grant, block)).toEqual({ accepted: false, refusal })
  })

  it('may end today, and 400 days from today', () => {
    for (const expiresOn of [aDate('2026-10-01'), aDate('2027-11-05')]) {
      expect(grantConsent(aView(), aGrant('c', network, { expiresOn }), block).accepted).toBe(true)
    }
  })

  it('puts its commitment and last day under its revocation hash, and nothing that says whose it is', () => {
    const grant = aGrant('c', network)
    expect(grantConsent(aView(), grant, block)).toEqual({
      accepted: true,
      changes: [
        {
          kind: 'put_consent',
          revocationHash: grant.revocationHash,
          consent: { commitment: grant.commitment, expiresOn: grant.expiresOn, revokedAt: null },
        },
      ],
    })
  })
})

describe('consent.grant, of any last day at any time', () => {
  it('is accepted just from today to 400 days ahead, is active then, and never takes a hash that is in use', () => {
    const day = fc.integer({ min: -500, max: 500 }).map((days) => addDays(dateOf(NOON), days))
    const time = fc.integer({ min: -500 * 86_400_000, max: 500 * 86_400_000 }).map((ms) => instantOfMs(NOON + ms))
    fc.assert(
      fc.property(day, time, fc.boolean(), (expiresOn: CalendarDate, time: Instant, isInUse) => {
        const grant = aGrant('c', network, { expiresOn })
        const outcome = grantConsent(aView(isInUse ? aConsent() : undefined), grant, { network, height: 1, time })
        const isAhead = time < startOfDay(addDays(expiresOn, 1)) && expiresOn <= addDays(dateOf(time), 400)
        expect(outcome.accepted).toBe(isAhead && !isInUse)
        for (const change of outcome.accepted ? outcome.changes : []) {
          expect(change).toMatchObject({ kind: 'put_consent', consent: { expiresOn, revokedAt: null } })
        }
      }),
      { seed: 12 },
    )
  })
})

describe('consent.revoke', () => {
  it.each([
    ['consent_not_found', undefined],
    ['consent_already_revoked', aConsent({ revokedAt: '2026-09-20T00:00:00.000Z' })],
    ['consent_expired', aConsent({ expiresOn: aDate('2026-09-30') })],
  ])('is refused with %s', (refusal, consent) => {
    expect(revokeConsent(aView(consent), aRevoke('c'), block)).toEqual({ accepted: false, refusal })
  })

  it('finds the consent by the hash of its code', () => {
    const asked: string[] = []
    const view = { consent: (hash: string) => void asked.push(hash), enterprise: () => undefined } as LedgerView
    revokeConsent(view, aRevoke('c'), block)
    expect(asked).toEqual([aGrant('c', network).revocationHash])
  })

  it('never leaves an accepted consent active', () => {
    const day = fc.integer({ min: -500, max: 500 }).map((days) => addDays(dateOf(NOON), days))
    const time = fc.integer({ min: -500 * 86_400_000, max: 500 * 86_400_000 }).map((ms) => instantOfMs(NOON + ms))
    fc.assert(
      fc.property(day, time, (expiresOn: CalendarDate, time: Instant) => {
        const outcome = revokeConsent(aView(aConsent({ expiresOn })), aRevoke('c'), { network, height: 1, time })
        expect(outcome.accepted).toBe(time < startOfDay(addDays(expiresOn, 1)))
        for (const change of outcome.accepted ? outcome.changes : []) {
          expect(change.kind === 'put_consent' && change.consent.revokedAt).toBe(new Date(time).toISOString())
        }
      }),
      { seed: 11 },
    )
  })
})

describe('enterprise.create', () => {
  const signed = { payload: first, keys: first.rotationKeys }

  it.each([
    ['enterprise_exists', aView(undefined, entry), signed],
    ['enterprise_rotation_key_missing', aView(), { ...signed, keys: [first.signers[0]?.key ?? ''] }],
    ['enterprise_key_unacceptable', aView(), withKeys({ rotationKeys: [...first.rotationKeys, '00'.repeat(32)] })],
    ['enterprise_key_unacceptable', aView(), withKeys({ signers: [...first.signers, ...first.signers] })],
    ['enterprise_threshold_unreachable', aView(), withKeys({ thresholds: { ...first.thresholds, claim: 2 } })],
    ['enterprise_home_unknown', aView(), withKeys({ home: 'nobody' })],
    ['enterprise_home_unknown', aView(), withKeys({ home: 'northbank' })],
  ])('is refused with %s', (refusal, view, operation) => {
    expect(createEnterprise(view, operation, block)).toEqual({ accepted: false, refusal })
  })

  it('makes an enterprise whose id is the hash of its first keys', () => {
    expect(createEnterprise(aView(), signed, block)).toEqual({
      accepted: true,
      changes: [{ kind: 'put_enterprise', enterprise: acme, entry }],
    })
  })

  it('takes nothing but an id that is free, signed by one of its own rotation keys', () => {
    fc.assert(
      fc.property(labels, labels, fc.boolean(), (label, signedBy, isThere) => {
        const payload = aCreate(label)
        const keys = aCreate(signedBy).rotationKeys
        const there = isThere ? { operation: operationHash(payload, network), payload } : undefined
        const outcome = createEnterprise(aView(undefined, there), { payload, keys }, block)
        expect(outcome.accepted).toBe(!isThere && label === signedBy)
      }),
      { seed: 13 },
    )
  })

  function withKeys(change: Parameters<typeof aCreate>[1]) {
    return { payload: aCreate('acme', change), keys: first.rotationKeys }
  }
})

describe('enterprise.update', () => {
  const next = anUpdate(acme, first, 'acme two', network)
  const signed = { payload: next, keys: first.rotationKeys }

  it.each([
    ['enterprise_not_found', aView(), signed],
    ['enterprise_previous_not_latest', aView(undefined, { ...entry, operation: '11'.repeat(32) }), signed],
    ['enterprise_rotation_key_missing', aView(undefined, entry), { ...signed, keys: next.rotationKeys }],
    ['enterprise_key_unacceptable', aView(undefined, entry), withKeys({ rotationKeys: ['01'.padEnd(64, '0')] })],
    ['enterprise_threshold_unreachable', aView(undefined, entry), withKeys({ signers: noReader() })],
    ['enterprise_home_unknown', aView(undefined, entry), withKeys({ home: 'nobody' })],
  ])('is refused with %s', (refusal, view, operation) => {
    expect(updateEnterprise(view, operation, block)).toEqual({ accepted: false, refusal })
  })

  it('replaces the latest operation, whatever the new keys are', () => {
    expect(updateEnterprise(aView(undefined, entry), signed, block)).toEqual({
      accepted: true,
      changes: [
        {
          kind: 'put_enterprise',
          enterprise: acme,
          entry: { operation: operationHash(next, network), payload: next },
        },
      ],
    })
  })

  it('is by a rotation key of the latest operation, and extends it, whatever was there before', () => {
    fc.assert(
      fc.property(labels, labels, labels, (latest, extended, signedBy) => {
        const there = anUpdate(acme, first, latest, network)
        const view = aView(undefined, { operation: operationHash(there, network), payload: there })
        const payload = anUpdate(acme, anUpdate(acme, first, extended, network), 'new', network)
        const { rotationKeys: keys } = aCreate(signedBy)
        const outcome = updateEnterprise(view, { payload, keys }, block)
        expect(outcome.accepted).toBe(latest === extended && latest === signedBy)
      }),
      { seed: 14 },
    )
  })

  function withKeys(change: Parameters<typeof anUpdate>[4]) {
    return { payload: anUpdate(acme, first, 'acme two', network, change), keys: first.rotationKeys }
  }

  function noReader(): typeof first.signers {
    return first.signers.map((signer) => ({ ...signer, scopes: ['consent', 'claim', 'dispute'] }))
  }
})
