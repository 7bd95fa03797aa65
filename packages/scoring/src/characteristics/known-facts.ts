import {
  type Body,
  type CalendarDate,
  type CreditRecord,
  isPastRetention,
  type RecordHead,
  type RecordType,
} from '@goodstanding/core'
import type { Absence } from '../table/table.ts'
import type { CreditFile } from './credit-file.ts'

/** A fact of one type. */
export type FactOf<T extends RecordType> = { readonly head: RecordHead; readonly body: Body<T> }

/** What was known on a day: the only door through which a characteristic sees a file. */
export type KnownFacts = {
  readonly asOf: CalendarDate
  readonly all: readonly CreditRecord[]
  of<T extends RecordType>(type: T): readonly FactOf<T>[]
  /** Whether any provider answered for the type, be it with none. */
  isAnswered(type: RecordType): boolean
  /** Why nothing can be said from these types: some provider's part of one is withheld or did not come. */
  gapOf(types: readonly RecordType[]): Absence | null
}

/**
 * The facts that were published by the end of the day and are of it or earlier, that had not been superseded by then and
 * were not past their retention.
 */
export function knownFacts({ facts, answers }: CreditFile, asOf: CalendarDate): KnownFacts {
  const published = facts.filter(({ head }) => head.asOf <= asOf && head.issued.slice(0, 10) <= asOf)
  const superseded = new Set(published.map(({ head }) => head.supersedes))
  const all = published.filter(({ head }) => !superseded.has(head.id) && !isPastRetention(head.until, asOf))
  return {
    asOf,
    all,
    of: <T extends RecordType>(type: T) =>
      all.flatMap(({ head, body }) => (head.type === type ? [{ head, body: body as Body<T> }] : [])),
    isAnswered: (type) => answers.some((answer) => answer.type === type && answer.state === 'answered'),
    gapOf: (types) => gapIn(answers.filter(({ type }) => types.includes(type))),
  }
}

// A characteristic over part of the providers would be another one, and the enterprise would choose which: so one that is
// left out makes it absent. What the consent leaves out is said before what did not come.
function gapIn(answers: CreditFile['answers']): Absence | null {
  const states = new Set(answers.map(({ state }) => state))
  if (states.has('withheld') || states.has('withheld_period') || states.has('not_asked')) return 'withheld'
  return states.has('silent') || states.has('refused') ? 'provider_silent' : null
}
