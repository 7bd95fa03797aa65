import type { Column, Table } from './table.ts'

/** A table of these rows of another, in the order in which they are given; a row may be taken more than once. */
export function takeRows(table: Table, rows: ArrayLike<number>): Table {
  const columns = new Map([...table.columns].map(([name, column]) => [name, takeCells(column, rows)]))
  return { rows: rows.length, columns }
}

function takeCells(column: Column, rows: ArrayLike<number>): Column {
  const absence = column.absence === null ? null : taken(column.absence, new Uint8Array(rows.length), rows)
  if (column.kind === 'number') {
    return { ...column, values: taken(column.values, new Float64Array(rows.length), rows), absence }
  }
  return { ...column, codes: taken(column.codes, new Int32Array(rows.length), rows), absence }
}

function taken<Cells extends Uint8Array | Int32Array | Float64Array>(
  from: Cells,
  to: Cells,
  rows: ArrayLike<number>,
): Cells {
  for (let i = 0; i < rows.length; i++) to[i] = from[rows[i] ?? 0] ?? 0
  return to
}
