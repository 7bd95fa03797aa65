import { parseJurisdiction } from '@goodstanding/core'
import type { Column } from '../table/table.ts'

const LABELS_MIN = 8
const MOSTLY = 0.9

/** The states of the United States by their names; their codes are among the jurisdictions. */
const STATE_NAMES = new Set(
  (
    'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois ' +
    'indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri ' +
    'montana nebraska nevada new_hampshire new_jersey new_mexico new_york north_carolina north_dakota ohio oklahoma ' +
    'oregon pennsylvania rhode_island south_carolina south_dakota tennessee texas utah vermont virginia washington ' +
    'west_virginia wisconsin wyoming district_of_columbia puerto_rico'
  ).split(' '),
)

/**
 * Whether a column's categories are codes of countries, or codes or names of one country's parts, whatever the column is
 * called: at least eight of them, nine tenths of all. What stands behind a code (`CA-1`, `CA 2`) does not hide it.
 */
export function holdsPlaces(column: Column): boolean {
  if (column.kind !== 'category') return false
  const labels = column.labels.map((label) => label.trim()).filter((label) => label !== '')
  if (labels.length < LABELS_MIN) return false
  const places = [isPlace, isStateCode, isStateName].map((is) => labels.filter(is).length)
  return Math.max(...places) >= MOSTLY * labels.length
}

function isPlace(label: string): boolean {
  return parseJurisdiction(label).ok
}

function isStateCode(label: string): boolean {
  return isPlace(`US-${/^[A-Za-z]+/.exec(label)?.[0].toUpperCase() ?? ''}`)
}

function isStateName(label: string): boolean {
  return STATE_NAMES.has(label.toLowerCase().replaceAll(/[^a-z]+/g, '_'))
}
