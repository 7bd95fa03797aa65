import { type BodyRule, ordered } from '../body-rule.ts'
import { checked, code, date, optional, type ValuesOf } from '../field.ts'

/** An insolvency procedure of the entity (kinds after Regulation (EU) 2015/848, annex A, and 11 U.S.C.). */
export const insolvency = {
  jurisdiction: checked('jurisdiction'),
  procedure: code('liquidation', 'reorganisation', 'administration', 'receivership', 'moratorium', 'arrangement'),
  openedOn: date,
  closedOn: optional(date),
  outcome: optional(code('plan_confirmed', 'discharged', 'dissolved', 'dismissed', 'converted', 'withdrawn')),
} as const

export const insolvencyRules: readonly BodyRule<ValuesOf<typeof insolvency>>[] = [ordered('openedOn', 'closedOn')]
