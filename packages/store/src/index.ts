export type { DatabaseHandle, HeldName } from './database-handle.ts'
export { readIfThere, syncFolder, writeDurably } from './durable-file.ts'
export { fileJournal } from './file-journal.ts'
export { FolderHeld } from './folder-lock.ts'
export {
  countConsentsSince,
  dropHomeConsent,
  eraseHomeConsents,
  type HomeConsent,
  homeConsent,
  homeConsentByHash,
  homeConsentGranted,
  homeConsentRevoked,
  homeConsents,
  insertHomeConsent,
  type NewHomeConsent,
  putErasure,
  replaceHomeConsent,
  submittingHomeConsents,
  unendedHomeConsents,
} from './home-consents.ts'
export { putRevocationsReadTo, revocationsReadTo } from './home-cursors.ts'
export { lockHomeEnterprise } from './home-enterprises.ts'
export { endHomeLink, type HomeLink, homeLinks, keepHomeLink, type LinkEnder, renewHomeLink } from './home-links.ts'
export {
  closeHomeMessage,
  deliveredConsents,
  dueHomeMessages,
  type HomeMessage,
  type HomeMessageKind,
  postponeHomeMessage,
  putHomeMessage,
} from './home-messages.ts'
export {
  dropHomeRegistration,
  type HomeRegistration,
  homeRegistration,
  putHomeRegistration,
} from './home-registrations.ts'
export {
  countOpenRequests,
  countRequestsSince,
  decideHomeRequest,
  eraseHomeRequests,
  type HomeRequest,
  homeInbox,
  homeRequest,
  insertHomeRequest,
} from './home-requests.ts'
export { type HomeView, homeViewsOf, keepHomeView, newestHomeViews } from './home-views.ts'
export { ledgerKeyHistory } from './ledger-key-history.ts'
export { ledgerStorage, type MemberLedger } from './ledger-storage.ts'
export {
  endLenderConsent,
  type LenderConsent,
  type LenderConsentEnd,
  lenderConsentById,
  lenderConsents,
  lenderConsentsToErase,
  lockLenderConsent,
  putLenderConsent,
  supersedeLenderConsents,
} from './lender-consents.ts'
export {
  deferLenderErasure,
  deliveredLenderErasure,
  eraseLenderConsent,
  type LenderErasure,
  lenderErasuresDue,
} from './lender-erasures.ts'
export {
  insertLenderReads,
  type LenderAsked,
  type LenderRead,
  lenderReadsOf,
  putLenderAnswer,
  putNextAsked,
} from './lender-reads.ts'
export {
  insertLenderReport,
  type LenderReport,
  type LenderReportState,
  type LenderVerdict,
  lenderReadsTaken,
  lenderReportById,
  lenderReports,
  lenderReportsOf,
  lockLenderReport,
  provisionalLenderReports,
  putLenderVerdict,
  unfinishedLenderReports,
} from './lender-reports.ts'
export {
  closeLenderRequest,
  deleteLenderRequest,
  forgetLenderRequests,
  grantLenderRequest,
  insertLenderRequest,
  type LenderRequest,
  type LenderRequestState,
  lenderRequestById,
  lenderRequests,
} from './lender-requests.ts'
export { logRows } from './log-rows.ts'
export { logStorage } from './log-storage.ts'
export { mapPages, writePages } from './map-pages.ts'
export { CommitAmbiguous, type MemberStore, openMemberStore, type StoreTransaction } from './member-store.ts'
export { type DatabaseLocation, openDatabase } from './open-database.ts'
export {
  type ClaimCodeRow,
  type ClaimTries,
  claimCodeByHash,
  countOpenCodes,
  forgetClaimCodes,
  insertClaimCode,
  lockClaimTries,
  putClaimTries,
  takeClaimCode,
} from './provider-claims.ts'
export {
  endConsentOf,
  forgetEndedBefore,
  hasEnded,
  hasLaterConsent,
  lockConsent,
  putReadsTaken,
  type ReadConsent,
  type ReadsTaken,
  readsTaken,
} from './provider-consents.ts'
export { countLiveOf, countRecords, type RecordCount } from './provider-counts.ts'
export { type Ending, endLeaves, endWithSuccessor } from './provider-endings.ts'
export { eraseLeft, leavesToReseal, putSeal, type Resealing } from './provider-erasure.ts'
export { indexPages, writeIndexPages } from './provider-index-pages.ts'
export {
  holdKeyMonths,
  isMonthInUse,
  lockKeyMonth,
  openingsUnder,
  replaceSeals,
  type Sealed,
} from './provider-key-months.ts'
export { leavesIssuedBefore, nextStretch, passStretch, type WitnessedStretch } from './provider-lateness.ts'
export {
  insertLeaves,
  leavesAt,
  leavesById,
  liveLeaves,
  type PlacedLeaf,
  type StoredLeaf,
} from './provider-leaves.ts'
export {
  countLinked,
  endLink,
  insertLink,
  linkState,
  liveLinkById,
  liveLinkOfEntry,
  liveLinksOf,
  lockClaim,
  type ProviderLink,
} from './provider-links.ts'
export { type ListSize, lockListSizes } from './provider-list-sizes.ts'
export { type ListName, listsAt, type StoredList, writeLists } from './provider-lists.ts'
export {
  countReads,
  eraseAnswersBefore,
  forgetConsentsBefore,
  insertRead,
  type ProviderRead,
  placeReads,
  readByRequest,
  readsOfCaller,
} from './provider-reads.ts'
export { leaveOn, type Reissue, renameLink, replaceStatement } from './provider-reissue.ts'
export { lockRows, type ProviderRow, putRows, RowTaken, renameRow, withdrawRow } from './provider-rows.ts'
export {
  countDue,
  forgetSlotsBefore,
  type IndexSlot,
  insertIndexSlot,
  type ListedPosition,
  leaveIndex,
  newestIndexSlot,
  newestWitnessedSlot,
  placeLeaves,
  readOneMoment,
  type WitnessedSlot,
} from './provider-slots.ts'
export { countSubjects, type NewSubject, subjectOfCustomer, subjectsOfCustomers } from './provider-subjects.ts'
export type { Tables } from './tables.ts'
export { witnessStorage } from './witness-storage.ts'
