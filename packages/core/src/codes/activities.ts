import { fail, ok, type Result } from '../result.ts'

/** Classifications of economic activities: ISIC Rev. 4, NACE Rev. 2, and NAICS by its edition. */
export const ACTIVITY_SCHEMES = [
  'isic4',
  'nace2',
  'naics1997',
  'naics2002',
  'naics2007',
  'naics2012',
  'naics2017',
  'naics2022',
] as const
export type ActivityScheme = (typeof ACTIVITY_SCHEMES)[number]

/** What an entity does, as a code of a published classification; never as words. */
export type Activity = { readonly scheme: ActivityScheme; readonly code: string }

export type ActivityFault = 'activity_form' | 'activity_scheme' | 'activity_code' | 'activity_of_households'

/**
 * Reads `{ scheme, code }` and nothing else: the code has the form of its scheme and begins with a division or sector that
 * exists there. Activities of households (ISIC and NACE section T, NAICS 814) are no legal entity's.
 */
export function parseActivity(value: unknown): Result<Activity, ActivityFault> {
  const fields = activityFields(value)
  if (fields === undefined) return fail('activity_form')
  const { scheme, code } = fields
  if (!isScheme(scheme)) return fail('activity_scheme', 'scheme')
  if (!(scheme === 'isic4' ? isIsic : scheme === 'nace2' ? isNace : isNaics)(code)) return fail('activity_code', 'code')
  if (ofHouseholds(scheme, code)) return fail('activity_of_households', 'code')
  return ok({ scheme, code })
}

/** ISIC Rev. 4 and NACE Rev. 2 share their divisions. */
const DIVISIONS: ReadonlySet<string> = new Set(
  (
    '01 02 03 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 35 36 37 38 39 ' +
    '41 42 43 45 46 47 49 50 51 52 53 55 56 58 59 60 61 62 63 64 65 66 68 69 70 71 72 73 74 75 77 78 79 80 81 82 84 ' +
    '85 86 87 88 90 91 92 93 94 95 96 97 98 99'
  ).split(' '),
)

/** Sectors are the same in each edition of NAICS from 1997 to 2022. */
const SECTORS: ReadonlySet<string> = new Set(
  '11 21 22 23 31 32 33 42 44 45 48 49 51 52 53 54 55 56 61 62 71 72 81 92'.split(' '),
)

function activityFields(value: unknown): { readonly scheme: string; readonly code: string } | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return undefined
  const { scheme, code } = value as { readonly scheme?: unknown; readonly code?: unknown }
  return typeof scheme === 'string' && typeof code === 'string' ? { scheme, code } : undefined
}

function isScheme(text: string): text is ActivityScheme {
  return (ACTIVITY_SCHEMES as readonly string[]).includes(text)
}

function isIsic(code: string): boolean {
  return /^\d{2,4}$/.test(code) && DIVISIONS.has(code.slice(0, 2))
}

function isNace(code: string): boolean {
  return /^\d{2}(\.\d{1,2})?$/.test(code) && DIVISIONS.has(code.slice(0, 2))
}

function isNaics(code: string): boolean {
  return /^\d{2}([1-9](\d{1,3})?)?$/.test(code) && SECTORS.has(code.slice(0, 2))
}

function ofHouseholds(scheme: ActivityScheme, code: string): boolean {
  return scheme.startsWith('naics') ? code.startsWith('814') : code.startsWith('97') || code.startsWith('98')
}
