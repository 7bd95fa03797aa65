import type { AnswerContent, ReadAnswer, Report, ReportAnswer, Staple } from '@goodstanding/core'
import type { World } from './test-world.ts'

export const BANK = 'northbank'
export const REGISTRY = 'registry-ca'

type Content = (content: AnswerContent, world: World) => AnswerContent | Promise<AnswerContent>

/** Bends one provider's answer before it logs and signs it. */
export function contentOf(name: string, change: Content): Content {
  return (content, world) => (content.provider === name ? change(content, world) : content)
}

/** Changes the bank's answer in the finished file, without its signing it anew. */
export function answerInFile(change: (answer: ReadAnswer) => ReadAnswer): (report: Report) => Report {
  return partInFile(BANK, (part) => {
    if (part.outcome.kind !== 'answered') throw new Error('the bank has answered')
    const { payload, proofs } = part.outcome.answer
    return { ...part, outcome: { kind: 'answered', answer: { payload: change(payload), proofs } } }
  })
}

export function partInFile(name: string, change: (part: ReportAnswer) => ReportAnswer): (report: Report) => Report {
  return (report) => ({
    ...report,
    answers: report.answers.map((part) => (part.provider === name ? change(part) : part)),
  })
}

/** Changes the staple of every answer in the finished file. */
export function stapleInFile(change: (staple: Staple) => Staple): (report: Report) => Report {
  return (report) => ({
    ...report,
    answers: report.answers.map((part) => ({ ...part, staple: change(part.staple) })),
  })
}

/** Findings that say no more than that the enterprise's keys do not hold. */
export const WITHOUT_KEYS = [
  'consent not_checked depends_on_enterprise',
  'consent_active not_checked depends_on_enterprise',
  `link@${BANK} not_checked depends_on_enterprise`,
  `link@${REGISTRY} not_checked depends_on_enterprise`,
  'registration not_checked depends_on_enterprise',
]

/** Another digit in the place of a hexadecimal text's first. */
export function flipped(hex: string): string {
  return (hex.startsWith('0') ? '1' : '0') + hex.slice(1)
}
