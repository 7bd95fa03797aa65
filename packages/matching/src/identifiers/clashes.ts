import type { Identifier } from '@goodstanding/core'
import { type CarriedNumber, inOrder, type Mention } from './carried-number.ts'

/** Two rows of one group that speak against its being one enterprise, before it is shown how they hang together. */
export type Clash = {
  readonly reason: 'different_numbers' | 'different_enterprises'
  readonly left: { readonly row: string; readonly identifier: Identifier }
  readonly right: { readonly row: string; readonly identifier: Identifier }
}

/** Whether two rows, told by their ids, are clearly different enterprises although they carry the same number. */
export type ClearlyDifferent = (left: string, right: string) => boolean

/** Different numbers of one series that held on the same day. At least one is found wherever there is any. */
export function differentNumbers(numbers: readonly CarriedNumber[]): readonly Clash[] {
  const bySpace = Map.groupBy(numbers, ({ space }) => space)
  return [...bySpace.values()].filter((series) => series.length > 1).flatMap(overlaps)
}

/** The first pair of rows of each number that the caller holds for clearly different enterprises. */
export function differentEnterprises(numbers: readonly CarriedNumber[], differ: ClearlyDifferent): readonly Clash[] {
  return numbers.flatMap(({ identifier, rows }) => {
    const pair = firstPair(rows, differ)
    if (pair === undefined) return []
    const [left, right] = pair
    return [
      { reason: 'different_enterprises' as const, left: { row: left, identifier }, right: { row: right, identifier } },
    ]
  })
}

type Held = Mention & { readonly number: CarriedNumber }

/** By first day; each is laid against the one that held longest so far: where any two overlap, this finds some two. */
function overlaps(series: readonly CarriedNumber[]): readonly Clash[] {
  const held: Held[] = series.flatMap((number) => number.mentions.map((mention) => ({ ...mention, number })))
  held.sort(inOrder(({ from, number, row, until }) => `${from}\0${number.key}\0${row}\0${until}`))
  const found = new Map<string, Clash>()
  let longest: Held | undefined
  for (const next of held) {
    if (longest !== undefined && longest.number !== next.number && reaches(longest, next.from)) {
      const pair = [longest.number.key, next.number.key].sort().join('\0')
      if (!found.has(pair)) found.set(pair, { reason: 'different_numbers', left: side(longest), right: side(next) })
    }
    if (longest === undefined || !reaches(longest, next.until === '' ? '9999-12-31' : next.until)) longest = next
  }
  return [...found.values()]
}

function side({ row, number }: Held): Clash['left'] {
  return { row, identifier: number.identifier }
}

function reaches({ until }: Mention, day: string): boolean {
  return until === '' || until >= day
}

function firstPair(rows: readonly string[], differ: ClearlyDifferent): readonly [string, string] | undefined {
  for (const [index, left] of rows.entries()) {
    for (const right of rows.slice(index + 1)) if (differ(left, right)) return [left, right]
  }
  return undefined
}
