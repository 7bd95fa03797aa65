import type { Absence } from '../table/table.ts'

/** What one characteristic added to one score. */
export type CharacteristicPoints = {
  readonly name: string
  readonly points: number
  /** Points that its best bin would have brought beyond these; 0 where the value is not known or "other": that costs nothing. */
  readonly lost: number
  /** Index into the characteristic's bins, or the kind of absence, or `other`. */
  readonly bin: number | Absence | 'other'
}

/** One row scored: `points` is the scorecard's base and the points of every characteristic, to the last digit. */
export type Score = {
  readonly points: number
  readonly byCharacteristic: readonly CharacteristicPoints[]
}
