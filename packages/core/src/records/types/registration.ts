import { checked, code, date, group, list, optional } from '../field.ts'

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
