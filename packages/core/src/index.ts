export { assert } from './assert.ts'
export { CHARTER } from './charter/charter.ts'
export {
  ACTIVITY_SCHEMES,
  type Activity,
  type ActivityFault,
  type ActivityScheme,
  parseActivity,
} from './codes/activities.ts'
export { currencyExponent } from './codes/currencies.ts'
export {
  isCountry,
  type Jurisdiction,
  type JurisdictionFault,
  parentJurisdiction,
  parseJurisdiction,
} from './codes/jurisdictions.ts'
export { type ConsentFault, checkConsentTerms, checkSliceTypes } from './consent/check-consent.ts'
export {
  type ConsentPayload,
  type ConsentSlice,
  type ConsentStatement,
  consentPayload,
  consentSlice,
  consentStatement,
  type SliceOpening,
  sliceOpening,
} from './consent/consent.ts'
export { PURPOSE_LIMITS, PURPOSES, type Purpose, type PurposeLimits } from './consent/purposes.ts'
export { type Euid, type EuidFault, parseEuid } from './identity/euid.ts'
export {
  IDENTIFIER_SCHEMES,
  type Identifier,
  type IdentifierFault,
  type IdentifierScheme,
  parseIdentifier,
} from './identity/identifier.ts'
export {
  findLegalForm,
  hasLegalPersonality,
  LEGAL_FORMS_VERSION,
  type LegalForm,
  nameFitsForm,
} from './identity/legal-forms.ts'
export { type Lei, type LeiFault, parseLei } from './identity/lei.ts'
export { parseRegisterNumber, type RegisterNumberFault } from './identity/register-number.ts'
export {
  findRegister,
  isListedRegister,
  REGISTERS_VERSION,
  type Register,
  type RegisterNumbers,
} from './identity/registers.ts'
export {
  type AddressLine,
  type AddressLineFault,
  type LegalName,
  type LegalNameFault,
  parseAddressLine,
  parseLegalName,
} from './identity/registration-texts.ts'
export { parseUscc, type Uscc, type UsccFault } from './identity/uscc.ts'
export { parseVat, type Vat, type VatFault } from './identity/vat.ts'
export {
  type LinkPayload,
  type LinkStatement,
  linkPayload,
  linkStatement,
  type UnlinkPayload,
  type UnlinkStatement,
  unlinkPayload,
  unlinkStatement,
} from './links/link.ts'
export { type RegisterEntry, registerEntry } from './links/register-entry.ts'
export { BLOCK_OPERATIONS_MAX, type Block, block } from './network/block.ts'
export {
  type GenesisDescriptor,
  genesisDescriptor,
  type LogKind,
  type Member,
  member,
  type Permit,
  ROLES,
  type Role,
} from './network/descriptor.ts'
export {
  type ConsentState,
  checkpointNote,
  consentState,
  type EnterpriseState,
  enterpriseState,
  type Header,
  header,
  type KeyStaple,
  keyStaple,
  mapProof,
  type ProvenHeader,
  provenHeader,
  type Staple,
  staple,
} from './network/header.ts'
export {
  type DescriptorFault,
  findMember,
  isPermitted,
  logOrigin,
  type Network,
  networkLabel,
  parseDescriptor,
  permitFitsType,
} from './network/network.ts'
export { networkTime } from './network/network-time.ts'
export {
  type ConsentGrant,
  type ConsentRevoke,
  consentGrant,
  consentRevoke,
} from './operations/consent-operations.ts'
export {
  type EnterpriseCreate,
  type EnterpriseUpdate,
  enterpriseCreate,
  enterpriseUpdate,
  type KeyHistory,
  type KeyOperation,
  keyHistory,
  keyOperation,
  keyOperationStatement,
  SCOPES,
  type Scope,
} from './operations/key-operations.ts'
export {
  OPERATION_BYTES_MAX,
  type Operation,
  type OperationPayload,
  operation,
  operationPayload,
} from './operations/operation.ts'
export { accept, type Outcome, refuse } from './operations/outcome.ts'
export {
  CLAIM_REFUSALS,
  type ClaimRefusal,
  LEDGER_REFUSALS,
  type LedgerRefusal,
  PUBLISH_REFUSALS,
  type PublishRefusal,
  READ_REFUSALS,
  type ReadRefusal,
  type Refusal,
} from './operations/refusals.ts'
export {
  type AccessEntry,
  type AccessReceipt,
  type AnswerContent,
  accessEntry,
  accessReceipt,
  answerContent,
  firstCheckpoint,
  type IndexAnswer,
  indexAnswer,
  LIST_POSITIONS_MAX,
  type OpenedLeaf,
  openedLeaf,
  type ReadAnswer,
  type ReadAnswerStatement,
  type ReadRefusalStatement,
  readAnswer,
  readAnswerStatement,
  readRefusal,
  readRefusalStatement,
} from './reading/answer.ts'
export { type RegistrationProof, registrationProof } from './reading/registration-proof.ts'
export {
  REPORT_MEDIA_TYPE,
  type Report,
  type ReportAnswer,
  type ReportOutcome,
  report,
  reportAnswer,
  reportOutcome,
} from './reading/report.ts'
export { type ReadRequest, type ReadRequestStatement, readRequest, readRequestStatement } from './reading/request.ts'
export type { Field, Fields, Money } from './records/field.ts'
export { type BodyFault, type ParsedBody, parseBody } from './records/parse-body.ts'
export {
  anyHead,
  type CreditRecord,
  endedBy,
  type Head,
  INDEXED_TYPES,
  type IndexedType,
  indexedType,
  indexedUnder,
  type RecordHead,
  recordHead,
  recordType,
  STATEMENT_TYPES,
  type StatementHead,
  statementHead,
  WITHDRAWAL_REASONS,
  type WithdrawalBody,
  withdrawalBody,
} from './records/record.ts'
export {
  ABSENCE_REASONS,
  type AbsenceReason,
  type AnyBody,
  type Body,
  CORE_TYPES,
  isRecordType,
  JURISDICTION_TYPES,
  RECORD_SCHEMAS,
  RECORD_TYPES,
  type RecordType,
} from './records/record-types.ts'
export { isPastRetention, RETENTION, type Retention, retainedUntil } from './records/retention.ts'
export { fail, ok, type Result } from './result.ts'
export {
  dateText,
  enterpriseId,
  hash,
  hex,
  instantText,
  logIndex,
  memberName,
  proof,
  publicKey,
  salt,
  statementOf,
  subjectHandle,
  uuid,
} from './statements/scalars.ts'
export {
  addDays,
  addMonths,
  addYears,
  type CalendarDate,
  dateOf,
  endOfDay,
  parseDate,
  startOfDay,
} from './time/calendar-date.ts'
export {
  addMs,
  DAY_MS,
  formatInstant,
  HOUR_MS,
  type Instant,
  instantOfMs,
  MINUTE_MS,
  parseInstant,
  SECOND_MS,
} from './time/instant.ts'
