import { type GriddedColumn, gridColumn, layOnGrid } from '../challenger/grid-column.ts'
import type { Column, Table } from '../table/table.ts'
import type { StabilityLevel } from '../validation/validation-report.ts'
import { populationStability, stabilityLevel } from './population-stability.ts'

/** Rows of one vintage. */
export type Vintage = { readonly name: string; readonly table: Table }

/** A vintage beside the newest one. */
export type VintageStability = {
  readonly name: string
  readonly rows: number
  /** The greatest PSI of any input, and which; null where there are too few rows to tell. */
  readonly psi: number | null
  readonly input: string | null
  readonly level: StabilityLevel | null
  /** Whether it belongs to the window: it and all after it are no alarm. */
  readonly isInWindow: boolean
}

/** Fewer rows than these shift by chance alone. */
export const VINTAGE_ROWS_LEAST = 200
const BINS = 10

/**
 * From which vintage on the population is the one of the newest: what a scorecard should learn from. Vintages come oldest
 * first; inputs are compared by ten bins of the newest one's values.
 */
export function trainingWindow(vintages: readonly Vintage[], inputs: readonly string[]): readonly VintageStability[] {
  const newest = vintages.at(-1)
  if (newest === undefined) return []
  const grids = inputs.flatMap((name) => {
    const column = newest.table.columns.get(name)
    return column === undefined ? [] : [{ name, column, grid: gridColumn(column, BINS) }]
  })
  let isInWindow = true
  return vintages
    .toReversed()
    .map(({ name, table }): VintageStability => {
      const worst = table.rows < VINTAGE_ROWS_LEAST ? null : worstOf(grids, table)
      const level = worst === null ? null : stabilityLevel(worst.psi)
      isInWindow &&= level !== null && level !== 'alarm'
      return { name, rows: table.rows, psi: worst?.psi ?? null, input: worst?.name ?? null, level, isInWindow }
    })
    .toReversed()
}

type Grid = { readonly name: string; readonly column: Column; readonly grid: GriddedColumn }

function worstOf(grids: readonly Grid[], table: Table): { readonly name: string; readonly psi: number } | null {
  const psis = grids.map(({ name, column, grid }) => {
    const now = countsOf(grid.bins, grid.valued + 3)
    const other = table.columns.get(name)
    // A column that is not there is missing in every row.
    const laid =
      other === undefined ? new Uint32Array(table.rows).fill(grid.valued + 1) : layOnGrid(other, column, grid)
    const then = countsOf(laid, grid.valued + 3)
    const bins = Array.from(now, (current, bin) => ({ bin: String(bin), reference: then[bin] ?? 0, current }))
    return { name, psi: populationStability(name, bins).psi }
  })
  return psis.reduce<{ name: string; psi: number } | null>(
    (worst, each) => (worst === null || each.psi > worst.psi ? each : worst),
    null,
  )
}

function countsOf(bins: Uint32Array, places: number): Float64Array {
  const counts = new Float64Array(places)
  for (const bin of bins) counts[bin] = (counts[bin] ?? 0) + 1
  return counts
}
