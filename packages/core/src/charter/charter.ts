import { ACTIVITY_SCHEMES } from '../codes/activities.ts'
import { PURPOSE_LIMITS } from '../consent/purposes.ts'
import { IDENTIFIER_SCHEMES } from '../identity/identifier.ts'
import { LEGAL_FORMS_VERSION } from '../identity/legal-forms.ts'
import { REGISTERS_VERSION } from '../identity/registers.ts'
import { STATEMENT_TYPES, WITHDRAWAL_REASONS } from '../records/record.ts'
import {
  ABSENCE_REASONS,
  CORE_TYPES,
  JURISDICTION_TYPES,
  RECORD_RULES,
  RECORD_SCHEMAS,
  RECORD_TYPES,
  type RecordType,
} from '../records/record-types.ts'
import { RETENTION } from '../records/retention.ts'
import { RULES_OF_EVERY_BODY } from '../records/rules-of-every-body.ts'

/**
 * What can never change within a network: the closed schemas, retention, purposes and refusal rules. Its hash stands in
 * genesis. Code lists are named with their version; the lists themselves are in `docs/protocol/identifiers.md`.
 */
export const CHARTER = {
  version: 1,
  schemas: RECORD_SCHEMAS,
  rules: { everyBody: RULES_OF_EVERY_BODY, ...rulesInWords() },
  absenceReasons: ABSENCE_REASONS,
  statementTypes: STATEMENT_TYPES,
  withdrawalReasons: WITHDRAWAL_REASONS,
  coreTypes: CORE_TYPES,
  jurisdictionTypes: JURISDICTION_TYPES,
  retention: RETENTION,
  purposes: PURPOSE_LIMITS,
  codeLists: {
    activities: ACTIVITY_SCHEMES,
    currencies: 'iso4217-2024',
    identifiers: IDENTIFIER_SCHEMES,
    jurisdictions: 'iso3166-2024',
    legalForms: LEGAL_FORMS_VERSION,
    registers: REGISTERS_VERSION,
    texts: 'registration-texts-1',
  },
  refusals: {
    legalEntitiesOnly:
      'a consent counts only with a proven registration in a listed register under a listed legal form with legal personality; there is no subject, field or index for a natural person',
    closedTypes:
      'every string is a code of a list, a checked identifier or, in a registration alone, a legal name or a line of an address; what has an unknown type or field is refused whole and nothing of it is stored; a member publishes only what its entry permits',
    consentOnly:
      'no reading without the signed consent of the enterprise for one reader and one purpose within its maxima; no bulk query, no search by attribute, no watch-list, and no role that can bypass the consent',
    tracedOnly:
      'no report verifies without a witnessed entry in the public access log of the provider that the enterprise can find by itself',
    factsExpire: 'a fact past its retention is neither served nor scored nor verified, and is erased',
    noStoredScores: 'a score is no record, is never stored about an enterprise and is never shared between lenders',
    neverChanged: 'no operation changes this charter, its retention times or its purposes',
  },
} as const

function rulesInWords(): { readonly [T in RecordType]?: readonly string[] } {
  return Object.fromEntries(RECORD_TYPES.map((type) => [type, RECORD_RULES[type].map(({ says }) => says)]))
}
