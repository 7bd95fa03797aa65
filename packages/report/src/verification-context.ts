import {
  type CalendarDate,
  type ConsentSlice,
  dateOf,
  type Instant,
  type Network,
  type OpenedLeaf,
  type ReadAnswer,
  type Report,
  type ReportAnswer,
  type SliceOpening,
} from '@goodstanding/core'
import { type Bytes, toHex } from '@goodstanding/crypto'
import {
  instantOf,
  type KeyState,
  sliceHash,
  type VerifiedStaple,
  verifyKeyHistory,
  verifyStaple,
} from '@goodstanding/ledger'

/** All that the claims are judged from: the parsed report, and what has been recomputed of it once. */
export type VerificationContext = {
  readonly network: Network
  readonly genesis: Bytes
  readonly report: Report
  /** The verifier's own time: for expiry since the read, and for keeping too long. */
  readonly now: Instant
  /** Null where the key history does not hold. */
  readonly keyState: KeyState | null
  readonly keyHistoryFault: string | null
  readonly slices: ReadonlyMap<string, SliceOpening>
  readonly answers: readonly AnswerContext[]
}

/** One provider's part of the report. */
export type AnswerContext = {
  readonly provider: string
  readonly part: ReportAnswer
  readonly slice: ConsentSlice | null
  readonly staple: VerifiedStaple | null
  readonly stapleFault: string | null
  readonly laterStaple: VerifiedStaple | null
  readonly laterStapleFault: string | null
  /** Null where the provider refused or was silent. */
  readonly answer: ReadAnswer | null
  /** Day and instant of the header that the answer rests on; as the request names it even where the staple fails. */
  readonly headerTime: Instant
  readonly headerDay: CalendarDate
}

export function verificationContext(
  report: Report,
  network: Network,
  genesis: Bytes,
  now: Instant,
): VerificationContext {
  const history = verifyKeyHistory(report.keyHistory, network)
  const slices = new Map(report.consent.slices.map((opening) => [toHex(sliceHash(opening, network)), opening]))
  return {
    network,
    genesis,
    report,
    now,
    keyState: history.ok ? history.value : null,
    keyHistoryFault: history.ok ? null : history.fault,
    slices,
    answers: report.answers.map((part) => answerContext(part, report, network, slices)),
  }
}

function answerContext(
  part: ReportAnswer,
  report: Report,
  network: Network,
  slices: ReadonlyMap<string, SliceOpening>,
): AnswerContext {
  const { revocationHash, enterprise } = report.consent.statement.payload
  const expected = { network, revocationHash, enterprise }
  const staple = verifyStaple(part.staple, expected)
  const later = part.laterStaple === null ? null : verifyStaple(part.laterStaple, expected)
  const headerTime = instantOf(part.staple.at.header.time)
  return {
    provider: part.provider,
    part,
    slice: slices.get(part.request.payload.slice)?.slice ?? null,
    staple: staple.ok ? staple.value : null,
    stapleFault: staple.ok ? null : staple.fault,
    laterStaple: later?.ok ? later.value : null,
    laterStapleFault: later === null || later.ok ? null : later.fault,
    answer: part.outcome.kind === 'answered' ? part.outcome.answer.payload : null,
    headerTime,
    headerDay: dateOf(headerTime),
  }
}

/** The leaves of one subject's list, ascending by position, as the answer's index lists them. */
export function leavesOfList(answer: ReadAnswer, subject: string, type: string): readonly OpenedLeaf[] {
  const entry = answer.index.find((item) => item.subject === subject && item.type === type)
  const positions = new Set(entry?.list?.positions)
  return answer.leaves.filter((leaf) => positions.has(leaf.position)).sort((a, b) => a.position - b.position)
}
