import type { ScorecardCharacteristic } from '../scorecard/scorecard.ts'
import type { Absence } from '../table/table.ts'
import type { Unit } from './characteristic.ts'
import { characteristicNamed } from './characteristics.ts'

/** Ratios that people read as a multiple; other thousandths are shares. */
const MULTIPLES = new Set(['debt_service_cover', 'interest_cover', 'current_ratio'])

/** A characteristic’s value in words: `57 months`, `48.0 %`, `1.10 times`, `clear`. */
export function valueText(name: string, value: number | string): string {
  if (typeof value === 'string') return value.replaceAll('_', ' ')
  return numberText(name, characteristicNamed(name)?.unit ?? 'count', value)
}

const ABSENCE_TEXTS: { readonly [A in Absence]: string } = {
  missing: 'no fact',
  not_applicable: 'does not apply',
  provider_silent: 'not answered',
  withheld: 'not in the consent',
}

/** Why there is no value, in a few words. */
export function absenceText(absence: Absence): string {
  return ABSENCE_TEXTS[absence]
}

/** What a bin of a scorecard holds, in words: `30 to 68 months`, `above 500 days`, `clear`. */
export function binText(characteristic: ScorecardCharacteristic, bin: number): string {
  if (characteristic.kind === 'category') {
    return (characteristic.bins[bin]?.labels ?? []).map((label) => label.replaceAll('_', ' ')).join(' or ')
  }
  const { name } = characteristic
  const { above = null, upTo = null } = characteristic.bins[bin] ?? {}
  if (above === null) return upTo === null ? 'any' : `at most ${valueText(name, upTo)}`
  return upTo === null
    ? `above ${valueText(name, above)}`
    : `above ${valueText(name, above)}, at most ${valueText(name, upTo)}`
}

function numberText(name: string, unit: Unit, value: number): string {
  switch (unit) {
    case 'months':
    case 'days':
      return `${value} ${Math.abs(value) === 1 ? unit.slice(0, -1) : unit}`
    case 'thousandths':
      return MULTIPLES.has(name) ? `${(value / 1_000).toFixed(2)} times` : `${(value / 10).toFixed(1)} %`
    default:
      return String(value)
  }
}
