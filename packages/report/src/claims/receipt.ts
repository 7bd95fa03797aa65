import { type AccessEntry, HOUR_MS, type ReadAnswer, SECOND_MS } from '@goodstanding/core'
import { fromHex, toHex } from '@goodstanding/crypto'
import { leafHash, verifyInclusion, type WitnessedCheckpoint } from '@goodstanding/log'
import { accessLeaf } from '../answer/access-leaf.ts'
import { answerDigest, contentOf } from '../answer/answer-digest.ts'
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
  const { slice, provider } = context
  if (slice === null) return [notChecked('depends_on_consent')]
  const { n, proof } = answer.receipt
  const findings = checkEntry(answer, context, verification)
  if (n > verification.report.consent.statement.payload.reads) findings.push(fails('reads_exceeded', String(n)))
  if (proof === null) return [...findings, fails('receipt_provisional')]
  const opened = verification.openCheckpoint(proof.checkpoint, provider, 'access')
  if (!opened.ok) return [...findings, notChecked('depends_on_logs_witnessed')]
  if (!isLogged(answer.receipt, slice.accessKey, opened.value, verification)) findings.push(fails('access_not_logged'))
  return [...findings, ...checkTimes(opened.value, answer, context, verification)]
}

/** The entry is of this answer to this request. */
function checkEntry(answer: ReadAnswer, context: AnswerContext, { genesis }: VerificationContext): Finding[] {
  const { entry } = answer.receipt
  const { consent, reader, purpose, requestId, header } = context.part.request.payload
  const isSame =
    entry.consent === consent &&
    entry.reader === reader &&
    entry.provider === context.provider &&
    entry.purpose === purpose &&
    entry.requestId === requestId &&
    entry.header.height === header.height &&
    entry.header.hash === header.hash &&
    sameTypes(entry.types, context.slice?.types ?? [])
  const findings: Finding[] = []
  if (entry.answerDigest !== toHex(answerDigest(contentOf(answer), genesis))) {
    findings.push(fails('receipt_of_another_answer'))
  }
  if (!isSame) findings.push(fails('receipt_of_another_request'))
  return findings
}

function sameTypes(a: AccessEntry['types'], b: AccessEntry['types']): boolean {
  return a.length === b.length && a.toSorted().join() === b.toSorted().join()
}

/** Tag and commitment stand at the entry's position under the checkpoint. */
function isLogged(
  receipt: ReadAnswer['receipt'],
  accessKey: string,
  { checkpoint: { size, root } }: WitnessedCheckpoint,
  { genesis }: VerificationContext,
): boolean {
  return verifyInclusion({
    index: receipt.position,
    size,
    root,
    leafHash: leafHash(accessLeaf(receipt, accessKey, genesis)),
    proof: (receipt.proof?.inclusion ?? []).map(fromHex),
  })
}

/** The access was witnessed within 300 s of the header (the later staple's, where there is one) and 24 h of the records. */
function checkTimes(
  access: WitnessedCheckpoint,
  answer: ReadAnswer,
  { laterStaple, headerTime, provider }: AnswerContext,
  { network, openCheckpoint }: VerificationContext,
): readonly Finding[] {
  if (network.descriptor.witnesses.k === 0) return [notChecked('network_without_witnesses')]
  if (access.timeSeconds === null) return [notChecked('depends_on_logs_witnessed')]
  const time = access.timeSeconds * SECOND_MS
  const restsOn = laterStaple?.ok ? laterStaple.value.time : headerTime
  const findings: Finding[] = []
  if (time - restsOn > LOGGED_AFTER_HEADER_MS_MAX) findings.push(fails('access_logged_late'))
  const records = openCheckpoint(answer.recordLog.checkpoint, provider, 'records')
  const recordsTime = records.ok ? records.value.timeSeconds : null
  if (recordsTime === null) return [...findings, notChecked('depends_on_logs_witnessed')]
  if (time - recordsTime * SECOND_MS > LOGGED_AFTER_RECORDS_MS_MAX) findings.push(fails('records_view_stale'))
  return findings
}
