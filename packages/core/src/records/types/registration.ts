import { parentJurisdiction } from '../../codes/jurisdictions.ts'
import { hasLegalPersonality, nameFitsForm } from '../../identity/legal-forms.ts'
import { isListedRegister } from '../../identity/registers.ts'
import { isRegisterEntry } from '../../links/register-entry.ts'
import { type BodyRule, ordered } from '../body-rule.ts'
import { checked, code, date, group, list, optional, type ValuesOf } from '../field.ts'

/**
 * Entry of a legal entity in a company register, as the register publishes it (Directive (EU) 2017/1132, article 19;
 * GLEIF LEI-CDF 3.1 for the codes). The only record that carries a name or an address, and only of the entity itself.
 */
export const registration = {
  jurisdiction: checked('jurisdiction'),
  registry: checked('registry'),
  number: checked('register_number'),
  legalName: checked('legal_name'),
  legalForm: checked('legal_form'),
  identifiers: list(checked('identifier'), 10),
  incorporatedOn: optional(date),
  status: code('registered', 'in_liquidation', 'dissolved', 'struck_off', 'converted', 'moved_away'),
  endedOn: optional(date),
  address: optional(
    group({
      lines: list(checked('address_line'), 4),
      locality: checked('address_line'),
      region: optional(checked('jurisdiction')),
      postcode: optional(checked('address_line')),
      country: checked('country'),
    }),
  ),
  activity: optional(checked('activity')),
  /** All of them, oldest first, as each registrar hands them on. */
  predecessors: list(
    group({
      registry: checked('registry'),
      number: checked('register_number'),
      how: code('moved', 'converted'),
      on: date,
    }),
    20,
  ),
} as const

type RegistrationRule = BodyRule<ValuesOf<typeof registration>>

/** Line 1 of the charter: an entry counts only with a listed register, its number and a form with legal personality. */
const ofLegalEntities: readonly RegistrationRule[] = [
  {
    says: 'the registry is a listed one of the jurisdiction',
    at: 'registry',
    fault: 'not_a_legal_entity',
    holds: ({ registry, jurisdiction }) => isListedRegister(registry, jurisdiction),
  },
  {
    says: 'the number is one of the registry, in normal form',
    at: 'number',
    fault: 'not_a_legal_entity',
    holds: isRegisterEntry,
  },
  {
    says: 'the legal form has legal personality in the jurisdiction',
    at: 'legalForm',
    fault: 'not_a_legal_entity',
    holds: ({ legalForm, jurisdiction }) => hasLegalPersonality(legalForm, jurisdiction),
  },
  {
    says: 'the legal form can bear the name',
    at: 'legalName',
    fault: 'not_a_legal_entity',
    holds: ({ legalForm, legalName }) => nameFitsForm(legalForm, legalName),
  },
  {
    says: 'the number of a predecessor is one of its registry, in normal form',
    at: 'predecessors',
    fault: 'not_a_legal_entity',
    holds: ({ predecessors }) => predecessors.every(isRegisterEntry),
  },
]

export const registrationRules: readonly RegistrationRule[] = [
  ...ofLegalEntities,
  ordered('incorporatedOn', 'endedOn'),
  {
    says: 'an entry that has ended is not registered or in liquidation',
    at: 'endedOn',
    holds: ({ status, endedOn }) => endedOn === undefined || (status !== 'registered' && status !== 'in_liquidation'),
  },
  {
    says: 'the region of the address lies in its country',
    at: 'address.region',
    holds: ({ address }) => address?.region === undefined || parentJurisdiction(address.region) === address.country,
  },
  {
    says: 'no identifier stands twice, and there is one lei and one uscc at most',
    at: 'identifiers',
    holds: ({ identifiers }) => areDistinct(identifiers.map(identifierKey)),
  },
  {
    says: 'predecessors stand oldest first, none twice, and none is the entry itself',
    at: 'predecessors',
    holds: ({ registry, number, predecessors }) =>
      predecessors.every(({ on }, i) => i === 0 || (predecessors[i - 1]?.on ?? on) <= on) &&
      areDistinct([{ registry, number }, ...predecessors].map((entry) => `${entry.registry} ${entry.number}`)),
  },
]

function identifierKey({ scheme, value, registry }: ValuesOf<typeof registration>['identifiers'][number]): string {
  return scheme === 'lei' || scheme === 'uscc' ? scheme : `${scheme} ${registry ?? ''} ${value}`
}

function areDistinct(keys: readonly string[]): boolean {
  return new Set(keys).size === keys.length
}
