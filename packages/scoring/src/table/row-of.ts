import { ABSENCES, type Cell, type Column, type Row, type Table } from './table.ts'

/** One row of a table by itself. */
export function rowOf({ columns }: Table, row: number): Row {
  return Object.fromEntries([...columns].map(([name, column]) => [name, cellOf(column, row)]))
}

function cellOf(column: Column, row: number): Cell {
  const absence = column.absence?.[row] ?? 0
  if (absence !== 0) return { absent: ABSENCES[absence - 1] ?? 'missing' }
  if (column.kind === 'number') return column.values[row] ?? Number.NaN
  return column.labels[column.codes[row] ?? -1] ?? { absent: 'missing' }
}
