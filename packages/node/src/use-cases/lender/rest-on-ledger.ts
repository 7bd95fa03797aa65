import type { ProblemCode } from '@goodstanding/api'
import {
  dateOf,
  fail,
  type KeyHistory,
  ok,
  type ReadRequest,
  type Result,
  SECOND_MS,
  type Staple,
} from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import {
  consentCommitment,
  instantOf,
  type KeyState,
  operationHash,
  STAPLE_AGE_MS_MAX,
  signedByScope,
  type VerifiedStaple,
  verifyKeyHistory,
  verifyStaple,
} from '@goodstanding/ledger'
import { endLenderConsent, ledgerKeyHistory } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import type { HeldConsent } from './held-consent.ts'
import { ledgerCopy } from './ledger-copy.ts'

/** What requests rest on: a fresh staple of the own copy of the ledger, and the key history as it is there. */
export type LedgerGround = Pick<ReadRequest, 'header' | 'keyState'> & {
  readonly staple: Staple
  readonly keyHistory: KeyHistory
}

/** A staple older than this is not sent: what is left of its two minutes has to do for the way to every provider. */
export const STAPLE_SENT_MS_MAX = STAPLE_AGE_MS_MAX - 30 * SECOND_MS
const FAULTS = {
  consent_not_found: 'consent_not_active',
  enterprise_not_found: 'enterprise_not_found',
  state_of_another_header: 'unavailable',
} as const

/**
 * Staples a consent at the newest witnessed header of the own copy, brought up to the sequencer's first. What the ledger
 * says against reading is found here, before any provider is asked.
 */
export async function restOnLedger(node: NodeContext, held: HeldConsent): Promise<Result<LedgerGround, ProblemCode>> {
  const { enterprise, revocationHash } = held
  const replica = ledgerCopy(node)
  await replica.catchUp()
  const atLeast = replica.head()?.header.height ?? 0
  const staple = await replica.staple({ enterprise, revocationHash, atLeast })
  if (!staple.ok) return fail(FAULTS[staple.fault])
  const verified = verifyStaple(staple.value, { network: node.network, enterprise, revocationHash })
  const now = node.clock.now()
  if (!verified.ok || !verified.value.isWitnessed || now - verified.value.time > STAPLE_SENT_MS_MAX)
    return fail('unavailable')

  const keyHistory = await historyAt(node, enterprise, verified.value.enterprise.operation)
  const keys = verifyKeyHistory(keyHistory, node.network)
  if (!keys.ok || keys.value.latest !== verified.value.enterprise.operation) return fail('key_history_invalid')
  const code = whyNotActive(held, verified.value, keys.value, node)
  if (code === 'consent_revoked') {
    await node.store.transaction((tx) => endLenderConsent(tx, revocationHash, now))
  }
  if (code !== null) return fail(code)
  const { height, headerHash } = verified.value
  return ok({
    ...{ staple: staple.value, keyHistory, keyState: keys.value.latest },
    header: { height, hash: headerHash },
  })
}

/** The key history up to the operation that the header knows: a later one may stand on the copy already. */
async function historyAt(node: NodeContext, enterprise: string, operation: string): Promise<KeyHistory> {
  const history = await ledgerKeyHistory(node.store, enterprise)
  const last = history.findIndex(({ payload }) => operationHash(payload, node.network) === operation)
  return history.slice(0, last + 1)
}

function whyNotActive(
  held: HeldConsent,
  staple: VerifiedStaple,
  keys: KeyState,
  { network }: Pick<NodeContext, 'network'>,
): ProblemCode | null {
  const { statement, salt } = held
  const isThis =
    staple.consent.commitment === toHex(consentCommitment(statement.payload, salt, network)) &&
    staple.consent.expiresOn === dateOf(held.expires)
  if (!isThis) return 'consent_not_active'
  if (staple.consent.revokedAt !== null) return 'consent_revoked'
  if (staple.time < instantOf(statement.payload.notBefore)) return 'consent_not_begun'
  // The rotation that took a signer out took the consents with it that need it.
  return signedByScope(statement, keys, 'consent', staple.time, network) ? null : 'consent_signature_invalid'
}
