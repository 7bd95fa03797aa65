export {
  ACTIVITY_LEVELS,
  type ActivityAgreement,
  type ActivityLevel,
  compareActivities,
} from './activities/compare-activities.ts'
export { parseStreet, type StreetParts } from './addresses/parse-street.ts'
export { type Postcode, type PostcodeFault, parsePostcode } from './addresses/postcode.ts'
export type { Agreement } from './evaluation/agreement.ts'
export { EVALUATED_ROWS_MAX, type GroupedRow, type RowsFault } from './evaluation/contingency.ts'
export {
  type Evaluation,
  type EvaluationResult,
  evaluateClusters,
  type MergedCluster,
  type SplitEntity,
} from './evaluation/evaluate-clusters.ts'
export type { PairCounts } from './evaluation/pair-counts.ts'
export type { NumberedRow, RefusedNumber } from './identifiers/carried-number.ts'
export type { ChainStep } from './identifiers/chain.ts'
export type { Clash, ClearlyDifferent } from './identifiers/clashes.ts'
export {
  type IdentifierConflict,
  type IdentifierGraph,
  type IdentifierGraphOptions,
  identifierGraph,
  type NumberedEnterprise,
} from './identifiers/identifier-graph.ts'
export type { PlaceholderReason } from './identifiers/placeholder.ts'
export { type GivenIdentifier, type OwnRegisters, readIdentifier } from './identifiers/read-identifier.ts'
export type { FormKind } from './legal-forms/form-spelling.ts'
export type { MeantForm } from './legal-forms/spelling-tree.ts'
export type { FoundForm } from './legal-forms/take-out-forms.ts'
export { NAME_LENGTH_MAX } from './names/fold-text.ts'
export { type NameWords, type NormalName, normaliseName } from './names/normalise-name.ts'
export { phoneticKey } from './names/phonetic-key.ts'
