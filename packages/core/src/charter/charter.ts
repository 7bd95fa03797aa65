import { PURPOSE_LIMITS } from '../consent/purposes.ts'
import { LEGAL_FORMS_VERSION } from '../identity/legal-forms.ts'
import { REGISTERS_VERSION } from '../identity/registers.ts'
import { WITHDRAWAL_REASONS } from '../records/record.ts'
import { CORE_TYPES, JURISDICTION_TYPES, RECORD_SCHEMAS } from '../records/record-types.ts'
import { RETENTION } from '../records/retention.ts'

/**
 * What can never change within a network: the closed schemas, retention, purposes and refusal rules. Its hash stands in
 * genesis. Code lists are named with their version; the lists themselves are in `docs/protocol/identifiers.md`.
 */
export const CHARTER = {
  version: 1,
  schemas: RECORD_SCHEMAS,
  coreTypes: CORE_TYPES,
  jurisdictionTypes: JURISDICTION_TYPES,
  retention: RETENTION,
  purposes: PURPOSE_LIMITS,
  withdrawalReasons: WITHDRAWAL_REASONS,
  codeLists: {
    activities: ['isic4', 'nace2', 'naics'],
    currencies: 'iso4217-2024',
    jurisdictions: 'iso3166-2024',
    legalForms: LEGAL_FORMS_VERSION,
    registers: REGISTERS_VERSION,
  },
  refusals: {
    legalEntitiesOnly: 'a registration needs a listed register and a listed legal form with legal personality',
    closedTypes: 'what has an unknown type or field is refused whole and nothing of it is stored',
    consentOnly: 'no reading without the consent of the enterprise for one reader and one purpose',
    tracedOnly: 'an answer without a witnessed receipt in the access log does not verify',
    factsExpire: 'a fact past its retention is neither served nor scored nor verified',
    noStoredScores: 'no score is a record, and none is kept about an enterprise',
  },
} as const
