import { ABSENCES, type CategoryColumn, type Column, type NumberColumn } from '../table/table.ts'

/** A column laid on a grid: each row's bin, by which effects are learnt. Bins without a value come after those with one. */
export type GriddedColumn = {
  readonly bins: Uint32Array
  /** How many bins have values; bin `valued` is `not_applicable`, bin `valued + 1` every other absence. */
  readonly valued: number
  /** Upper bounds of the bins of numbers, all but the last; empty for categories. */
  readonly edges: readonly number[]
}

const NOT_APPLICABLE = ABSENCES.indexOf('not_applicable') + 1

/** Lays a column on a grid of at most `binsMax` bins: numbers by their quantiles, categories by their labels. */
export function gridColumn(column: Column, binsMax: number): GriddedColumn {
  return column.kind === 'number' ? gridNumbers(column, quantileEdges(column, binsMax)) : gridLabels(column)
}

/** Upper bounds that part the present values into at most `binsMax` groups of like size; equal values stay together. */
export function quantileEdges(column: NumberColumn, binsMax: number): readonly number[] {
  const present = column.values
    .filter((value, row) => (column.absence?.[row] ?? 0) === 0 && !Number.isNaN(value))
    .sort()
  const edges: number[] = []
  const last = present.at(-1)
  if (last === undefined) return edges
  for (let bin = 1; bin < binsMax; bin++) {
    const edge = present[Math.ceil((bin * present.length) / binsMax) - 1]
    if (edge !== undefined && edge < last && edge !== edges.at(-1)) edges.push(edge)
  }
  return edges
}

/** Index of the first edge that is not below the value: the number's bin. */
export function binOf(value: number, edges: readonly number[]): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= (edges[middle] ?? Number.POSITIVE_INFINITY)) high = middle
    else low = middle + 1
  }
  return low
}

/** The bins of another table's column on a grid; one more bin, `valued + 2`, for what the grid has not met. */
export function layOnGrid(column: Column, reference: Column, { edges, valued }: GriddedColumn): Uint32Array {
  if (column.kind === 'number' && reference.kind === 'number') return gridNumbers(column, edges).bins
  if (column.kind === 'number' || reference.kind === 'number') return new Uint32Array(lengthOf(column)).fill(valued + 2)
  const places = new Map(reference.labels.map((label, place) => [label, place]))
  return Uint32Array.from(column.codes, (code, row) => {
    const absence = column.absence?.[row] ?? 0
    if (absence !== 0 || code < 0) return absenceBin(absence, valued)
    return places.get(column.labels[code] ?? '') ?? valued + 2
  })
}

function lengthOf(column: Column): number {
  return column.kind === 'number' ? column.values.length : column.codes.length
}

function gridNumbers(column: NumberColumn, edges: readonly number[]): GriddedColumn {
  const valued = edges.length + 1
  const bins = Uint32Array.from(column.values, (value, row) => {
    const absence = column.absence?.[row] ?? 0
    return absence === 0 && !Number.isNaN(value) ? binOf(value, edges) : absenceBin(absence, valued)
  })
  return { bins, valued, edges }
}

function gridLabels(column: CategoryColumn): GriddedColumn {
  const valued = column.labels.length
  const bins = Uint32Array.from(column.codes, (code, row) => {
    const absence = column.absence?.[row] ?? 0
    return absence === 0 && code >= 0 ? code : absenceBin(absence, valued)
  })
  return { bins, valued, edges: [] }
}

function absenceBin(absence: number, valued: number): number {
  return absence === NOT_APPLICABLE ? valued : valued + 1
}
