/** Why the ledger refuses an operation. A code is a fact, never reused. */
export const LEDGER_REFUSALS = [
  'operation_form',
  'operation_too_large',
  'operation_unsigned',
  'operation_signature_invalid',
  'member_unknown',
  'member_role_missing',
  'enterprise_exists',
  'enterprise_not_found',
  'enterprise_key_unacceptable',
  'enterprise_threshold_unreachable',
  'enterprise_home_unknown',
  'enterprise_previous_not_latest',
  'enterprise_rotation_key_missing',
  'consent_exists',
  'consent_expires_in_past',
  'consent_expires_too_late',
  'consent_not_found',
  'consent_already_revoked',
  'consent_expired',
] as const
export type LedgerRefusal = (typeof LEDGER_REFUSALS)[number]

/** Why a provider refuses a claim. */
export const CLAIM_REFUSALS = [
  'claim_code_unknown',
  'claim_code_expired',
  'claim_code_used',
  'claim_tries_exceeded',
  'claim_signature_invalid',
  'claim_key_state_stale',
  'claim_registration_mismatch',
  'registration_missing',
  'registration_not_proven',
  'entry_already_linked',
  'legal_form_without_personality',
] as const
export type ClaimRefusal = (typeof CLAIM_REFUSALS)[number]

/** Why a provider refuses a read. */
export const READ_REFUSALS = [
  'request_form',
  'request_signature_invalid',
  'request_id_reused',
  'request_too_old',
  'reader_mismatch',
  'purpose_mismatch',
  'slice_mismatch',
  'consent_signature_invalid',
  'consent_outside_purpose',
  'consent_not_active',
  'consent_revoked',
  'consent_ended',
  'consent_not_begun',
  'consent_reads_exhausted',
  'consent_read_too_soon',
  'consent_superseded',
  'staple_invalid',
  'staple_too_old',
  'key_history_invalid',
  'key_state_stale',
  'registration_not_proven',
  'subject_not_linked',
  'type_not_permitted',
] as const
export type ReadRefusal = (typeof READ_REFUSALS)[number]

/** Why a candidate record is not published. */
export const PUBLISH_REFUSALS = [
  'type_not_permitted',
  'past_retention',
  'as_of_in_future',
  'fact_withdrawn',
  'list_full',
] as const
export type PublishRefusal = (typeof PUBLISH_REFUSALS)[number]

export type Refusal = LedgerRefusal | ClaimRefusal | ReadRefusal | PublishRefusal
