import { type CalendarDate, fail, parseDate, type Result } from '@goodstanding/core'
import type { DATE_LAYOUTS } from '../mapping.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const FORMS: { readonly [L in (typeof DATE_LAYOUTS)[number]]: RegExp } = {
  'YYYY-MM-DD': /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/,
  YYYYMMDD: /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  'YYYY/MM/DD': /^(?<y>\d{4})\/(?<m>\d{1,2})\/(?<d>\d{1,2})$/,
  'DD.MM.YYYY': /^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})$/,
  'DD/MM/YYYY': /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})$/,
  'MM/DD/YYYY': /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4})$/,
  'MM-DD-YYYY': /^(?<m>\d{1,2})-(?<d>\d{1,2})-(?<y>\d{4})$/,
  'D-MMM-YY': /^(?<d>\d{1,2})-(?<b>[A-Za-z]{3})-(?<yy>\d{2})$/,
  'DD-MMM-YYYY': /^(?<d>\d{1,2})-(?<b>[A-Za-z]{3})-(?<y>\d{4})$/,
}

/** Reads a date in one layout. A two-digit year is the latest such year that is not after `pivot`. */
export function convertDate(
  text: string,
  layout: (typeof DATE_LAYOUTS)[number],
  pivot = 2049,
): Result<CalendarDate, 'date_form'> {
  const groups = FORMS[layout].exec(text)?.groups
  if (groups === undefined) return fail('date_form')
  const year = groups.y ?? String(yearOf(Number(groups.yy), pivot))
  const month = groups.m ?? String(MONTHS.indexOf((groups.b ?? '').toLowerCase()) + 1)
  return parseDate(`${year}-${month.padStart(2, '0')}-${(groups.d ?? '').padStart(2, '0')}`)
}

function yearOf(twoDigits: number, pivot: number): number {
  const year = Math.floor(pivot / 100) * 100 + twoDigits
  return year > pivot ? year - 100 : year
}
