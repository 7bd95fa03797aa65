import type { Direction } from '../scorecard/scorecard.ts'
import type { NumberColumn, Outcomes } from '../table/table.ts'
import type { BinningRules } from './binning-rules.ts'
import { poolViolators } from './pool-violators.ts'
import { countsBetween, runningCounts } from './running-counts.ts'
import { type RiskOrder, splitBestFirst } from './split-best-first.ts'

/** A bin of numbers with its training rows, before it has a weight. */
export type CountedNumberBin = {
  readonly above: number | null
  readonly upTo: number | null
  readonly goods: number
  readonly bads: number
}

/** Distinct values beyond so many are grouped by rows before splitting, which no bin of 3 % of the rows can feel. */
const CELLS_MAX = 1_000

const ORDERS: Readonly<Record<Direction, RiskOrder>> = {
  higher_is_safer: 'falling',
  higher_is_riskier: 'rising',
  none: 'any',
}

/** Bins of a column's values, ascending, without gaps from -∞ to ∞; empty where no cell has a value. */
export function binNumbers(
  column: NumberColumn,
  outcomes: Outcomes,
  direction: Direction,
  rules: BinningRules,
): readonly CountedNumberBin[] {
  const cells = cellsOf(column, outcomes)
  if (cells.values.length === 0) return []
  const counts = runningCounts(cells.goods, cells.bads)
  const edges = poolViolators(counts, splitBestFirst(counts, rules, ORDERS[direction]), ORDERS[direction])
  const last = edges.length - 2
  return edges.slice(1).map((edge, i) => ({
    above: i === 0 ? null : boundBefore(cells, edges[i] ?? 0),
    upTo: i === last ? null : boundBefore(cells, edge),
    ...countsBetween(counts, edges[i] ?? 0, edge),
  }))
}

const DIGITS_MAX = 17

/** The number with fewest digits that is not below the cells before `edge` and below those from it on. */
function boundBefore({ values, least }: Cells, edge: number): number {
  // JSON has no infinity: what lies at minus infinity is parted from the rest by the least number there is.
  const low = Math.max(values[edge - 1] ?? Number.NaN, -Number.MAX_VALUE)
  const next = least[edge] ?? Number.POSITIVE_INFINITY
  for (let digits = 1; digits < DIGITS_MAX; digits++) {
    const short = Number(low.toPrecision(digits))
    if (short >= low && short < next) return short + 0
  }
  return low
}

type Cells = {
  /** Greatest value of each cell. */
  readonly values: readonly number[]
  /** Smallest value of each cell. */
  readonly least: readonly number[]
  readonly goods: readonly number[]
  readonly bads: readonly number[]
}

/** Values in ascending order with their rows. */
function cellsOf(column: NumberColumn, outcomes: Outcomes): Cells {
  const goods = sortedValues(column, outcomes, 0)
  const bads = sortedValues(column, outcomes, 1)
  const rows = goods.length + bads.length
  const cells = { values: [] as number[], least: [] as number[], goods: [] as number[], bads: [] as number[] }
  const leastRows = distinctUpTo(goods, bads, CELLS_MAX) > CELLS_MAX ? rows / CELLS_MAX : 0
  let inCell = { goods: 0, bads: 0 }
  for (const { value, isLast, ...counts } of distinctValues(goods, bads)) {
    if (inCell.goods + inCell.bads === 0) cells.least.push(value)
    inCell = { goods: inCell.goods + counts.goods, bads: inCell.bads + counts.bads }
    if (!isLast && inCell.goods + inCell.bads < leastRows) continue
    cells.values.push(value)
    cells.goods.push(inCell.goods)
    cells.bads.push(inCell.bads)
    inCell = { goods: 0, bads: 0 }
  }
  return cells
}

type Distinct = { readonly value: number; readonly goods: number; readonly bads: number; readonly isLast: boolean }

/** Each value of two ascending lists once, with how often each list holds it. */
function* distinctValues(goods: Float64Array, bads: Float64Array): Generator<Distinct> {
  let g = 0
  let b = 0
  while (g < goods.length || b < bads.length) {
    const value = Math.min(goods[g] ?? Number.POSITIVE_INFINITY, bads[b] ?? Number.POSITIVE_INFINITY)
    const [afterGoods, afterBads] = [endOf(goods, g, value), endOf(bads, b, value)]
    yield {
      value,
      goods: afterGoods - g,
      bads: afterBads - b,
      isLast: afterGoods + afterBads === goods.length + bads.length,
    }
    g = afterGoods
    b = afterBads
  }
}

function endOf(values: Float64Array, from: number, value: number): number {
  let end = from
  while (end < values.length && (values[end] ?? 0) <= value) end++
  return end
}

function sortedValues({ values, absence }: NumberColumn, outcomes: Outcomes, outcome: 0 | 1): Float64Array {
  const kept = new Float64Array(values.length)
  let length = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN
    if (outcomes[row] !== outcome || Number.isNaN(value) || (absence !== null && absence[row] !== 0)) continue
    kept[length++] = value
  }
  return kept.subarray(0, length).sort()
}

/** How many values differ, counted no further than a little beyond `enough`. */
function distinctUpTo(goods: Float64Array, bads: Float64Array, enough: number): number {
  const seen = new Set<number>()
  for (const values of [goods, bads]) {
    let before = Number.NaN
    for (let i = 0; i < values.length && seen.size <= enough; i++) {
      const value = values[i] ?? Number.NaN
      if (value !== before) seen.add(value)
      before = value
    }
  }
  return seen.size
}
