export { type AccessBreach, accessBreaches } from './enterprise/access-breaches.ts'
export { accessTags } from './enterprise/access-tags.ts'
export {
  type BuiltConsent,
  buildConsent,
  type ConsentChoice,
} from './enterprise/build-consent.ts'
export { type Claimed, type Claiming, claimRecords } from './enterprise/claim-records.ts'
export { type GrantedByUs, type Granting, grantConsent } from './enterprise/grant-consent.ts'
export { type KeptConsent, type KeptTerms, keptConsent, type UnansweredGrant } from './enterprise/kept-consent.ts'
export { changeHome, type Moving, moveHome } from './enterprise/move-home.ts'
export { type EnterpriseKeys, firstOperation, type NewEnterprise, newEnterprise } from './enterprise/new-enterprise.ts'
export { readOwnCopy, takeOwnCopy } from './enterprise/own-copy.ts'
export { renewRegistrationIfOld } from './enterprise/renew-registration.ts'
export { rotateKeys } from './enterprise/rotate-keys.ts'
export { signLink, signUnlink } from './enterprise/sign-link.ts'
export { GoodstandingError, isRefusal } from './goodstanding-error.ts'
export { type Client, type Credentials, createClient, type Surroundings } from './http/client.ts'
export { type RequestKey, signatureHeaders } from './http/sign-request.ts'
export { type AssessedText, type AssessingText, assessReportText } from './lender/assess-report-text.ts'
export { composeNetwork, type Founding } from './network/compose-network.ts'
export { type LogVerifiers, logVerifiers } from './network/log-verifiers.ts'
export { parseNetwork } from './network/parse-network.ts'
