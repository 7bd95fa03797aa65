import type { CalendarDate } from '@goodstanding/core'
import type { Row } from '../table/table.ts'
import { ACCOUNTS } from './accounts.ts'
import { type Characteristic, nothing, type Reading } from './characteristic.ts'
import type { CreditFile } from './credit-file.ts'
import { DEPTH } from './depth.ts'
import { type KnownFacts, knownFacts } from './known-facts.ts'
import { STANDING } from './standing.ts'
import { TRADE_PAYMENTS } from './trade-payments.ts'
import { TRADELINES } from './tradelines.ts'
import { UTILITIES_AND_TAX } from './utilities-and-tax.ts'

/** All that can be computed from records, by family. A scorecard uses some of them. */
export const CHARACTERISTICS: readonly Characteristic[] = [
  ...STANDING,
  ...TRADELINES,
  ...TRADE_PAYMENTS,
  ...UTILITIES_AND_TAX,
  ...ACCOUNTS,
  ...DEPTH,
]

const BY_NAME = new Map(CHARACTERISTICS.map((characteristic) => [characteristic.name, characteristic]))

/** The characteristic of that name; undefined where there is none. */
export function characteristicNamed(name: string): Characteristic | undefined {
  return BY_NAME.get(name)
}

/** Reads every characteristic from what was known on the day; a type that a provider did not answer for makes its own absent. */
export function readCharacteristics(file: CreditFile, asOf: CalendarDate): ReadonlyMap<string, Reading> {
  const known = knownFacts(file, asOf)
  return new Map(CHARACTERISTICS.map((characteristic) => [characteristic.name, readOne(characteristic, known)]))
}

/** The same as a row that a scorecard takes. */
export function characteristicRow(readings: ReadonlyMap<string, Reading>): Row {
  return Object.fromEntries([...readings].map(([name, { cell }]) => [name, cell]))
}

function readOne({ types, read }: Characteristic, known: KnownFacts): Reading {
  const gap = known.gapOf(types)
  return gap === null ? read(known) : nothing(gap)
}
