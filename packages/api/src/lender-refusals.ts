/** Why a lender's node refuses a consent that it is handed, or what its operator asks. A code is a fact, never reused. */
export const LENDER_REFUSALS = [
  'consent_of_another_network',
  'request_mismatch',
  'provider_not_in_report',
  'provider_answered',
  'read_under_way',
] as const
export type LenderRefusal = (typeof LENDER_REFUSALS)[number]
