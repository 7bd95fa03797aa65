import type { RecordType } from '@goodstanding/core'
import type { Direction } from '../scorecard/scorecard.ts'
import type { Absence, Cell } from '../table/table.ts'
import type { KnownFacts } from './known-facts.ts'

/** The families of characteristics, as a credit report orders them. */
export type Family =
  | 'standing'
  | 'tradelines'
  | 'trade_payments'
  | 'utilities'
  | 'tax'
  | 'filings'
  | 'financials'
  | 'depth'

/** What a value counts; every number is an integer of its unit, so that it is the same wherever it is computed. */
export type Unit = 'months' | 'days' | 'thousandths' | 'count' | 'category'

/** A value, or why there is none, and the ids of the records that it comes from. */
export type Reading = { readonly cell: Cell; readonly records: readonly string[] }

/** One characteristic: which record types it reads, and how. It sees what was known on the day and nothing else. */
export type Characteristic = {
  readonly name: string
  readonly family: Family
  readonly unit: Unit
  readonly direction: Direction
  readonly types: readonly RecordType[]
  readonly read: (known: KnownFacts) => Reading
}

type Sourced = { readonly head: { readonly id: string } }

/** A value with the records that it comes from. */
export function reading(cell: number | string, from: readonly Sourced[]): Reading {
  return { cell, records: idsOf(from) }
}

/** No value, and why. */
export function nothing(absent: Absence, from: readonly Sourced[] = []): Reading {
  return { cell: { absent }, records: idsOf(from) }
}

/** Ids, each once, ascending. */
export function idsOf(from: readonly Sourced[]): readonly string[] {
  return [...new Set(from.map(({ head }) => head.id))].sort()
}

const THOUSANDTHS_MAX = 1_000_000

/** A ratio in thousandths, bounded at a thousand on either side; null where the whole is zero or below. */
export function thousandths(part: number, whole: number): number | null {
  if (whole <= 0) return null
  const rounded = Math.round((part / whole) * 1_000)
  return Math.min(Math.max(rounded, -THOUSANDTHS_MAX), THOUSANDTHS_MAX) + 0
}
