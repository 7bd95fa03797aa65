import type { Row } from '../table/table.ts'
import type { PreparedScorecard } from './prepare-scorecard.ts'
import type { CharacteristicPoints, Score } from './score.ts'
import { slotOfCell } from './slots.ts'

/** Scores one row: base and points of each characteristic, in the scorecard's order. */
export function scoreRow({ scorecard, characteristics }: PreparedScorecard, row: Row): Score {
  const byCharacteristic: CharacteristicPoints[] = []
  let points = scorecard.basePoints
  for (const characteristic of characteristics) {
    const cell = Object.hasOwn(row, characteristic.name) ? row[characteristic.name] : undefined
    const answer = characteristic.answers[slotOfCell(characteristic, cell)]
    if (answer === undefined) continue
    points += answer.points
    byCharacteristic.push(answer)
  }
  return { points, byCharacteristic }
}
