import { ABSENCES, type Cell, type Column } from '../table/table.ts'
import { absenceSlot, otherSlot, type PreparedCharacteristic } from './prepare-scorecard.ts'

/** The bin of a number: the first whose upper bound is not below it. */
export function numberSlot(bounds: Float64Array, value: number): number {
  let slot = 0
  // Bounds are few: going through them one by one is faster than halving.
  while (slot < bounds.length && value > (bounds[slot] ?? 0)) slot++
  return slot
}

/** The slot of one cell. A cell that is not there, no number or of the other kind is missing. */
export function slotOfCell(characteristic: PreparedCharacteristic, cell: Cell | undefined): number {
  if (typeof cell === 'number') {
    if (characteristic.kind !== 'number' || Number.isNaN(cell)) return absenceSlot(characteristic, 'missing')
    return numberSlot(characteristic.bounds, cell)
  }
  if (typeof cell === 'string') {
    if (characteristic.kind !== 'category') return absenceSlot(characteristic, 'missing')
    return characteristic.binOfLabel.get(cell) ?? otherSlot(characteristic)
  }
  return absenceSlot(characteristic, cell?.absent ?? 'missing')
}

/** The slots of a column's cells from row `from` on, written to the start of `slots`: the same as of each cell by itself. */
export function fillSlots(
  characteristic: PreparedCharacteristic,
  column: Column | undefined,
  from: number,
  slots: Uint8Array,
): void {
  const missing = absenceSlot(characteristic, 'missing')
  if (column === undefined || column.kind !== characteristic.kind) {
    slots.fill(missing)
    return
  }
  if (column.kind === 'number') fillNumbers(characteristic.bounds, column.values, { from, missing }, slots)
  else fillCategories(characteristic, column, from, slots)
  if (column.absence === null) return
  for (let i = 0; i < slots.length; i++) {
    const absence = column.absence[from + i] ?? 0
    if (absence !== 0) slots[i] = absence <= ABSENCES.length ? characteristic.bins + absence - 1 : missing
  }
}

function fillNumbers(
  bounds: Float64Array,
  values: Float64Array,
  { from, missing }: { readonly from: number; readonly missing: number },
  slots: Uint8Array,
): void {
  const length = slots.length
  slots.fill(0)
  // Bound by bound rather than row by row: no branch that a processor could guess wrongly.
  for (const bound of bounds) {
    for (let i = 0; i < length; i++) slots[i] = (slots[i] ?? 0) + Number((values[from + i] ?? 0) > bound)
  }
  for (let i = 0; i < length; i++) {
    const value = values[from + i] ?? Number.NaN
    if (Number.isNaN(value)) slots[i] = missing
  }
}

function fillCategories(
  characteristic: PreparedCharacteristic,
  { codes, labels }: Column & { kind: 'category' },
  from: number,
  slots: Uint8Array,
): void {
  const other = otherSlot(characteristic)
  const slotOfCode = Uint8Array.from(labels, (label) => characteristic.binOfLabel.get(label) ?? other)
  const missing = absenceSlot(characteristic, 'missing')
  for (let i = 0; i < slots.length; i++) slots[i] = slotOfCode[codes[from + i] ?? -1] ?? missing
}

/** The slot of each row of a table's column: bins first, then `ABSENCES`, then "other". */
export function slotsOfColumn(
  characteristic: PreparedCharacteristic,
  column: Column | undefined,
  rows: number,
): Uint8Array {
  const slots = new Uint8Array(rows)
  fillSlots(characteristic, column, 0, slots)
  return slots
}
