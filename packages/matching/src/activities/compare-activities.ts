import type { Activity } from '@goodstanding/core'
import { sectionOfDivision, sectionsOfNaics, sectorOfNaics } from './sections.ts'

/**
 * Levels of a classification, coarsest first. In NAICS they are sector, subsector, industry group, industry and national
 * industry; ISIC and NACE end at the class.
 */
export const ACTIVITY_LEVELS = ['none', 'section', 'division', 'group', 'class', 'subclass'] as const
export type ActivityLevel = (typeof ACTIVITY_LEVELS)[number]

/** The finest level at which two codes agree, and the finest at which they could be compared at all. */
export type ActivityAgreement = { readonly agreesAt: ActivityLevel; readonly comparableTo: ActivityLevel }

/**
 * Compares two activities at the level their schemes share: ISIC and NACE down to the division, NAICS with either at the
 * section, editions of NAICS at the subsector where it stayed. A code that is none is comparable to nothing.
 */
export function compareActivities(left: Activity, right: Activity): ActivityAgreement {
  const acrossSchemes = isNaics(left) !== isNaics(right)
  const [a, b] = [pathOf(left, acrossSchemes), pathOf(right, acrossSchemes)]
  const depth = Math.min(a.length, b.length, sharedDepth(left, right))
  let agreed = 0
  while (agreed < depth && a[agreed]?.some((name) => b[agreed]?.includes(name))) agreed++
  return { agreesAt: ACTIVITY_LEVELS[agreed] ?? 'none', comparableTo: ACTIVITY_LEVELS[depth] ?? 'none' }
}

/** What a code is called at each level; beside another scheme, NAICS takes that one's sections, of which it can have several. */
function pathOf({ scheme, code }: Activity, acrossSchemes: boolean): readonly (readonly string[])[] {
  const digits = code.replace('.', '')
  if (!/^\d{2,6}$/.test(digits)) return []
  if (isNaics({ scheme })) {
    const sections = sectionsOfNaics(digits)
    if (sections.length === 0) return []
    return [acrossSchemes ? sections : [sectorOfNaics(digits)], ...prefixes(digits, 3)]
  }
  const section = sectionOfDivision(digits.slice(0, 2))
  return section === undefined || digits.length > 4 ? [] : [[section], ...prefixes(digits, 2)]
}

function prefixes(digits: string, from: number): readonly (readonly string[])[] {
  const lengths = Array.from({ length: Math.max(0, digits.length - from + 1) }, (_, step) => from + step)
  return lengths.map((length) => [digits.slice(0, length)])
}

const ALL_LEVELS = ACTIVITY_LEVELS.length - 1
const DIVISION = ACTIVITY_LEVELS.indexOf('division')
const SECTION = ACTIVITY_LEVELS.indexOf('section')

/** Sectors whose subsectors an edition from 2002 to 2022 drew anew: construction, wholesale, retail, information. */
const REDRAWN: ReadonlySet<string> = new Set(['23', '42', '44', '45', '51'])

function sharedDepth(left: Activity, right: Activity): number {
  if (left.scheme === right.scheme) return ALL_LEVELS
  if (isNaics(left) !== isNaics(right)) return SECTION
  if (!isNaics(left)) return DIVISION
  return [left, right].some(({ code }) => REDRAWN.has(code.slice(0, 2))) ? SECTION : DIVISION
}

function isNaics({ scheme }: Pick<Activity, 'scheme'>): boolean {
  return scheme.startsWith('naics')
}
