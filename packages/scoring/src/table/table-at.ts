import type { Column, Table } from './table.ts'

/** The table of some rows of a table, in the order in which they are named. */
export function tableAt({ columns }: Table, rows: ArrayLike<number>): Table {
  return {
    rows: rows.length,
    columns: new Map([...columns].map(([name, column]) => [name, columnAt(column, rows)])),
  }
}

function columnAt(column: Column, rows: ArrayLike<number>): Column {
  const absence = column.absence === null ? null : Uint8Array.from(rows, (row) => column.absence?.[row] ?? 0)
  return column.kind === 'number'
    ? { ...column, values: Float64Array.from(rows, (row) => column.values[row] ?? Number.NaN), absence }
    : { ...column, codes: Int32Array.from(rows, (row) => column.codes[row] ?? -1), absence }
}
