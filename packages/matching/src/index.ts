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
export type { FormKind } from './legal-forms/form-spelling.ts'
export type { MeantForm } from './legal-forms/spelling-tree.ts'
export type { FoundForm } from './legal-forms/take-out-forms.ts'
export { NAME_LENGTH_MAX } from './names/fold-text.ts'
export { type NameWords, type NormalName, normaliseName } from './names/normalise-name.ts'
export { phoneticKey } from './names/phonetic-key.ts'
