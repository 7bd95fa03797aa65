export { applyBlock, type BlockFault } from './blocks/apply-block.ts'
export { buildBlock } from './blocks/build-block.ts'
export { headerHash, NO_HEADER } from './blocks/header-hash.ts'
export { operationsHash } from './blocks/operations-hash.ts'
export { type AppliedBlock, nextHeight, type RunBlock } from './blocks/run-block.ts'
export { accessTag, sliceAccessKey } from './consents/access-tag.ts'
export { consentCommitment } from './consents/consent-commitment.ts'
export { revocationHash } from './consents/revocation-hash.ts'
export { sliceHash } from './consents/slice-hash.ts'
export { instantOf } from './instant-of.ts'
export { checkKeys, type KeysFault } from './keys/check-keys.ts'
export { enterpriseIdOf } from './keys/enterprise-id.ts'
export { type KeyHistoryFault, verifyKeyHistory } from './keys/key-history.ts'
export type { KeyState, KeyStateAt } from './keys/key-state.ts'
export { signedByScope } from './keys/signed-by-scope.ts'
export { charterHash } from './network/charter-hash.ts'
export { genesisBytes, genesisHash } from './network/genesis-hash.ts'
export {
  accessLogVerifier,
  headerLogKey,
  headerLogRule,
  headerLogVerifiers,
  recordLogVerifier,
  witnessVerifiers,
} from './network/log-verifiers.ts'
export { openNetwork } from './network/open-network.ts'
export { applyOperation } from './operations/apply-operation.ts'
export { type CheckedOperation, checkOperation } from './operations/check-operation.ts'
export type { LedgerOutcome } from './operations/ledger-outcome.ts'
export { operationHash } from './operations/operation-hash.ts'
export { type BuildStapleFault, buildKeyStaple, buildStaple } from './staples/build-staple.ts'
export {
  HEADER_AHEAD_MS_MAX,
  type ProvenHeaderFault,
  type VerifiedHeader,
  verifyProvenHeader,
} from './staples/proven-header.ts'
export {
  STAPLE_AGE_MS_MAX,
  type StapleFault,
  type VerifiedKeyStaple,
  type VerifiedStaple,
  verifyKeyStaple,
  verifyStaple,
} from './staples/verify-staple.ts'
export { CONSENT_KEPT_DAYS } from './state/expired-consents.ts'
export { genesisState, type Head, type LedgerState, ledgerView, stateRoot } from './state/ledger-state.ts'
export type { BlockContext, EnterpriseEntry, LedgerChange, LedgerView } from './state/ledger-view.ts'
export { type RestoreFault, restoreState, type StoredLedger } from './state/restore-state.ts'
export { type StatePath, stateKey } from './state/state-key.ts'
export { CONSENT_DAYS_AHEAD_MAX } from './transitions/grant-consent.ts'
