import { parentJurisdiction } from '../codes/jurisdictions.ts'
import { CHINA } from './legal-forms/cn.ts'
import { GERMANY } from './legal-forms/de.ts'
import type { FormsOfJurisdiction } from './legal-forms/forms-of-jurisdiction.ts'
import { FRANCE } from './legal-forms/fr.ts'
import { NORTHERN_IRELAND, SCOTLAND, UNITED_KINGDOM } from './legal-forms/gb.ts'
import { CALIFORNIA, DELAWARE, NEW_YORK } from './legal-forms/us.ts'

/** The list of legal forms that the charter names: codes of the ISO 20275 list of 2023-09-28 (GLEIF, version 1.5). */
export const LEGAL_FORMS_VERSION = 'legal-forms-1, iso20275-1.5'

/** A legal form by its ISO 20275 code, and whether those of this form are legal persons. */
export type LegalForm = {
  readonly code: string
  readonly jurisdiction: string
  readonly name: string
  readonly personality: boolean
}

/** The listed legal form of an ISO 20275 code; undefined where it is not listed, as the reserved 8888 and 9999. */
export function findLegalForm(code: string): LegalForm | undefined {
  return byCode.get(code)
}

/**
 * Whether the code is a listed form with legal personality in this jurisdiction. A form of the whole country counts in
 * its subdivisions; a form that is not listed, or another jurisdiction's, does not count.
 */
export function hasLegalPersonality(code: string, jurisdiction: string): boolean {
  const form = byCode.get(code)
  if (form === undefined || !form.personality) return false
  return form.jurisdiction === jurisdiction || form.jurisdiction === parentJurisdiction(jurisdiction)
}

/**
 * Whether an entity of this form can bear this name. Of the Chinese 企业, companies alone must be called 公司 (Company Law,
 * article 7), which sole-investor and partnership enterprises may not be; a branch (分公司) is no legal person.
 */
export function nameFitsForm(code: string, legalName: string): boolean {
  return code === 'ECAK' ? /公司$/u.test(legalName) && !/分公司$/u.test(legalName) : true
}

const JURISDICTIONS = [
  CALIFORNIA,
  CHINA,
  DELAWARE,
  FRANCE,
  GERMANY,
  NEW_YORK,
  NORTHERN_IRELAND,
  SCOTLAND,
  UNITED_KINGDOM,
]

const byCode: ReadonlyMap<string, LegalForm> = new Map(JURISDICTIONS.flatMap(formsOf).map((form) => [form.code, form]))

function formsOf({ jurisdiction, withPersonality, withoutPersonality }: FormsOfJurisdiction): LegalForm[] {
  return [
    ...Object.entries(withPersonality).map(([code, name]) => ({ code, jurisdiction, name, personality: true })),
    ...Object.entries(withoutPersonality).map(([code, name]) => ({ code, jurisdiction, name, personality: false })),
  ]
}
