import type { AnswerOf, BodyOf, grantConsentContract } from '@goodstanding/api'
import { addMs, type ConsentGrant, DAY_MS, dateOf, fail, type Operation, ok, type Result } from '@goodstanding/core'
import { canonicalJson, signStatement, toHex } from '@goodstanding/crypto'
import { consentCommitment, instantOf } from '@goodstanding/ledger'
import {
  countConsentsSince,
  deliveredConsents,
  type HomeConsent,
  homeConsent,
  homeConsentByHash,
  homeLinks,
  homeRegistration,
  homeRequest,
  insertHomeConsent,
  lockHomeEnterprise,
  type StoreTransaction,
  unendedHomeConsents,
} from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { type EnterpriseKeys, keysOfCaller } from './home-ledger.ts'
import { type GrantFault, type GrantView, judgeGrant } from './judge-grant.ts'
import { sendHomeMessage } from './send-home-message.ts'
import { firstDelivery, settleGrant } from './settle-grant.ts'

export type Granting = BodyOf<typeof grantConsentContract>
type Granted = AnswerOf<typeof grantConsentContract>['body']

/** How long the answer waits for the reader to take the consent; after that it is handed over in the background. */
const DELIVERY_WAIT_MS = 5_000

/**
 * Checks all that a careful home node can, puts the consent blind on the ledger, and hands it to its reader. The same
 * grant again gives the same answer.
 */
export async function grantConsent(
  node: NodeContext,
  enterprise: string,
  granting: Granting,
): Promise<Result<Granted, GrantFault>> {
  const keys = await keysOfCaller(node, enterprise)
  const kept = await keepConsent(node, enterprise, granting, keys)
  if (!kept.ok) return kept
  const settled = await settleGrant(node, kept.value)
  if (!settled.ok) return settled
  return ok({ ...settled.value, delivered: await deliverNow(node, kept.value) })
}

/** Judges and keeps the consent in one transaction: of two at once for one reader and purpose, one is refused. */
async function keepConsent(
  node: NodeContext,
  enterprise: string,
  granting: Granting,
  keys: EnterpriseKeys,
): Promise<Result<HomeConsent, GrantFault>> {
  const { payload } = granting.statement
  const operation = grantOperation(node, granting)
  return node.store.transaction(async (tx) => {
    await lockHomeEnterprise(tx, enterprise)
    const known = await homeConsent(tx, payload.id)
    if (known !== null) return isSameGrant(known, granting) ? ok(known) : fail('consent_exists')
    if ((await homeConsentByHash(tx, payload.revocationHash)) !== null) return fail('consent_exists')
    const fault = judgeGrant(await gather(tx, node, enterprise, granting, keys))
    if (fault !== null) return fail(fault)
    const { statement, salt, slices, request } = granting
    await insertHomeConsent(tx, {
      ...{ id: payload.id, enterprise, reader: payload.reader, purpose: payload.purpose, request },
      ...{ revocationHash: payload.revocationHash, statement, salt, slices, operation },
      ...{ notBefore: instantOf(payload.notBefore), expires: instantOf(payload.expires) },
      grantedAt: node.clock.now(),
    })
    const inserted = await homeConsent(tx, payload.id)
    return inserted === null ? fail('consent_not_found') : ok(inserted)
  })
}

async function gather(
  tx: StoreTransaction,
  node: NodeContext,
  enterprise: string,
  { statement, slices, request }: Granting,
  { state }: EnterpriseKeys,
): Promise<GrantView> {
  const now = node.clock.now()
  const { reader, purpose } = statement.payload
  const links = await homeLinks(tx, enterprise)
  return {
    ...{ now, network: node.network, enterprise, keys: state, statement, slices },
    links: links.filter(({ endedAt }) => endedAt === null),
    registration: await homeRegistration(tx, enterprise),
    unended: await unendedHomeConsents(tx, { enterprise, reader, purpose, at: now }),
    request: request === null ? null : ((await homeRequest(tx, request)) ?? undefined),
    grantedToday: await countConsentsSince(tx, enterprise, addMs(now, -DAY_MS)),
  }
}

/** The blind operation: a commitment, a hash and a day, signed by this member. */
function grantOperation({ network, self, keys, genesisHash }: NodeContext, { statement, salt }: Granting): Operation {
  const { payload } = statement
  const grant: ConsentGrant = {
    kind: 'consent.grant',
    member: self.name,
    commitment: toHex(consentCommitment(payload, salt, network)),
    revocationHash: payload.revocationHash,
    expiresOn: dateOf(instantOf(payload.expires)),
  }
  const { proofs } = signStatement(grant, [keys.statement], genesisHash)
  return { payload: grant, proofs: [...proofs] }
}

function isSameGrant(known: HomeConsent, { statement, salt, slices, request }: Granting): boolean {
  const parts = { statement: known.statement, salt: known.salt, slices: known.slices, request: known.request }
  return canonicalJson(parts) === canonicalJson({ statement, salt, slices, request })
}

async function deliverNow(node: NodeContext, consent: HomeConsent): Promise<boolean> {
  const { id, reader, enterprise } = consent
  if (reader === enterprise || (await deliveredConsents(node.store.db, [id])).has(id)) return true
  return sendHomeMessage(node, { ...firstDelivery(consent), tries: 0 }, DELIVERY_WAIT_MS)
}
