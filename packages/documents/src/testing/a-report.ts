import { readFileSync } from 'node:fs'
import {
  type Body,
  type CalendarDate,
  type Instant,
  instantOfMs,
  type OpenedLeaf,
  type RecordType,
  type Report,
  type ReportAnswer,
  type ReportOutcome,
} from '@goodstanding/core'
import { CLAIMS, type Finding, parseReport, type Verification } from '@goodstanding/report'
import { aBody } from '@goodstanding/testkit'
import type { CreditReportParts } from '../credit-report/report-view.ts'

/** The day on which reports of these tests are read. */
export const NOW: Instant = instantOfMs(Date.parse('2026-03-02T12:00:06.000Z'))

/** A fact that a provider states; what is not given is as in `aBody`. */
export type FactPlan = { readonly type: RecordType; readonly asOf?: string; readonly body?: object }

/** A provider of a report, and what it was asked and answered. */
export type AnswerPlan = {
  readonly provider: string
  readonly types: readonly RecordType[]
  readonly facts?: readonly FactPlan[]
  readonly outcome?: 'answered' | 'refused' | 'silent'
}

export type ReportPlan = {
  readonly answers: readonly AnswerPlan[]
  readonly registration?: Partial<Body<'registration'>>
  readonly overall?: Verification['overall']
  readonly findings?: readonly Finding[]
  readonly testNetwork?: boolean
}

const HONEST = honestReport()

/**
 * A report of these answers with a verification that says what the plan says: its facts are those that a document shows.
 * Whether a report holds is the business of other tests.
 */
export function aReport(plan: ReportPlan): Pick<CreditReportParts, 'report' | 'verification' | 'now'> {
  const [descriptor] = HONEST.network
  const [opening] = HONEST.consent.slices
  const [answer] = HONEST.answers
  if (descriptor === undefined || opening === undefined || answer === undefined) throw new Error('the vector is whole')
  const clock = {
    declared: '2026-01-01T00:00:00.000Z',
    real: '2026-01-01T00:00:00.000Z',
    generated: ['registration' as const],
  }
  const report: Report = {
    ...HONEST,
    network: [{ ...descriptor, testClock: plan.testNetwork === true ? clock : null }],
    consent: {
      ...HONEST.consent,
      slices: plan.answers.map(({ provider, types }) => ({
        ...opening,
        slice: { ...opening.slice, provider, types: [...types] },
      })),
    },
    answers: plan.answers.map((one, i) => answerOf(one, i, answer)),
  }
  return { report, verification: verificationOf(plan), now: NOW }
}

function honestReport(): Report {
  const read = parseReport(readFileSync(new URL('../../../../vectors/report/honest.json', import.meta.url), 'utf8'))
  if (!read.ok) throw new Error(read.fault)
  return read.value
}

function answerOf(
  { provider, facts = [], outcome = 'answered' }: AnswerPlan,
  at: number,
  like: ReportAnswer,
): ReportAnswer {
  const { outcome: honest } = like
  if (honest.kind !== 'answered') throw new Error('the vector answers')
  return { ...like, provider, outcome: outcomes()[outcome] }

  function outcomes(): { readonly [K in ReportOutcome['kind']]: ReportOutcome } {
    const leaves = facts.map((fact, i) => leafOf(fact, provider, at * 1_000 + i))
    const index = [...new Set(facts.map(({ type }) => type))].map((type) => ({
      ...firstIndex(like),
      type,
      list: {
        salt: '00'.repeat(32),
        positions: leaves.filter(({ head }) => head.type === type).map((leaf) => leaf.position),
      },
    }))
    const refusal = {
      kind: 'read_refusal' as const,
      provider,
      request: '00'.repeat(32),
      code: 'consent_not_active' as const,
      at: '2026-03-02T12:00:05.000Z',
    }
    if (honest.kind !== 'answered') throw new Error('the vector answers')
    const { answer } = honest
    return {
      answered: { kind: 'answered', answer: { ...answer, payload: { ...answer.payload, provider, index, leaves } } },
      refused: { kind: 'refused', refusal: { payload: refusal, proofs: answer.proofs } },
      silent: { kind: 'silent', at: '2026-03-02T12:00:05.000Z', reason: 'timeout' },
    }
  }
}

function firstIndex({ outcome }: ReportAnswer) {
  const first = outcome.kind === 'answered' ? outcome.answer.payload.index[0] : undefined
  if (first === undefined) throw new Error('the vector has an index')
  return first
}

function leafOf({ type, asOf = '2026-03-01', body = {} }: FactPlan, provider: string, position: number): OpenedLeaf {
  const id = `0195${String(position).padStart(4, '0')}-0000-7000-8000-${String(position).padStart(12, '0')}`
  return {
    position,
    head: {
      type,
      version: 1,
      id,
      provider,
      subject: firstSubject(),
      asOf: asOf as CalendarDate,
      issued: `${asOf}T08:00:00.000Z`,
      until: null,
      supersedes: null,
    },
    headSalt: '00'.repeat(32),
    bodyCommitment: null,
    opened: { body: aBody(type, body), salt: '00'.repeat(32) },
  }
}

function firstSubject(): string {
  return '22'.repeat(16)
}

function verificationOf({ overall = 'verified', findings = [], registration = {} }: ReportPlan): Verification {
  const body = { ...aBody('registration'), ...registration }
  return {
    overall,
    claims: CLAIMS.map((claim) => ({
      claim,
      verdict: claim === 'network' ? (findings[0]?.verdict ?? 'holds') : 'holds',
      findings: claim === 'network' ? findings : [],
    })),
    registrations: [
      {
        registrar: 'registry-ca',
        body,
        entry: { registry: body.registry, number: body.number },
        subject: '11'.repeat(16),
        from: 'answer',
      },
    ],
  }
}
