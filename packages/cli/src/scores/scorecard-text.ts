import type { Absence, Scorecard, ScorecardCharacteristic } from '@goodstanding/scoring'
import { table } from '../output/table.ts'

/** A scorecard's points, bin by bin, for people. */
export function scorecardText({ characteristics, basePoints, training, name }: Scorecard): string {
  const rows = characteristics.flatMap((characteristic) =>
    slotsOf(characteristic).map(({ value, goods, bads, points }, i) => [
      i === 0 ? characteristic.name : '',
      value,
      goods + bads,
      goods + bads === 0 ? null : percent(bads / (goods + bads)),
      points,
    ]),
  )
  const generated = training.generated ? ' It learnt from invented rows: it is no scorecard to lend by.' : ''
  return [
    `${name}: a row of which nothing is known has ${basePoints} points; its values add to that.${generated}`,
    '',
    table(['characteristic', 'value', 'training rows', 'bad', 'points'], rows),
  ].join('\n')
}

/** A bin in words: “up to 12”, “above 12 to 30”, “wholesale, retail”, “not applicable”. */
export function binWords(characteristic: ScorecardCharacteristic, bin: number | Absence | 'other'): string {
  if (bin === 'other') return 'a category not seen in training'
  if (typeof bin === 'string') return ABSENCE_WORDS[bin]
  if (characteristic.kind === 'category') return characteristic.bins[bin]?.labels.join(', ') ?? ''
  const { above = null, upTo = null } = characteristic.bins[bin] ?? {}
  if (above === null) return upTo === null ? 'any number' : `up to ${upTo}`
  return upTo === null ? `above ${above}` : `above ${above} to ${upTo}`
}

/** Kinds of absence in words. */
export const ABSENCE_WORDS: Readonly<Record<Absence, string>> = {
  missing: 'missing',
  not_applicable: 'not applicable',
  provider_silent: 'provider silent',
  withheld: 'withheld',
}

/** A share as a percentage with one decimal. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

type Slot = { readonly value: string; readonly goods: number; readonly bads: number; readonly points: number }

function slotsOf(characteristic: ScorecardCharacteristic): readonly Slot[] {
  const bins: readonly Slot[] = characteristic.bins.map((bin, i) => ({ ...bin, value: binWords(characteristic, i) }))
  const absences = characteristic.absences
    .filter(({ goods, bads }) => goods + bads > 0)
    .map((absence) => ({ ...absence, value: binWords(characteristic, absence.absence) }))
  return [...bins, ...absences]
}
