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
  type Staple,
} from '@goodstanding/core'
import { type Bytes, toHex } from '@goodstanding/crypto'
import {
  instantOf,
  type KeyHistoryFault,
  type KeyState,
  type StapleFault,
  sliceHash,
  type VerifiedStaple,
  verifyKeyHistory,
  verifyStaple,
} from '@goodstanding/ledger'
import { type LeafLists, leafLists } from './answer/listed-leaves.ts'
import { type CheckpointOpener, checkpointOpener } from './checkpoints.ts'
import { judgeRegistration, type RegistrationCheck } from './claims/registration.ts'

/** All that the claims are judged from: the parsed report, and what has been recomputed of it once. */
export type VerificationContext = {
  readonly network: Network
  readonly genesis: Bytes
  readonly report: Report
  /** The verifier's own time: for expiry since the read, and for keeping too long. */
  readonly now: Instant
  /** Null where the claim `enterprise` fails: nothing can then be judged by these keys. */
  readonly keyState: KeyState | null
  readonly keyFault: KeyHistoryFault | 'enterprise_id_mismatch' | null
  readonly slices: ReadonlyMap<string, SliceOpening>
  readonly registration: RegistrationCheck
  readonly answers: readonly AnswerContext[]
  readonly openCheckpoint: CheckpointOpener
}

/** One provider's part of the report. */
export type AnswerContext = {
  readonly provider: string
  readonly part: ReportAnswer
  readonly slice: ConsentSlice | null
  readonly staple: JudgedStaple
  readonly laterStaple: JudgedStaple | null
  /** Null where the provider refused or was silent. */
  readonly answer: ReadAnswer | null
  readonly lists: LeafLists
  /** Day and instant of the header that the answer rests on; as the staple says it even where that fails. */
  readonly headerTime: Instant
  readonly headerDay: CalendarDate
}

/** A staple that holds, or why it does not. */
export type JudgedStaple =
  | { readonly ok: true; readonly value: VerifiedStaple }
  | { readonly ok: false; readonly fault: StapleFault }

export function verificationContext(
  report: Report,
  network: Network,
  genesis: Bytes,
  now: Instant,
): VerificationContext {
  const keys = judgeKeys(report, network)
  const slices = new Map(report.consent.slices.map((opening) => [toHex(sliceHash(opening, network)), opening]))
  const judgeStaple = stapleJudge(report, network)
  const openCheckpoint = checkpointOpener(network)
  const answers = report.answers.map((part) => answerContext(part, slices, judgeStaple))
  const registration = judgeRegistration(report, answers, { network, genesis, keyState: keys.keyState })
  return { network, genesis, report, now, ...keys, slices, registration, answers, openCheckpoint }
}

function judgeKeys(report: Report, network: Network): Pick<VerificationContext, 'keyState' | 'keyFault'> {
  const history = verifyKeyHistory(report.keyHistory, network)
  if (!history.ok) return { keyState: null, keyFault: history.fault }
  if (history.value.enterprise !== report.consent.statement.payload.enterprise) {
    return { keyState: null, keyFault: 'enterprise_id_mismatch' }
  }
  return { keyState: history.value, keyFault: null }
}

function answerContext(
  part: ReportAnswer,
  slices: ReadonlyMap<string, SliceOpening>,
  judgeStaple: (staple: Staple) => JudgedStaple,
): AnswerContext {
  const answer = part.outcome.kind === 'answered' ? part.outcome.answer.payload : null
  const headerTime = instantOf(part.staple.at.header.time)
  return {
    provider: part.provider,
    part,
    slice: slices.get(part.request.payload.slice)?.slice ?? null,
    staple: judgeStaple(part.staple),
    laterStaple: part.laterStaple === null ? null : judgeStaple(part.laterStaple),
    answer,
    lists: leafLists(answer ?? { index: [], leaves: [] }),
    headerTime,
    headerDay: dateOf(headerTime),
  }
}

/** Judges each staple once: as a rule all answers of a report rest on the same. */
function stapleJudge(report: Report, network: Network): (staple: Staple) => JudgedStaple {
  const { revocationHash, enterprise } = report.consent.statement.payload
  const judged = new Map<string, JudgedStaple>()
  return (staple) => {
    const name = JSON.stringify(staple)
    const verdict = judged.get(name) ?? verifyStaple(staple, { network, revocationHash, enterprise })
    judged.set(name, verdict)
    return verdict
  }
}

/** The leaves of one subject's list, ascending by position, as the answer's index lists them. */
export function leavesOfList(answer: ReadAnswer, subject: string, type: string): readonly OpenedLeaf[] {
  const list = leafLists(answer).all.find(({ entry }) => entry.subject === subject && entry.type === type)
  return list?.leaves ?? []
}
