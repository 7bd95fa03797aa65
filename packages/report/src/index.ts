export { answerDigest, contentOf } from './answer/answer-digest.ts'
export { type BodyDue, bodiesDue, bodyDue, isEnded, type PlacedHead, standing } from './answer/body-rule.ts'
export { indexKey, indexValue } from './answer/index-entry.ts'
export { entryOfLeaf } from './answer/open-leaf.ts'
export { assembleReport, type ReportParts } from './assemble/assemble-report.ts'
export { type LiveView, liveViews } from './assemble/live-views.ts'
export { outcomeOfRead, type ReadReply } from './assemble/outcome-of-read.ts'
export {
  assessReport,
  type ReportAssessing,
  type ReportAssessmentFault,
  reportHash,
} from './assessment/assess-report.ts'
export { creditFileOf } from './assessment/credit-file-of.ts'
export {
  type AssessmentCheck,
  type AssessmentCheckFault,
  recheckAssessment,
} from './assessment/recheck-assessment.ts'
export {
  type ReadScorecard,
  readScorecardText,
  type ScorecardFileFault,
  scorecardHash,
  signScorecard,
} from './assessment/scorecard-file.ts'
export { type OpenedCheckpoint, openAccessCheckpoint, openRecordCheckpoint } from './checkpoints.ts'
export {
  ANSWER_CLAIMS,
  CLAIMS,
  type ClaimName,
  type ClaimVerdict,
  type Finding,
  type Verdict,
} from './claims/claim.ts'
export type { FindingCode } from './claims/finding-codes.ts'
export { type Fact, type ProviderFacts, reportFacts } from './facts/report-facts.ts'
export { parseReport, REPORT_SIZE_MAX, type ReportFault } from './parse-report.ts'
export { type CarriedFault, type ProvenRegistration, provenByCarried, registrationsIn } from './registration.ts'
export { signReadRequests } from './request/sign-read-requests.ts'
export { type Overall, type Verification, type VerifyOptions, verifyReport } from './verify-report.ts'
export { claimWords } from './words/claim-words.ts'
export { findingWords } from './words/finding-words.ts'
export { overallWords } from './words/overall-words.ts'
export { reportFaultWords } from './words/report-fault-words.ts'
export { testNetworkWords } from './words/test-network-words.ts'
