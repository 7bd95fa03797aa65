import { type CalendarDate, fail, ok, type Result } from '@goodstanding/core'
import type { Assessment } from '../assessment/assessment.ts'
import { type LetterDeadlines, type LetterRegime, letterDeadlines, letterRegime } from './letter-deadlines.ts'
import type { LetterFacts, LetterFault, LetterParty } from './letter-facts.ts'
import { letterReasons } from './letter-reasons.ts'
import {
  actionSection,
  askingSection,
  type LetterSection,
  noticeSection,
  reasonsSection,
  recordsSection,
} from './letter-sections.ts'

/** A letter by which a lender tells an enterprise that it did not grant what was asked for; ready to be set as text or pages. */
export type AdverseActionLetter = {
  readonly v: 1
  readonly kind: 'adverse_action_letter'
  readonly regime: LetterRegime
  readonly deadlines: LetterDeadlines
  readonly date: CalendarDate
  readonly from: LetterParty
  readonly to: LetterParty
  readonly subject: string
  readonly sections: readonly LetterSection[]
  /** The main reasons, also where the letter tells how to ask for them instead: then they are for the lender's file. */
  readonly reasons: readonly string[]
  /** What the reasons were computed from, for the lender's file. */
  readonly basis: { readonly report: string; readonly scorecard: string; readonly asOf: CalendarDate }
}

/**
 * The letter that Regulation B (12 CFR 1002.9) asks for in business credit, from an assessment and what the lender knows
 * besides. Counsel should confirm its use; it names no person.
 */
export function adverseActionLetter(
  assessment: Assessment,
  facts: LetterFacts,
): Result<AdverseActionLetter, LetterFault> {
  const reasons = letterReasons(assessment, facts.ownReasons)
  if (reasons.length === 0) return fail('letter_without_reasons')
  const regime = letterRegime(facts)
  const deadlines = letterDeadlines(facts)
  const body = facts.withReasons
    ? [reasonsSection(reasons), recordsSection(assessment)]
    : [askingSection(facts, regime, deadlines)]
  return ok({
    v: 1,
    kind: 'adverse_action_letter',
    regime,
    deadlines,
    date: facts.letterOn,
    from: { name: facts.creditor.name, address: facts.creditor.address },
    to: facts.enterprise,
    subject: SUBJECTS[facts.action],
    sections: [actionSection(facts, deadlines), ...body, noticeSection(facts)],
    reasons,
    basis: { report: assessment.report, scorecard: assessment.scorecard.hash, asOf: assessment.asOf },
  })
}

const SUBJECTS: { readonly [action in LetterFacts['action']]: string } = {
  declined: 'Your application for credit: our decision',
  declined_incomplete: 'Your application for credit: our decision',
  counteroffer: 'Your application for credit: our offer',
  existing_credit: 'Your credit with us: a change',
}
