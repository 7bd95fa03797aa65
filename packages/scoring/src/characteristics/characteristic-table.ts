import { ABSENCES, type Cell, type Column, type Table } from '../table/table.ts'
import type { Characteristic, Reading } from './characteristic.ts'
import { CHARACTERISTICS } from './characteristics.ts'

/** Readings of many files as a table to train on: a column for each characteristic, a row for each file. */
export function characteristicTable(files: readonly ReadonlyMap<string, Reading>[]): Table {
  const columns = CHARACTERISTICS.map((one) => {
    const cells = files.map((readings) => readings.get(one.name)?.cell ?? { absent: 'missing' as const })
    return [one.name, columnOf(one, cells)] as const
  })
  return { rows: files.length, columns: new Map(columns) }
}

function columnOf({ unit }: Characteristic, cells: readonly Cell[]): Column {
  const absence = Uint8Array.from(cells, (cell) => (typeof cell === 'object' ? ABSENCES.indexOf(cell.absent) + 1 : 0))
  if (unit !== 'category') {
    const values = Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : Number.NaN))
    return { kind: 'number', values, absence }
  }
  const labels = [...new Set(cells.filter((cell) => typeof cell === 'string'))].sort()
  const codes = Int32Array.from(cells, (cell) => (typeof cell === 'string' ? labels.indexOf(cell) : -1))
  return { kind: 'category', codes, labels, absence }
}
