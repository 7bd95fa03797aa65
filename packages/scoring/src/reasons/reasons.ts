import type { CharacteristicPoints, Score } from '../scorecard/score.ts'
import { REASONS_MAX } from '../scorecard/score-table.ts'

/**
 * Up to four characteristics that cost most against their best bin, most first, equals in the scorecard's order. What
 * is not known costs nothing and is no reason.
 */
export function reasonsOf({ byCharacteristic }: Score): readonly CharacteristicPoints[] {
  return byCharacteristic
    .filter(({ lost }) => lost > 0)
    .toSorted((a, b) => b.lost - a.lost)
    .slice(0, REASONS_MAX)
}

/** Up to four characteristics that brought most points above neutral, most first, equals in the scorecard's order. */
export function strengthsOf({ byCharacteristic }: Score): readonly CharacteristicPoints[] {
  return byCharacteristic
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, REASONS_MAX)
}
