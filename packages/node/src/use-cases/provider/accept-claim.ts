import type { BodyOf, ClaimDone, claimContract } from '@goodstanding/api'
import {
  type ClaimRefusal,
  dateOf,
  fail,
  formatInstant,
  type Instant,
  type LinkStatement,
  linkStatement,
  ok,
  type Result,
  type StatementHead,
} from '@goodstanding/core'
import { addProof, canonicalJson, uuidV7 } from '@goodstanding/crypto'
import {
  type ClaimCodeRow,
  claimCodeByHash,
  insertLink,
  liveLinkOfEntry,
  liveLinksOf,
  lockClaim,
  takeClaimCode,
} from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { awaitLeaf } from './await-leaf.ts'
import { countClaimTry } from './claim-tries.ts'
import { findClaimCode } from './find-claim-code.ts'
import { judgeClaim } from './judge-claim.ts'
import { keyMonthOf } from './keys/retention-keys.ts'
import { makeLeaf } from './make-leaf.ts'
import { openBody } from './open-body.ts'
import { ownRegistration } from './own-registration.ts'
import { proveRegistration } from './prove-registration.ts'
import { providerParts } from './provider-parts.ts'
import { queueLeaves } from './queue-leaves.ts'

export type Claim = BodyOf<typeof claimContract>

/** What becomes of a claim: the link that stands, or `unavailable` where it stands and could not be published in time. */
export type ClaimOutcome = Result<ClaimDone, ClaimRefusal | 'unavailable'>

/**
 * Links a subject to an enterprise for whoever shows the code that the provider gave its customer: checks code, keys and
 * registration, countersigns and publishes. The same claim again gives the same link.
 */
export async function acceptClaim(node: NodeContext, claim: Claim): Promise<ClaimOutcome> {
  const found = await findClaimCode(node, claim.code)
  if (!found.ok) return fail(found.refusal)
  const { row } = found
  if (row.link !== null) return (await isSameClaim(node, row.link, claim.link)) ? done(node, row, row.link) : USED
  if (!(await countClaimTry(node, row.subject))) return fail('claim_tries_exceeded')

  const registration = await ownRegistration(node, row.subject)
  const isOwn = registration !== null
  const refusal = judgeClaim({
    ...{ now: node.clock.now(), network: node.network, genesis: node.genesisHash, self: node.self },
    ...{ subject: row.subject, link: claim.link, keyHistory: claim.keyHistory, keyStaple: claim.keyStaple },
    ...{ registration: claim.registration, ownRegistration: registration },
    isLinked: await isLinked(node.store.db, row.subject, isOwn, claim.link),
  })
  if (refusal !== null) return fail(refusal)
  const linked = await commitLink(node, row, isOwn, claim.link)
  return linked.ok ? done(node, row, linked.value) : linked
}

const USED = { ok: false, fault: 'claim_code_used' } as const

type Queries = Parameters<typeof liveLinksOf>[0]

/** A subject has one live link; at its registrar, an entry has one. */
async function isLinked(
  queries: Queries,
  subject: string,
  isOwnEntry: boolean,
  { payload }: LinkStatement,
): Promise<boolean> {
  const links = await liveLinksOf(queries, [subject])
  if (links.length > 0) return true
  return isOwnEntry && (await liveLinkOfEntry(queries, payload.registration)) !== null
}

async function commitLink(
  node: NodeContext,
  code: ClaimCodeRow,
  isOwnEntry: boolean,
  link: LinkStatement,
): Promise<Result<string, ClaimRefusal>> {
  const parts = await providerParts(node)
  const now = node.clock.now()
  const today = dateOf(now)
  const keys = await parts.retentionKeys.keysOf([keyMonthOf(null, today)])
  const head = linkHead(node, code.subject, now)
  const body = addProof(link, node.keys.statement, node.genesisHash)
  const leaf = makeLeaf({ head, body, leavesOn: null }, { ...node, keys, today })
  return node.store.transaction(async (tx) => {
    await lockClaim(tx, code.subject, link.payload.registration)
    if ((await claimCodeByHash(tx, code.codeHash))?.link !== null) return USED
    if (await isLinked(tx, code.subject, isOwnEntry, link)) return fail('entry_already_linked')
    await takeClaimCode(tx, code.codeHash, head.id)
    await queueLeaves(tx, parts, [leaf])
    const { enterprise, registration } = link.payload
    await insertLink(tx, { link: head.id, subject: code.subject, enterprise, registration })
    return ok(head.id)
  })
}

function linkHead(node: NodeContext, subject: string, now: Instant): StatementHead {
  return {
    ...{ type: 'link', version: 1, id: uuidV7(now, node.random(10)), provider: node.self.name, subject },
    ...{ asOf: dateOf(now), issued: formatInstant(now), until: null, of: 'link', ends: null },
  }
}

/** Whether a used code's link is the one that is claimed again: the answer got lost on its way. */
async function isSameClaim(node: NodeContext, linkId: string, claimed: LinkStatement): Promise<boolean> {
  const made = linkStatement.safeParse(await openBody(node, linkId))
  return made.success && canonicalJson(made.data.payload) === canonicalJson(claimed.payload)
}

async function done(node: NodeContext, { subject }: ClaimCodeRow, link: string): Promise<ClaimOutcome> {
  const opened = await awaitLeaf(node, link)
  if (opened === null) return fail('unavailable')
  const isRegistrar = node.self.roles.includes('registrar')
  return ok({ link: opened, registration: isRegistrar ? await proveRegistration(node, { subject, link }) : null })
}
