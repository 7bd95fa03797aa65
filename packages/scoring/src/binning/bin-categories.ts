import type { CategoryColumn, Outcomes } from '../table/table.ts'
import type { BinningRules } from './binning-rules.ts'
import { countsBetween, runningCounts } from './running-counts.ts'
import { splitBestFirst } from './split-best-first.ts'

/** A bin of categories with its training rows, before it has a weight. */
export type CountedCategoryBin = { readonly labels: readonly string[]; readonly goods: number; readonly bads: number }

type Label = { readonly label: string; readonly goods: number; readonly bads: number }

/** Rows of the whole column's bad rate that are added to a label, so that small ones do not lead the order by chance. */
const PRIOR_ROWS = 30

/**
 * Bins of a column's categories, riskiest first. A label with fewer than `leastRows` rows is in none: it is "other",
 * as every label is that training has not seen.
 */
export function binCategories(
  column: CategoryColumn,
  outcomes: Outcomes,
  rules: BinningRules,
): readonly CountedCategoryBin[] {
  const all = labelsOf(column, outcomes)
  const labels = inOrderOfRisk(all.filter(({ goods, bads }) => goods + bads >= rules.leastRows))
  if (labels.length === 0) return []
  const counts = runningCounts(
    labels.map(({ goods }) => goods),
    labels.map(({ bads }) => bads),
  )
  const edges = splitBestFirst(counts, rules, 'any')
  return edges.slice(1).map((edge, i) => ({
    labels: labels
      .slice(edges[i], edge)
      .map(({ label }) => label)
      .sort(),
    ...countsBetween(counts, edges[i] ?? 0, edge),
  }))
}

function labelsOf({ codes, labels, absence }: CategoryColumn, outcomes: Outcomes): readonly Label[] {
  const goods = new Float64Array(labels.length)
  const bads = new Float64Array(labels.length)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? -1
    if (code < 0 || (absence !== null && absence[row] !== 0)) continue
    const counts = outcomes[row] === 1 ? bads : goods
    counts[code] = (counts[code] ?? 0) + 1
  }
  return labels.map((label, code) => ({ label, goods: goods[code] ?? 0, bads: bads[code] ?? 0 }))
}

function inOrderOfRisk(labels: readonly Label[]): readonly Label[] {
  const bads = labels.reduce((sum, label) => sum + label.bads, 0)
  const rows = labels.reduce((sum, label) => sum + label.goods + label.bads, 0)
  const prior = (PRIOR_ROWS * bads) / Math.max(1, rows)
  const risk = (label: Label) => (label.bads + prior) / (label.goods + label.bads + PRIOR_ROWS)
  return labels.toSorted((a, b) => risk(b) - risk(a) || (a.label < b.label ? -1 : 1))
}
