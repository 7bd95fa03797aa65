import type { ReadBody } from '@goodstanding/api'
import {
  type AnswerContent,
  addMs,
  type ConsentPayload,
  dateOf,
  fail,
  formatInstant,
  type Instant,
  ok,
  type ReadRefusal,
  type Result,
} from '@goodstanding/core'
import { type Bytes, fromHex, statementDigest, toHex } from '@goodstanding/crypto'
import { instantOf } from '@goodstanding/ledger'
import { answerDigest } from '@goodstanding/report'
import {
  hasEnded,
  hasLaterConsent,
  insertRead,
  lockConsent,
  putReadsTaken,
  type ReadConsent,
  readByRequest,
} from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { ANSWER_STORED_MS, judgeReads } from './judge-read.ts'
import { monthOf } from './keys/retention-keys.ts'
import { seal } from './keys/seal.ts'
import type { ProviderParts } from './provider-parts.ts'
import { accessLogEntry, answerName, type StoredAnswer } from './stored-answer.ts'

/** What a provider remembers of a consent that is read under. */
export function readConsentOf(payload: ConsentPayload): ReadConsent {
  const { id, enterprise, reader, purpose, revocationHash } = payload
  return {
    ...{ consent: id, enterprise, reader, purpose, revocationHash },
    notBefore: instantOf(payload.notBefore),
    expires: instantOf(payload.expires),
  }
}

/**
 * Takes a read: counts it under the consent's row lock, queues its access entry and stores the answer, all or nothing.
 * What may have changed since the request was judged is judged again. `taken` where the same request has been taken
 * meanwhile.
 */
export async function takeRead(
  node: NodeContext,
  parts: ProviderParts,
  body: ReadBody,
  answer: { readonly content: AnswerContent; readonly caller: string; readonly at: Instant },
): Promise<Result<StoredAnswer, ReadRefusal | 'taken'>> {
  const consent = readConsentOf(body.consent.statement.payload)
  const { requestId, reader } = body.request.payload
  const keyMonth = monthOf(dateOf(addMs(answer.at, ANSWER_STORED_MS)))
  const key = await parts.retentionKeys.keyOf(keyMonth)
  return node.store.transaction(async (tx) => {
    const taken = await lockConsent(tx, consent)
    if ((await readByRequest(tx, reader, requestId)) !== null) return fail('taken')
    if (await hasEnded(tx, consent.revocationHash)) return fail('consent_revoked')
    const later = await hasLaterConsent(tx, consent)
    const refusal = judgeReads({ now: answer.at, taken, hasLaterConsent: later, body })
    if (refusal !== null) return fail(refusal)

    const n = taken.reads + 1
    const stored = storedAnswer(node, body, answer.content, { n, at: answer.at })
    const entry = accessLogEntry(stored, body.consent.slice.slice.accessKey, node.genesisHash)
    const queueId = await parts.access.enqueue(tx, entry)
    await insertRead(tx, {
      ...{ reader, requestId, requestDigest: requestDigest(body, node.genesisHash), caller: answer.caller },
      ...{ consent: consent.consent, revocationHash: consent.revocationHash, at: answer.at, queueId, keyMonth },
      sealed: seal(stored, answerName(reader, requestId), key, node.random),
    })
    await putReadsTaken(tx, consent.revocationHash, { reads: n, lastReadAt: answer.at })
    return ok(stored)
  })
}

/** What names a request whatever else comes with it: the digest that its signature is over. */
export function requestDigest({ request }: ReadBody, genesisHash: Bytes): Bytes {
  return statementDigest(request.payload, genesisHash)
}

function storedAnswer(
  node: NodeContext,
  { request, consent }: ReadBody,
  content: AnswerContent,
  { n, at }: { readonly n: number; readonly at: Instant },
): StoredAnswer {
  const { payload } = request
  const entry = {
    ...{ kind: 'access' as const, consent: payload.consent, reader: payload.reader, provider: node.self.name },
    ...{ purpose: payload.purpose, types: [...consent.slice.slice.types] },
    answerDigest: toHex(answerDigest(content, fromHex(node.network.genesisHash))),
    ...{ requestId: payload.requestId, header: payload.header, at: formatInstant(at) },
  }
  return { content, entry, salt: toHex(node.random(32)), n }
}
