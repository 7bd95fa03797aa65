import { type CalendarDate, dateText, fail, ok, type Result } from '@goodstanding/core'
import { z } from 'zod'

/** What the lender did. `counteroffer`: other terms than those asked for; `existing_credit`: credit granted before was cut or ended. */
export const LETTER_ACTIONS = ['declined', 'declined_incomplete', 'counteroffer', 'existing_credit'] as const
export type LetterAction = (typeof LETTER_ACTIONS)[number]

/** An organisation and where it gets its post, line by line. */
export type LetterParty = { readonly name: string; readonly address: readonly string[] }

/** What a lender knows beside the assessment. It names organisations and offices, never a person. */
export type LetterFacts = {
  readonly action: LetterAction
  /** What was asked for (of `existing_credit`: what was granted), as it stands in the sentence after "you applied for". */
  readonly credit: string
  /** What is offered instead; of a counteroffer alone. */
  readonly offer: string | null
  /** `trade_credit`: credit for goods or services, factoring and the like, which have the lighter rules at any size. */
  readonly kind: 'loan' | 'trade_credit'
  /** Of the enterprise's last fiscal year, in dollars; null where not known, which counts as small. */
  readonly grossRevenuesUsd: number | null
  /** The day on which the application was complete; null where it never was, and of existing credit. */
  readonly completedOn: CalendarDate | null
  readonly actionOn: CalendarDate
  readonly letterOn: CalendarDate
  /** Whether the letter says the reasons or how to ask for them. */
  readonly withReasons: boolean
  /** Reasons of the lender's own, most important first; they come before those of the assessment. */
  readonly ownReasons: readonly string[]
  readonly creditor: LetterParty & { readonly office: string; readonly phone: string }
  /** The federal agency that supervises this creditor under the Equal Credit Opportunity Act. */
  readonly agency: LetterParty
  readonly enterprise: LetterParty
}

export type LetterFault =
  | 'letter_facts_form'
  /** Days that cannot follow one another so: an application complete after the action, an action after the letter. */
  | 'letter_dates_order'
  /** The action needs a day or an offer that is not there, or has one that it cannot have. */
  | 'letter_action_facts'
  /** Regulation B, 12 CFR 1002.9(b)(2): to name a policy or a score says nothing. */
  | 'letter_reason_not_specific'
  /** Neither the assessment nor the lender has a reason: then nothing can be told. */
  | 'letter_without_reasons'

/** Reads what a lender gives for a letter. */
export function parseLetterFacts(value: unknown): Result<LetterFacts, LetterFault> {
  const read = factsForm.safeParse(value)
  if (!read.success) return fail('letter_facts_form', read.error.issues[0]?.path.join('.') || undefined)
  return checkLetterFacts(read.data)
}

function checkLetterFacts(facts: LetterFacts): Result<LetterFacts, LetterFault> {
  const { action, offer, completedOn, actionOn, letterOn, ownReasons } = facts
  if (actionOn > letterOn) return fail('letter_dates_order', 'actionOn')
  if (completedOn !== null && completedOn > actionOn) return fail('letter_dates_order', 'completedOn')
  if ((action === 'counteroffer') !== (offer !== null)) return fail('letter_action_facts', 'offer')
  const needsComplete = action === 'declined' || action === 'counteroffer'
  if (needsComplete !== (completedOn !== null)) return fail('letter_action_facts', 'completedOn')
  const vague = ownReasons.findIndex((reason) => NOT_SPECIFIC.test(reason))
  return vague < 0 ? ok(facts) : fail('letter_reason_not_specific', `ownReasons.${vague}`)
}

const NOT_SPECIFIC = /\b(polic(y|ies)|internal standards?|qualifying score|(credit )?scor(e|ing)( system)?)\b/i

const line = z.string().trim().min(1).max(120)
const party = { name: line, address: z.array(line).min(1).max(6) }

const factsForm = z.strictObject({
  action: z.enum(LETTER_ACTIONS),
  credit: line,
  offer: line.nullable().default(null),
  kind: z.enum(['loan', 'trade_credit']).default('loan'),
  grossRevenuesUsd: z.number().min(0).nullable().default(null),
  completedOn: dateText.nullable().default(null),
  actionOn: dateText,
  letterOn: dateText,
  withReasons: z.boolean().default(true),
  ownReasons: z.array(line).max(4).default([]),
  creditor: z.strictObject({ ...party, office: line, phone: line }),
  agency: z.strictObject(party),
  enterprise: z.strictObject(party),
})
