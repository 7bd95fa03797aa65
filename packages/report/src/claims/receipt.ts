import { type AccessEntry, HOUR_MS, type ReadAnswer, SECOND_MS } from '@goodstanding/core'
import { type Bytes, fromHex, saltedCommitment, toHex } from '@goodstanding/crypto'
import { accessTag } from '@goodstanding/ledger'
import { encodeLogEntry, leafHash, verifyInclusion, type WitnessedCheckpoint } from '@goodstanding/log'
import { answerDigest, contentOf } from '../answer/answer-digest.ts'
import { openAccessCheckpoint, openRecordCheckpoint } from '../checkpoints.ts'
import type { AnswerContext, VerificationContext } from '../verification-context.ts'
import { type Finding, fails, notChecked } from './claim.ts'

const LOGGED_AFTER_HEADER_MS_MAX = 300 * SECOND_MS
const LOGGED_AFTER_RECORDS_MS_MAX = 24 * HOUR_MS

/** `receipt`: this very answer was logged in the provider's public access log, under the enterprise's own tag, in time. */
export function checkReceipt(
  answer: ReadAnswer,
  context: AnswerContext,
  verification: VerificationContext,
): readonly Finding[] {
  const { slice } = context
  if (slice === null) return [notChecked('depends_on_consent')]
  const { receipt } = answer
  const { consent } = verification.report
  const findings = checkEntry(receipt.entry, answer, context, verification)
  if (receipt.n > consent.statement.payload.reads) findings.push(fails('reads_exceeded', String(receipt.n)))
  if (receipt.proof === null) return [...findings, fails('receipt_provisional')]

  const opened = openAccessCheckpoint(receipt.proof.checkpoint, context.provider, verification.network)
  if (!opened.ok) return [...findings, fails(opened.fault)]
  const commitment = saltedCommitment('access', fromHex(receipt.salt), receipt.entry, verification.genesis)
  const tag = accessTag(fromHex(slice.accessKey), receipt.n)
  const isLogged = verifyInclusion({
    index: receipt.position,
    size: opened.value.checkpoint.size,
    leafHash: leafHash(encodeLogEntry({ kind: 'access', tag, commitment })),
    proof: receipt.proof.inclusion.map(fromHex),
    root: opened.value.checkpoint.root,
  })
  if (!isLogged) findings.push(fails('access_not_logged'))
  return [...findings, ...checkTimes(opened.value, answer, context, verification)]
}

function checkEntry(
  entry: AccessEntry,
  answer: ReadAnswer,
  context: AnswerContext,
  verification: VerificationContext,
): Finding[] {
  const request = context.part.request.payload
  const digest: Bytes = answerDigest(contentOf(answer), verification.genesis)
  const isSame =
    entry.consent === request.consent &&
    entry.reader === request.reader &&
    entry.provider === context.provider &&
    entry.purpose === request.purpose &&
    entry.requestId === request.requestId &&
    entry.header.height === request.header.height &&
    entry.header.hash === request.header.hash &&
    sameTypes(entry.types, context.slice?.types ?? [])
  const findings: Finding[] = []
  if (entry.answerDigest !== toHex(digest)) findings.push(fails('receipt_of_another_answer'))
  if (!isSame) findings.push(fails('receipt_of_another_request'))
  return findings
}

function sameTypes(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join() === [...b].sort().join()
}

/** The access was witnessed within 300 s of the header (the later staple's, where there is one) and 24 h of the records. */
function checkTimes(
  access: WitnessedCheckpoint,
  answer: ReadAnswer,
  context: AnswerContext,
  { network }: VerificationContext,
): readonly Finding[] {
  if (network.descriptor.witnesses.k === 0) return [notChecked('network_without_witnesses')]
  if (access.timeSeconds === null) return [fails('access_not_witnessed')]
  const headerTime = context.laterStaple?.time ?? context.headerTime
  const time = access.timeSeconds * SECOND_MS
  const findings: Finding[] = []
  if (time - headerTime > LOGGED_AFTER_HEADER_MS_MAX) findings.push(fails('access_logged_late'))
  const records = openRecordCheckpoint(answer.recordLog.checkpoint, context.provider, network)
  const recordsTime = records.ok ? records.value.timeSeconds : null
  if (recordsTime === null) return [...findings, notChecked('depends_on_logs_witnessed')]
  if (time - recordsTime * SECOND_MS > LOGGED_AFTER_RECORDS_MS_MAX) findings.push(fails('records_view_stale'))
  return findings
}
