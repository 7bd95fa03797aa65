export { API_FAULTS, type ApiFault } from './api-faults.ts'
export { bytes, empty } from './bodies.ts'
export {
  type Allowed,
  type AnswerOf,
  BODY_BYTES_MAX,
  type BodyInputOf,
  type BodyOf,
  type Contract,
  defineContract,
  enterpriseParameter,
  type GivenAnswerOf,
  type Immutable,
  type Method,
  type ParamsOf,
  type QueryInputOf,
  type QueryOf,
  RESPONSE_BYTES_MAX,
  TIMEOUT_MS,
} from './contract.ts'
export {
  beginClaimContract,
  type ClaimBegun,
  type ClaimDone,
  claimBegun,
  claimCode,
  claimContract,
  claimDone,
  LINKS_ASKED_MAX,
  linkStatesContract,
  renewRegistration,
  renewRegistrationContract,
  unlinkContract,
} from './contracts/claim-contracts.ts'
export { revokeConsentContract } from './contracts/consent-contracts.ts'
export {
  consentStapleContract,
  type ErasureReceiptStatement,
  erasureReceipt,
  erasureReceiptStatement,
  reportErasureContract,
  stapled,
} from './contracts/consent-reader-contracts.ts'
export {
  CONSENT_REQUEST_STATES,
  type ConsentRequest,
  consentRequest,
  consentRequestStateContract,
  deliverConsentContract,
  type GrantedConsent,
  grantedConsent,
  requestConsentContract,
} from './contracts/consent-request-contracts.ts'
export {
  CONSENT_STATES,
  type ConsentOverview,
  consentContract,
  consentOverview,
  consentsContract,
  grantConsentContract,
} from './contracts/enterprise-consent-contracts.ts'
export {
  beginEnterpriseClaimContract,
  claimOffer,
  type EnterpriseLink,
  enterpriseClaimContract,
  enterpriseLink,
  enterpriseLinksContract,
  enterpriseUnlinkContract,
  importLinksContract,
  renewEnterpriseRegistrationContract,
} from './contracts/enterprise-link-contracts.ts'
export {
  createEnterpriseContract,
  declineRequestContract,
  enterpriseContract,
  inboxContract,
  keyHistoryContract,
  liveView,
  ownReportContract,
  ownStapleContract,
  updateKeysContract,
  viewsContract,
} from './contracts/home-contracts.ts'
export {
  BLOCKS_MAX,
  blocksContract,
  ledgerStatus,
  ledgerStatusContract,
  type OperationReceipt,
  operationReceipt,
  submitOperationContract,
} from './contracts/ledger-contracts.ts'
export {
  askConsentContract,
  askedConsentsContract,
  completeReportContract,
  type ReportOverview,
  readReportContract,
  reportFileContract,
  reportOverview,
  reportsContract,
  retryProviderContract,
} from './contracts/lender-contracts.ts'
export { addCheckpointContract, cosignedCheckpointContract, logFileContract } from './contracts/log-contracts.ts'
export { type NetworkAnswer, networkAnswer, networkContract } from './contracts/network-contracts.ts'
export {
  healthContract,
  metricsContract,
  openApiContract,
  readiness,
  readyContract,
} from './contracts/node-contracts.ts'
export {
  BATCH_ROWS_MAX,
  type CandidateRow,
  candidateRow,
  inviteCustomerContract,
  type ProviderStatus,
  providerStatus,
  providerStatusContract,
  publishRecordsContract,
  ROW_OUTCOMES,
  type RowResult,
  rowResult,
  unlinkCustomerContract,
  withdrawRecordContract,
} from './contracts/provider-contracts.ts'
export {
  endConsentContract,
  READ_ANSWER_BYTES_MAX,
  type ReadBody,
  type ReadResult,
  readBody,
  readContract,
  readReceiptContract,
  readResult,
} from './contracts/read-contracts.ts'
export { HOME_REFUSALS, type HomeRefusal } from './home-refusals.ts'
export { LENDER_REFUSALS, type LenderRefusal } from './lender-refusals.ts'
export {
  isProblemCode,
  PROBLEM_MEDIA_TYPE,
  type Problem,
  type ProblemDetail,
  problem,
  refusalProblem,
} from './problem.ts'
export { PROBLEM_STATUS, type ProblemCode } from './problem-status.ts'
export { requestTarget } from './request-target.ts'
