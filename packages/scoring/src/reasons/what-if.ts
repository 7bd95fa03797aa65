import type { PreparedCharacteristic, PreparedScorecard } from '../scorecard/prepare-scorecard.ts'
import type { CharacteristicPoints } from '../scorecard/score.ts'
import { scoreRow } from '../scorecard/score-row.ts'
import type { Absence, Row } from '../table/table.ts'

/** A bin of a characteristic and the points that it would bring beyond those of now. */
export type BetterBin = { readonly bin: number; readonly gain: number }

/** What would change a score: the bin that is one better, and the best one. */
export type WhatIf = {
  readonly name: string
  readonly from: CharacteristicPoints['bin']
  readonly next: BetterBin
  readonly best: BetterBin
}

/** What a value that is not known could change: points between these, once it were known. */
export type Unknown = {
  readonly name: string
  readonly why: Absence | 'other'
  readonly low: number
  readonly high: number
}

/** Each characteristic whose value is known and has a better bin, greatest gain first, equals in the scorecard's order. */
export function whatIf(prepared: PreparedScorecard, row: Row): readonly WhatIf[] {
  return scoreRow(prepared, row)
    .byCharacteristic.flatMap((now, place) => {
      const characteristic = prepared.characteristics[place]
      return now.lost === 0 || characteristic === undefined ? [] : (betterBins(characteristic, now) ?? [])
    })
    .toSorted((a, b) => b.best.gain - a.best.gain)
}

/** Each characteristic whose value is not known, in the scorecard's order. */
export function unknownsOf(prepared: PreparedScorecard, row: Row): readonly Unknown[] {
  return scoreRow(prepared, row).byCharacteristic.flatMap(({ name, bin }, place) => {
    const characteristic = prepared.characteristics[place]
    if (typeof bin === 'number' || bin === 'not_applicable' || characteristic === undefined) return []
    const points = characteristic.points.subarray(0, characteristic.bins)
    return { name, why: bin, low: Math.min(...points), high: Math.max(...points) }
  })
}

function betterBins({ answers, bins }: PreparedCharacteristic, now: CharacteristicPoints): WhatIf | null {
  const better = answers
    .slice(0, bins)
    .flatMap(({ points }, bin) => (points > now.points ? { bin, gain: points - now.points } : []))
    .toSorted((a, b) => a.gain - b.gain || stepsTo(a.bin, now.bin) - stepsTo(b.bin, now.bin))
  const [next] = better
  const best = better.find(({ gain }) => gain === better.at(-1)?.gain)
  return next === undefined || best === undefined ? null : { name: now.name, from: now.bin, next, best }
}

function stepsTo(bin: number, from: CharacteristicPoints['bin']): number {
  return typeof from === 'number' ? Math.abs(bin - from) : bin
}
