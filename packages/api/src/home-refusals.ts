/** Why a home node refuses what an enterprise, a lender or a reader hands it. A code is a fact, never reused. */
export const HOME_REFUSALS = [
  'enterprise_mismatch',
  'consent_still_live',
  'consent_reader_unknown',
  'consent_type_left_out',
  'registrar_not_asked',
  'registration_too_old',
  'request_not_open',
  'inbox_full',
  'link_not_signed',
  'unlink_not_signed',
  'link_unknown',
  'provider_unknown',
] as const
export type HomeRefusal = (typeof HOME_REFUSALS)[number]
