import type { CalendarDate } from '@goodstanding/core'
import type { Assessment } from '../assessment/assessment.ts'
import type { LetterDeadlines, LetterRegime } from './letter-deadlines.ts'
import type { LetterFacts } from './letter-facts.ts'

/** A part of a letter: paragraphs, then a list. */
export type LetterSection = {
  readonly heading: string | null
  readonly paragraphs: readonly string[]
  readonly items: readonly string[]
}

/** What was done, in a sentence or two. */
export function actionSection(facts: LetterFacts, { offerUntil }: LetterDeadlines): LetterSection {
  const { action, credit, offer, actionOn } = facts
  const on = dayText(actionOn)
  const until = offerUntil === null ? '' : dayText(offerUntil)
  const paragraphs = {
    declined: [`On ${on} we decided that we cannot grant what you applied for: ${credit}.`],
    declined_incomplete: [
      `On ${on} we decided that, by what we have, we cannot grant what you applied for: ${credit}.`,
    ],
    counteroffer: [
      `On ${on} we decided that we cannot grant what you applied for: ${credit}. We offer you instead: ${offer}.`,
      `To accept, tell us by ${until}. If we have not heard from you by then, your application is declined, and this letter is our notice of it.`,
    ],
    existing_credit: [`On ${on} we changed or ended credit that you have with us: ${credit}.`],
  }[action]
  return { heading: null, paragraphs, items: [] }
}

/** The reasons themselves: 12 CFR 1002.9(a)(2)(i) and (b)(2). */
export function reasonsSection(reasons: readonly string[]): LetterSection {
  const paragraphs = [reasons.length === 1 ? 'The main reason is:' : 'The main reasons, the most important first, are:']
  return { heading: 'Why', paragraphs, items: reasons }
}

/** What the reasons rest on, and what the enterprise can do about it. */
export function recordsSection({ asOf, withoutDisputed }: Assessment): LetterSection {
  const disputed =
    withoutDisputed === null
      ? []
      : ['You dispute some of these records. We computed the result without them as well, and took note of both.']
  return {
    heading: 'What this rests on',
    paragraphs: [
      `We read your record with your consent, as it stood on ${dayText(asOf)}. With your own copy of it you can see every record that we saw and compute the same result. If a record is wrong, dispute it with the provider that published it.`,
      ...disputed,
    ],
    items: [],
  }
}

/** How to ask for the reasons: 12 CFR 1002.9(a)(2)(ii) for small enterprises, (a)(3)(ii)(B) for large ones and trade credit. */
export function askingSection(facts: LetterFacts, regime: LetterRegime, deadlines: LetterDeadlines): LetterSection {
  const { name, address, office, phone } = facts.creditor
  const how = regime === 'large' ? 'in writing ' : ''
  return {
    heading: 'Your right to know why',
    paragraphs: [
      `You have the right to a statement of the specific reasons. Ask for it ${how}within 60 days of this letter, that is by ${dayText(deadlines.reasonsUntil)}. We will send it within ${deadlines.reasonsWithinDays} days of receiving your request. Ask here:`,
    ],
    items: [[office, name, ...address, phone].join(', ')],
  }
}

/** The notice whose wording 12 CFR 1002.9(b)(1) gives, and asks to keep in substance. */
export function noticeSection({ agency }: LetterFacts): LetterSection {
  return {
    heading: 'Notice',
    paragraphs: [
      'The federal Equal Credit Opportunity Act prohibits creditors from discriminating against credit applicants on the basis of race, color, religion, national origin, sex, marital status, age (provided the applicant has the capacity to enter into a binding contract); because all or part of the applicant’s income derives from any public assistance program; or because the applicant has in good faith exercised any right under the Consumer Credit Protection Act. ' +
        `The federal agency that administers compliance with this law concerning this creditor is ${[agency.name, ...agency.address].join(', ')}.`,
    ],
    items: [],
  }
}

/** A day as a letter has it: `24 November 2026`. */
export function dayText(date: CalendarDate): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`
}

const MONTHS = [
  ['January', 'February', 'March', 'April', 'May', 'June'],
  ['July', 'August', 'September', 'October', 'November', 'December'],
].flat()
