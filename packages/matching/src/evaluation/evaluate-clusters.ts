import { type Agreement, agreementOf } from './agreement.ts'
import { type Contingency, contingencyOf, type GroupedRow, type RowsFault } from './contingency.ts'
import { meanShareOfRows } from './mean-share.ts'
import { countPairs, type PairCounts } from './pair-counts.ts'

/** How far clusters agree with the truth, and where they are most wrong. */
export type Evaluation = {
  readonly rows: number
  readonly clusters: number
  readonly entities: number
  /** Over pairs of rows: of those put together, which share belongs together, and the other way round. */
  readonly pairs: Agreement & PairCounts
  /** B-cubed (Bagga and Baldwin 1998): the same over rows, so that a large cluster does not outweigh all others. */
  readonly bCubed: Agreement
  /** The clusters that hold rows of more than one entity, and their share of all clusters, those of one row included. */
  readonly overMerged: { readonly clusters: number; readonly rate: number }
  /** The entities whose rows are in more than one cluster, and their share of all entities. */
  readonly split: { readonly entities: number; readonly rate: number }
  readonly worst: {
    readonly mergedClusters: readonly MergedCluster[]
    readonly splitEntities: readonly SplitEntity[]
  }
}

/** A cluster of more than one entity; `wrongPairs` counts its pairs of rows that do not belong together. */
export type MergedCluster = {
  readonly cluster: string
  readonly rows: number
  readonly entities: number
  readonly wrongPairs: number
}

/** An entity in more than one cluster; `missedPairs` counts its pairs of rows that were not put together. */
export type SplitEntity = {
  readonly entity: string
  readonly rows: number
  readonly clusters: number
  readonly missedPairs: number
}

/** What `evaluateClusters` answers; of rows that cannot be compared, how many there are and one of them. */
export type EvaluationResult =
  | { readonly ok: true; readonly value: Evaluation }
  | { readonly ok: false; readonly fault: RowsFault; readonly count: number; readonly example: string | null }

/**
 * Measures predicted clusters against the truth, in time linear in the rows and exactly: pairs are counted by how many
 * rows each cluster shares with each entity, never listed. The order of rows changes nothing.
 */
export function evaluateClusters(
  clusters: readonly GroupedRow[],
  truth: readonly GroupedRow[],
  worstMax = 10,
): EvaluationResult {
  const counted = contingencyOf(clusters, truth)
  if (!counted.ok) return counted
  const { value: contingency } = counted
  const pairs = countPairs(contingency)
  const merged = contingency.clusters.filter(({ others }) => others > 1)
  const split = contingency.entities.filter(({ others }) => others > 1)
  return {
    ok: true,
    value: {
      rows: contingency.rows,
      clusters: contingency.clusters.length,
      entities: contingency.entities.length,
      pairs: { ...pairAgreement(pairs), ...pairs },
      bCubed: bCubed(contingency),
      overMerged: { clusters: merged.length, rate: merged.length / contingency.clusters.length },
      split: { entities: split.length, rate: split.length / contingency.entities.length },
      worst: {
        mergedClusters: merged
          .toSorted((a, b) => b.rows - a.rows || b.others - a.others || inOrder(a.id, b.id))
          .slice(0, worstMax)
          .map((each) => ({ cluster: each.id, rows: each.rows, entities: each.others, wrongPairs: pairsApart(each) })),
        splitEntities: split
          .toSorted((a, b) => b.others - a.others || b.rows - a.rows || inOrder(a.id, b.id))
          .slice(0, worstMax)
          .map((each) => ({ entity: each.id, rows: each.rows, clusters: each.others, missedPairs: pairsApart(each) })),
      },
    },
  }
}

function bCubed({ clusters, entities, rows }: Contingency): Agreement {
  return agreementOf(meanShareOfRows(clusters, rows), meanShareOfRows(entities, rows))
}

function pairAgreement({ predicted, actual, correct }: PairCounts): Agreement {
  return agreementOf(shareOf(correct, predicted), shareOf(correct, actual))
}

/** Where nothing was put together nothing was put together wrongly, and where nothing is to be found nothing is missed. */
function shareOf(correct: number, all: number): number {
  return all === 0 ? 1 : correct / all
}

/** Pairs of a group's rows that are in different groups on the other side. */
function pairsApart({ rows, squares }: { readonly rows: number; readonly squares: number }): number {
  return (rows * rows - squares) / 2
}

function inOrder(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
