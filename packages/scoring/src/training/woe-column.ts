import { prepareCharacteristic } from '../scorecard/prepare-scorecard.ts'
import type { ScorecardCharacteristic } from '../scorecard/scorecard.ts'
import { slotsOfColumn } from '../scorecard/slots.ts'
import { ABSENCES, type Column } from '../table/table.ts'

/** The weight of evidence of each row's bin; 0 where its value is not known or "other". */
export function woeColumn(
  characteristic: ScorecardCharacteristic,
  column: Column | undefined,
  rows: number,
): Float64Array {
  const slots = slotsOfColumn(prepareCharacteristic(characteristic), column, rows)
  const weights = Float64Array.from([
    ...characteristic.bins.map(({ woe }) => woe),
    ...ABSENCES.map((absence) => characteristic.absences.find((each) => each.absence === absence)?.woe ?? 0),
    0,
  ])
  const woes = new Float64Array(rows)
  for (let row = 0; row < rows; row++) woes[row] = weights[slots[row] ?? 0] ?? 0
  return woes
}
