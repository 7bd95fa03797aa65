import {
  assert,
  type ConsentStatement,
  formatInstant,
  type Instant,
  type KeyHistory,
  type Network,
  REPORT_MEDIA_TYPE,
  type RegistrationProof,
  type Report,
  type ReportAnswer,
  type SliceOpening,
} from '@goodstanding/core'
import { toHex, utf8 } from '@goodstanding/crypto'
import { sliceHash } from '@goodstanding/ledger'
import { REPORT_SIZE_MAX } from '../parse-report.ts'

const LINE_END = 1

/** What a report is made of: one consent with all its slices open, and what became of each request. */
export type ReportParts = {
  readonly network: Network
  readonly assembledAt: Instant
  readonly consent: {
    readonly statement: ConsentStatement
    readonly salt: string
    readonly slices: readonly SliceOpening[]
  }
  readonly keyHistory: KeyHistory
  /** What the enterprise carries from its registrar; it goes along only where that was asked and has not answered. */
  readonly registration: RegistrationProof | null
  readonly answers: readonly ReportAnswer[]
}

/**
 * Joins the answers of all providers that a consent covers into one report, in the order of the consent's slices. There
 * is one answer to each slice, be it `silent`: a provider cannot be left out. Of answers that are together larger than a
 * verifier reads, the largest stand as `silent`, `too_large`, and all others as they are.
 */
export function assembleReport(parts: ReportParts, sizeMax: number = REPORT_SIZE_MAX): Report {
  let fitting = parts
  for (;;) {
    const report = joined(fitting)
    if (fileSizeOf(report) <= sizeMax) return report
    fitting = { ...parts, answers: withoutLargest(fitting.answers, parts.assembledAt) }
  }
}

/** Of a file that holds it on one line, in bytes: never fewer than its characters. No text of the whole is made for it. */
function fileSizeOf(report: Report): number {
  const frame = sizeOf({ ...report, answers: [] })
  const commas = Math.max(report.answers.length - 1, 0)
  return report.answers.reduce((sum, answer) => sum + sizeOf(answer), frame + commas + LINE_END)
}

function sizeOf(value: unknown): number {
  return utf8(JSON.stringify(value)).length
}

function withoutLargest(answers: readonly ReportAnswer[], assembledAt: Instant): readonly ReportAnswer[] {
  const sizes = answers.map(({ outcome }) => (outcome.kind === 'answered' ? sizeOf(outcome) : 0))
  const largest = Math.max(...sizes)
  assert(largest > 0, 'a report without answers is no larger than a verifier reads')
  const outcome = { kind: 'silent', at: formatInstant(assembledAt), reason: 'too_large' } as const
  const at = sizes.indexOf(largest)
  return answers.map((answer, i) => (i === at ? { ...answer, outcome } : answer))
}

function joined({ network, assembledAt, consent, keyHistory, registration, answers }: ReportParts): Report {
  const { payload } = consent.statement
  const openings = new Map(consent.slices.map((opening) => [toHex(sliceHash(opening, network)), opening]))
  const bySlice = new Map(answers.map((answer) => [answer.request.payload.slice, answer]))
  assert(bySlice.size === answers.length, 'a slice is answered once')
  assert(answers.length === payload.slices.length, 'each slice of the consent is answered')
  const registrar = answers.find(({ provider }) => provider === registration?.provider)
  const isCarried = registrar !== undefined && registrar.outcome.kind !== 'answered'
  return {
    format: REPORT_MEDIA_TYPE,
    version: 1,
    network: [network.descriptor],
    assembledAt: formatInstant(assembledAt),
    consent: {
      statement: consent.statement,
      salt: consent.salt,
      slices: payload.slices.map((hash) => given(openings, hash)),
    },
    keyHistory,
    registration: isCarried ? registration : null,
    answers: payload.slices.map((hash) => given(bySlice, hash)),
  }
}

function given<T>(bySlice: ReadonlyMap<string, T>, hash: string): T {
  const value = bySlice.get(hash)
  assert(value !== undefined, 'each slice of the consent is open and answered')
  return value
}
