import { isListedRegister } from '../../identity/registers.ts'
import { type BodyRule, ordered } from '../body-rule.ts'
import { checked, code, date, money, optional, type ValuesOf } from '../field.ts'

/** A charge over the entity's assets in a public register (UCC article 9 filings, Companies Act 2006 part 25). */
export const securityInterest = {
  jurisdiction: checked('jurisdiction'),
  registry: checked('registry'),
  kind: code('fixed_charge', 'floating_charge', 'ucc_filing', 'mortgage', 'pledge', 'retention_of_title'),
  registeredOn: date,
  releasedOn: optional(date),
  securedAmount: optional(money),
} as const

export const securityInterestRules: readonly BodyRule<ValuesOf<typeof securityInterest>>[] = [
  {
    says: 'the registry is a listed one of the jurisdiction',
    at: 'registry',
    holds: ({ registry, jurisdiction }) => isListedRegister(registry, jurisdiction),
  },
  ordered('registeredOn', 'releasedOn'),
]
