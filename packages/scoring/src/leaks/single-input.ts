import { binOf, quantileEdges } from '../challenger/grid-column.ts'
import { ABSENCES, type Column, type Outcomes } from '../table/table.ts'
import { areaUnderCurve } from '../validation/area-under-curve.ts'

/** What one input alone tells of the outcome. */
export type SingleInput = {
  /** Of the bad rates of its bins, which have no direction: never below 0.5. */
  readonly auc: number
  readonly informationValue: number
}

const NUMBER_BINS = 20
/** A category of fewer rows has no rate of its own: a name for every row would tell all outcomes. */
const LEAST_ROWS = 30

/**
 * Weighs a column by itself: numbers in twenty bins of like size, categories by label, each kind of absence as a bin of its
 * own, since not being there can tell as much as a value.
 */
export function weighInput(column: Column, outcomes: Outcomes): SingleInput {
  const bins = binsOf(column)
  const counts = countsOf(bins, outcomes)
  const bads = outcomes.reduce((sum, outcome) => sum + outcome, 0)
  const goods = outcomes.length - bads
  if (bads === 0 || goods === 0) return { auc: 0.5, informationValue: 0 }
  const rates = new Map([...counts].map(([bin, { goods: g, bads: b }]) => [bin, b / (g + b)]))
  const risks = Float64Array.from(bins, (bin) => rates.get(bin) ?? 0)
  return {
    auc: areaUnderCurve(risks, outcomes)?.value ?? 0.5,
    informationValue: informationValue([...counts.values()]),
  }
}

/** Sum over bins of (share of goods - share of bads) · ln of their ratio; half a row is added to each, for empty ones. */
export function informationValue(bins: readonly { readonly goods: number; readonly bads: number }[]): number {
  const goods = bins.reduce((sum, bin) => sum + bin.goods + 0.5, 0)
  const bads = bins.reduce((sum, bin) => sum + bin.bads + 0.5, 0)
  return bins.reduce((sum, bin) => {
    const [ofGoods, ofBads] = [(bin.goods + 0.5) / goods, (bin.bads + 0.5) / bads]
    return sum + (ofGoods - ofBads) * Math.log(ofGoods / ofBads)
  }, 0)
}

/** A bin for each row: absences below 0, then values; the rare categories together. */
function binsOf(column: Column): Int32Array {
  const absent = (row: number) => column.absence?.[row] ?? 0
  if (column.kind === 'number') {
    const edges = quantileEdges(column, NUMBER_BINS)
    return Int32Array.from(column.values, (value, row) => {
      if (absent(row) !== 0) return -absent(row)
      return Number.isNaN(value) ? -1 : binOf(value, edges)
    })
  }
  const rows = new Float64Array(column.labels.length)
  for (const code of column.codes) if (code >= 0) rows[code] = (rows[code] ?? 0) + 1
  const rare = -1 - ABSENCES.length
  return Int32Array.from(column.codes, (code, row) => {
    if (absent(row) !== 0 || code < 0) return -Math.max(1, absent(row))
    return (rows[code] ?? 0) < LEAST_ROWS ? rare : code
  })
}

function countsOf(bins: Int32Array, outcomes: Outcomes): ReadonlyMap<number, { goods: number; bads: number }> {
  const counts = new Map<number, { goods: number; bads: number }>()
  bins.forEach((bin, row) => {
    const held = counts.get(bin) ?? { goods: 0, bads: 0 }
    if (outcomes[row] === 1) held.bads += 1
    else held.goods += 1
    counts.set(bin, held)
  })
  return counts
}
