import { fail, ok, type Result } from '../result.ts'

declare const usccBrand: unique symbol

/** A Unified Social Credit Code of a legal person (GB 32100-2015): 17 characters, then a check character. */
export type Uscc = string & { readonly [usccBrand]: true }

export type UsccFault =
  | 'uscc_length'
  | 'uscc_characters'
  | 'uscc_check_character'
  | 'uscc_individual_business'
  | 'uscc_not_legal_entity'

const USCC_LENGTH = 18
const INDIVIDUAL_BUSINESS = '92'

/**
 * Registration department and category (GB 32100-2015, tables 1 and 2, amendment 1 of 2016) of those that the Civil Code
 * makes legal persons: state organs (article 97), public institutions (88), social organisations (90), foundations
 * (92), enterprises (76), farmers' cooperatives (100) and rural collective economic organisations (99).
 */
const LEGAL_PERSONS: ReadonlySet<string> = new Set(['11', '12', '51', '53', '91', '93', 'N1', 'N2', 'N3'])

/** Digits and letters without I, O, S, V and Z; the place of a character is its value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * Reads a USCC as people type it: spaces are dropped and letters raised. Category 92 is an individual business and is
 * refused by name; so is every category that is not known to be a legal person's.
 */
export function parseUscc(text: string): Result<Uscc, UsccFault> {
  const compact = text.replaceAll(' ', '').toUpperCase()
  if (compact.length !== USCC_LENGTH) return fail('uscc_length')
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(compact)) return fail('uscc_characters')
  if (checkCharacter(compact) !== compact[USCC_LENGTH - 1]) return fail('uscc_check_character')

  const category = compact.slice(0, 2)
  if (category === INDIVIDUAL_BUSINESS) return fail('uscc_individual_business')
  if (!LEGAL_PERSONS.has(category)) return fail('uscc_not_legal_entity')
  return ok(compact as Uscc)
}

/** GB/T 17710 (ISO 7064) MOD 31-3: weights are the powers of 3 modulo 31, and the sum of all is 0 modulo 31. */
function checkCharacter(code: string): string {
  let [sum, weight] = [0, 1]
  for (const character of code.slice(0, USCC_LENGTH - 1)) {
    sum += ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}
