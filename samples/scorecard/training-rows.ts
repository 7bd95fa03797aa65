import { hash } from 'node:crypto'
import type { CalendarDate } from '@goodstanding/core'
import {
  characteristicTable,
  type Outcomes,
  type Reading,
  readCharacteristics,
  type Table,
} from '@goodstanding/scoring'
import { readFigures } from '../generator/figures.ts'
import { inventEnterprise } from './invented-enterprise.ts'

/** Invented enterprises as rows to train on: what was known of each on its day, and what became of it. */
export type TrainingRows = {
  readonly table: Table
  readonly outcomes: Outcomes
  readonly window: { readonly from: CalendarDate; readonly to: CalendarDate }
  /** SHA-256 of the rows as text, in lower-case hex. */
  readonly dataHash: string
}

type InventedRow = {
  readonly asOf: CalendarDate
  readonly readings: ReadonlyMap<string, Reading>
  readonly isBad: boolean
}

/** So many invented enterprises as rows, in the order of their numbers; the same seed gives the same rows. */
export function inventRows(seed: string, count: number): readonly InventedRow[] {
  const figures = readFigures()
  return Array.from({ length: count }, (_, number) => {
    const { asOf, file, isBad } = inventEnterprise(seed, number, figures)
    return { asOf, readings: readCharacteristics(file, asOf), isBad }
  })
}

/** Those of the rows whose day lies from `from` to `to`, both among them. */
export function rowsOfWindow(rows: readonly InventedRow[], from: CalendarDate, to: CalendarDate): TrainingRows {
  const own = rows.filter(({ asOf }) => asOf >= from && asOf <= to)
  return {
    table: characteristicTable(own.map(({ readings }) => readings)),
    outcomes: Uint8Array.from(own, ({ isBad }) => (isBad ? 1 : 0)),
    window: { from, to },
    dataHash: hash('sha256', own.map(textOf).join('\n'), 'hex'),
  }
}

function textOf({ asOf, readings, isBad }: InventedRow): string {
  return JSON.stringify([asOf, isBad, ...[...readings.values()].map(({ cell }) => cell)])
}
