import type { CalendarDate, Identifier, IdentifierFault } from '@goodstanding/core'
import { numberSpace } from './number-space.ts'
import { type GivenIdentifier, type OwnRegisters, readIdentifier } from './read-identifier.ts'

/** A row with the numbers it carries. Where `from` and `until` (its last day) are known, a number held only then. */
export type NumberedRow = {
  readonly row: string
  readonly identifiers: readonly (GivenIdentifier & { readonly from?: CalendarDate; readonly until?: CalendarDate })[]
}

/** One row's word that a number is its enterprise's, from a day until another; empty texts leave that end open. */
export type Mention = { readonly row: string; readonly from: string; readonly until: string }

/** A number in normal form with all rows that carry it, in order of the rows. */
export type CarriedNumber = {
  readonly key: string
  readonly space: string
  readonly identifier: Identifier
  readonly mentions: readonly Mention[]
  readonly rows: readonly string[]
}

/** A number that could not be read, and why. */
export type RefusedNumber = {
  readonly row: string
  readonly given: GivenIdentifier
  readonly fault: IdentifierFault
  readonly at?: string
}

/** Reads the numbers of all rows; each number once, whatever its spelling, and everything in a fixed order. */
export function carriedNumbers(
  rows: readonly NumberedRow[],
  ownRegisters: OwnRegisters | undefined,
): { readonly numbers: readonly CarriedNumber[]; readonly refused: readonly RefusedNumber[] } {
  const refused: RefusedNumber[] = []
  const byKey = new Map<string, { key: string; space: string; identifier: Identifier; mentions: Mention[] }>()
  for (const { row, identifiers } of rows) {
    for (const { from = '', until = '', ...given } of identifiers) {
      const read = readIdentifier(given, ownRegisters)
      if (!read.ok) {
        const { ok: _, ...why } = read
        refused.push({ row, given, ...why })
        continue
      }
      const space = numberSpace(read.value)
      const key = `${space} ${read.value.value}`
      const number = byKey.get(key)
      if (number === undefined) byKey.set(key, { key, space, identifier: read.value, mentions: [{ row, from, until }] })
      else {
        number.mentions.push({ row, from, until })
        if (spelling(read.value) < spelling(number.identifier)) number.identifier = read.value
      }
    }
  }
  const numbers = [...byKey.values()].sort(inOrder(({ key }) => key)).map((number) => {
    const mentions = number.mentions.sort(inOrder(({ row, from, until }) => `${row}\0${from}\0${until}`))
    return { ...number, mentions, rows: [...new Set(mentions.map(({ row }) => row))] }
  })
  return { numbers, refused: refused.sort(inOrder(({ row, given }) => JSON.stringify([row, given]))) }
}

/** Compares by a text, code unit by code unit, so that no locale changes the order. */
export function inOrder<T>(textOf: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [textOf(a), textOf(b)]
    return left < right ? -1 : left > right ? 1 : 0
  }
}

/** One number can be named in two ways (a USCC, the number of its register): the first in this order names it. */
function spelling({ scheme, registry }: Identifier): string {
  return `${scheme === 'register' ? 1 : 0}${scheme}${registry ?? ''}`
}
