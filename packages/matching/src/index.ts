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
