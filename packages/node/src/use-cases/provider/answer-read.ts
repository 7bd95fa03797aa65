import type { ReadBody, ReadResult } from '@goodstanding/api'
import { dateOf, formatInstant, type ReadRefusal } from '@goodstanding/core'
import { equalBytes, signStatement, toHex } from '@goodstanding/crypto'
import { instantOf } from '@goodstanding/ledger'
import { standing } from '@goodstanding/report'
import {
  hasEnded,
  hasLaterConsent,
  liveLinksOf,
  type ProviderRead,
  readByRequest,
  readsTaken,
} from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { buildAnswer, listsOfSlice } from './build-answer.ts'
import { isStillShown } from './is-still-shown.ts'
import { judgeRead, type ReadView } from './judge-read.ts'
import { untilWitnessed } from './log-watch.ts'
import { ownRegistration } from './own-registration.ts'
import { type ProviderParts, providerParts } from './provider-parts.ts'
import { readSlot, type SlotView } from './read-slot.ts'
import { answerName, signAnswer, unsealAnswer } from './stored-answer.ts'
import { readConsentOf, requestDigest, takeRead } from './take-read.ts'

/** How long an answer waits for its access entry to be witnessed before it goes out provisional. */
const RECEIPT_WITHIN_MS = 10_000

/**
 * Answers a read with what the consent's slice covers as the newest witnessed slot has it, once the access is logged; or
 * refuses it, signed. Everything is verified here, whoever asks. `unavailable` where the access log does not publish in
 * time: nothing is shown before it is logged.
 */
export async function answerRead(
  node: NodeContext,
  caller: string,
  body: ReadBody,
): Promise<ReadResult | 'unavailable'> {
  const parts = await providerParts(node)
  const { reader, requestId } = body.request.payload
  const earlier = await readByRequest(node.store.db, reader, requestId)
  const view = await gatherView(node, caller, body, earlier)
  const refusal = judgeRead(view)
  if (refusal !== null) return refuse(node, body, refusal)
  if (earlier !== null) return answerStored(node, parts, body, 'again')

  const slot = await readSlot(node, listsOfSlice(body.consent.slice.slice))
  if (slot === null || !hasLinks(slot, view.links)) return refuse(node, body, 'subject_not_linked')
  const content = await buildAnswer(slot, parts, {
    provider: node.self.name,
    request: toHex(requestDigest(body, node.genesisHash)),
    slice: body.consent.slice.slice,
    on: dateOf(instantOf(body.staple.at.header.time)),
    at: view.now,
  })
  const taken = await takeRead(node, parts, body, { content, caller, at: view.now })
  if (!taken.ok && taken.fault !== 'taken') return refuse(node, body, taken.fault)
  return answerStored(node, parts, body, 'first')
}

/** What a read is judged from; `earlier` is what was answered to its request before. */
export async function gatherView(
  node: NodeContext,
  caller: string,
  body: ReadBody,
  earlier: ProviderRead | null,
): Promise<ReadView> {
  const { network, genesisHash, self, clock, store } = node
  const consent = readConsentOf(body.consent.statement.payload)
  const { subjects } = body.consent.slice.slice
  const links = await liveLinksOf(store.db, subjects)
  const entries = await Promise.all(links.map(({ subject }) => ownRegistration(node, subject)))
  return {
    ...{ now: clock.now(), network, genesis: genesisHash, self, caller, body },
    earlier: earlier && {
      isSameRequest: equalBytes(earlier.requestDigest, requestDigest(body, genesisHash)),
      isStored: earlier.sealed !== null,
    },
    hasEnded: await hasEnded(store.db, consent.revocationHash),
    links: new Map(links.map((link) => [link.subject, link])),
    isRegistrar: entries.some((entry) => entry !== null),
    taken: await readsTaken(store.db, consent.revocationHash),
    hasLaterConsent: await hasLaterConsent(store.db, consent),
  }
}

/** Whether the link that stands now stands in that slot too: one that was made a moment ago is not witnessed yet. */
function hasLinks({ lists }: SlotView, links: ReadView['links']): boolean {
  const ofLinks = lists.filter(({ type }) => type === 'link')
  return ofLinks.every(({ subject, leaves }) => {
    const live = links.get(subject)?.link
    // One that is published anew stands there under its earlier id until the new one is witnessed.
    return live !== undefined && standing(leaves).some(({ head, endedBy }) => head.id === live || endedBy === live)
  })
}

/** The stored answer with its receipt, for which it waits a little. What is no longer to be shown is not shown again. */
async function answerStored(
  node: NodeContext,
  parts: ProviderParts,
  body: ReadBody,
  time: 'first' | 'again',
): Promise<ReadResult | 'unavailable'> {
  const { reader, requestId } = body.request.payload
  const find = () => readByRequest(node.store.db, reader, requestId)
  await untilWitnessed(parts.access, async () => (await find())?.position ?? null, RECEIPT_WITHIN_MS)
  const read = await find()
  if (read?.position == null) return 'unavailable'
  if (read.sealed === null) return refuse(node, body, 'consent_revoked')
  const key = await parts.retentionKeys.keyOf(read.keyMonth)
  const stored = unsealAnswer(read.sealed, answerName(reader, requestId), key)
  const on = dateOf(instantOf(body.staple.at.header.time))
  if (time === 'again' && !(await isStillShown(node, stored.content, on))) return refuse(node, body, 'request_too_old')
  return { kind: 'answered', answer: await signAnswer(node, parts, stored, read.position) }
}

function refuse(node: NodeContext, body: ReadBody, code: ReadRefusal): ReadResult {
  const refusal = {
    ...{ kind: 'read_refusal' as const, provider: node.self.name, code },
    request: toHex(requestDigest(body, node.genesisHash)),
    at: formatInstant(node.clock.now()),
  }
  const { payload, proofs } = signStatement(refusal, [node.keys.statement], node.genesisHash)
  return { kind: 'refused', refusal: { payload, proofs: [...proofs] } }
}
