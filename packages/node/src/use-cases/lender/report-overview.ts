import { type ReportOverview, reportOverview } from '@goodstanding/api'
import { formatInstant, type Report, type ReportAnswer } from '@goodstanding/core'
import { ANSWER_CLAIMS, type ClaimVerdict, type Verification } from '@goodstanding/report'
import type { LenderReport } from '@goodstanding/store'
import { z } from 'zod'

type AnswerView = ReportOverview['answers'][number]

const answersText = z.array(reportOverview.shape.answers.element)

/** A kept report at a glance; null while it is still being read. */
export function overviewOf({
  report,
  consent,
  enterprise,
  verdict,
}: Omit<LenderReport, 'sealed'>): ReportOverview | null {
  if (verdict === null) return null
  return {
    ...{ id: report, consent, enterprise, assembledAt: formatInstant(verdict.assembledAt) },
    overall: reportOverview.shape.overall.parse(verdict.overall),
    answers: answersText.parse(JSON.parse(verdict.answers)),
  }
}

/** Each provider's outcome, and the code of what stands against it, if anything does. */
export function answerViews(report: Report, { claims }: Verification): readonly AnswerView[] {
  return report.answers.map((answer) => ({ provider: answer.provider, ...outcomeView(answer, claims) }))
}

function outcomeView(
  { provider, outcome }: ReportAnswer,
  claims: readonly ClaimVerdict[],
): Pick<AnswerView, 'outcome' | 'code'> {
  if (outcome.kind === 'refused') return { outcome: 'refused', code: outcome.refusal.payload.code }
  if (outcome.kind === 'silent') return { outcome: 'silent', code: outcome.reason }
  const failing = claims.flatMap(({ claim, provider: of, findings }) =>
    of === provider && (ANSWER_CLAIMS as readonly string[]).includes(claim)
      ? findings.filter(({ verdict }) => verdict === 'fails')
      : [],
  )
  if (outcome.answer.payload.receipt.proof !== null) return { outcome: 'answered', code: failing[0]?.code ?? null }
  const other = failing.find(({ code }) => code !== 'receipt_provisional')
  return { outcome: 'provisional', code: other?.code ?? null }
}
