import { assert } from '@goodstanding/core'
import { ABSENCES, type Absence } from '../table/table.ts'
import type { CharacteristicPoints } from './score.ts'
import type { AbsenceBin, Scorecard, ScorecardCharacteristic } from './scorecard.ts'

/**
 * A characteristic made ready: each place where a cell can come to lie is a **slot**. First its bins, then the kinds of
 * absence in the order of `ABSENCES`, last "other".
 */
export type PreparedCharacteristic = {
  readonly name: string
  readonly kind: 'number' | 'category'
  /** Greatest values of all bins but the last, ascending. */
  readonly bounds: Float64Array
  readonly binOfLabel: ReadonlyMap<string, number>
  readonly bins: number
  readonly points: Int32Array
  readonly lost: Int32Array
  /** What a slot says in a score. */
  readonly answers: readonly CharacteristicPoints[]
}

/** A scorecard made ready for scoring many rows. */
export type PreparedScorecard = {
  readonly scorecard: Scorecard
  readonly characteristics: readonly PreparedCharacteristic[]
}

/** A slot and the place of a characteristic each fit into one byte. */
export const CHARACTERISTICS_MAX = 250
/** As `CHARACTERISTICS_MAX`, of a characteristic's bins. */
export const BINS_MAX = 250

/** Makes a scorecard ready; do it once, then score any number of rows. */
export function prepareScorecard(scorecard: Scorecard): PreparedScorecard {
  assert(scorecard.characteristics.length <= CHARACTERISTICS_MAX, 'not too many characteristics')
  return { scorecard, characteristics: scorecard.characteristics.map(prepareCharacteristic) }
}

/** The slot of an absence. */
export function absenceSlot(characteristic: PreparedCharacteristic, absence: Absence): number {
  return characteristic.bins + ABSENCES.indexOf(absence)
}

/** The slot of what no bin holds. */
export function otherSlot(characteristic: PreparedCharacteristic): number {
  return characteristic.bins + ABSENCES.length
}

/** Makes one characteristic ready. */
export function prepareCharacteristic(characteristic: ScorecardCharacteristic): PreparedCharacteristic {
  const { name, kind, bestPoints } = characteristic
  assert(characteristic.bins.length <= BINS_MAX, 'not too many bins')
  const answers = slotsOf(characteristic).map(({ bin, points, isLearnt }) => ({
    name,
    points,
    lost: isLearnt ? Math.max(0, bestPoints - points) : 0,
    bin,
  }))
  return {
    name,
    kind,
    bounds: Float64Array.from(boundsOf(characteristic)),
    binOfLabel: labelsOf(characteristic),
    bins: characteristic.bins.length,
    points: Int32Array.from(answers, ({ points }) => points),
    lost: Int32Array.from(answers, ({ lost }) => lost),
    answers,
  }
}

type Slot = Pick<CharacteristicPoints, 'bin' | 'points'> & { readonly isLearnt: boolean }

function slotsOf({ bins, absences }: ScorecardCharacteristic): readonly Slot[] {
  return [
    ...bins.map(({ points }, bin) => ({ bin, points, isLearnt: true })),
    ...ABSENCES.map((absence) => {
      const bin = absences.find((each) => each.absence === absence)
      return { bin: absence, points: bin?.points ?? 0, isLearnt: bin !== undefined && isLearnt(bin) }
    }),
    { bin: 'other', points: 0, isLearnt: false },
  ]
}

/** Whether an absence weighs: of too few rows nothing was learnt, and what was not learnt loses nothing. */
export function isLearnt({ absence, woe, points }: AbsenceBin): boolean {
  return absence === 'not_applicable' && (woe !== 0 || points !== 0)
}

function boundsOf(characteristic: ScorecardCharacteristic): readonly number[] {
  return characteristic.kind === 'number' ? characteristic.bins.flatMap(({ upTo }) => upTo ?? []) : []
}

function labelsOf(characteristic: ScorecardCharacteristic): ReadonlyMap<string, number> {
  if (characteristic.kind === 'number') return new Map()
  return new Map(characteristic.bins.flatMap(({ labels }, bin) => labels.map((label) => [label, bin] as const)))
}
