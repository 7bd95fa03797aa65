import { checked, code, date, money, optional } from '../field.ts'

/** A charge over the entity's assets in a public register (UCC article 9 filings, Companies Act 2006 part 25). */
export const securityInterest = {
  jurisdiction: checked('jurisdiction'),
  registry: checked('registry'),
  kind: code('fixed_charge', 'floating_charge', 'ucc_filing', 'mortgage', 'pledge', 'retention_of_title'),
  registeredOn: date,
  releasedOn: optional(date),
  securedAmount: optional(money),
} as const
