import { parseJurisdiction } from '@goodstanding/core'
import type { Column } from '../table/table.ts'

const LABELS_MIN = 8
const MOSTLY = 0.9

/**
 * Whether a column's categories are codes of countries, or of one country's parts, whatever the column is called: at least
 * eight of them, nine tenths of all.
 */
export function holdsPlaces(column: Column): boolean {
  if (column.kind !== 'category') return false
  const labels = column.labels.map((label) => label.trim()).filter((label) => label !== '')
  if (labels.length < LABELS_MIN) return false
  const places = [isPlace, (label: string) => isPlace(`US-${label}`)].map((is) => labels.filter(is).length)
  return Math.max(...places) >= MOSTLY * labels.length
}

function isPlace(label: string): boolean {
  return parseJurisdiction(label).ok
}
