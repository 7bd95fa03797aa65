import { fail, ok, type Result } from '../result.ts'

declare const euidBrand: unique symbol

/** A European Unique Identifier of a company: country, register, a dot and the number there, such as `DKCVR.11845118`. */
export type Euid = string & { readonly [euidBrand]: true }

export type EuidFault = 'euid_form' | 'euid_country' | 'euid_not_legal_entity'

/** The European Economic Area, whose registers are interconnected; Greece is EL (Regulation (EU) 2021/1042, annex). */
const COUNTRIES: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
)

/** Sections of the German registers that hold legal persons: companies, cooperatives, associations. */
const GERMAN_LEGAL_PERSON = /^(HRB|GNR|VR)\d/

/**
 * Reads an EUID as people type it: spaces are dropped and letters raised. Its form alone is checked (Directive (EU)
 * 2017/1132, article 16; Implementing Regulation (EU) 2021/1042, annex, section 9): it has no common check digit.
 * German numbers name their section of the register; sole merchants and partnerships are refused by it.
 */
export function parseEuid(text: string): Result<Euid, EuidFault> {
  const compact = text.replaceAll(' ', '').toUpperCase()
  const parts = /^([A-Z]{2})([0-9A-Z]{1,16})\.([0-9A-Z][0-9A-Z./-]{0,24})$/.exec(compact)
  if (parts === null) return fail('euid_form')
  const [, country = '', , number = ''] = parts
  if (!COUNTRIES.has(country)) return fail('euid_country')
  if (country === 'DE' && !GERMAN_LEGAL_PERSON.test(number)) return fail('euid_not_legal_entity')
  return ok(compact as Euid)
}
