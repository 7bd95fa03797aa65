import { fail, ok, type Result } from '../result.ts'
import { isIndividualVat } from './vat-individuals.ts'
import { VAT_VALIDATORS } from './vat-validators.ts'

declare const vatBrand: unique symbol

/** A VAT identification number with its prefix (Directive 2006/112/EC, article 215), of a member of the EU or of GB. */
export type Vat = string & { readonly [vatBrand]: true }

export type VatFault = 'vat_form' | 'vat_country' | 'vat_check_digits' | 'vat_individual'

/**
 * Reads a VAT number as people type it: spaces, dots and hyphens are dropped, letters raised, and Greece becomes EL.
 * Refuses a natural person's where the number tells; where it does not, a VAT number still registers nothing.
 */
export function parseVat(text: string): Result<Vat, VatFault> {
  const compact = text.replaceAll(/[ .-]/g, '').toUpperCase()
  if (!/^[A-Z]{2}[0-9A-Z+*]{2,13}$/.test(compact)) return fail('vat_form')

  const country = compact.startsWith('GR') ? 'EL' : compact.slice(0, 2)
  const validate = VAT_VALIDATORS[country]
  if (validate === undefined) return fail('vat_country')

  const number = compact.slice(2)
  if (country !== 'NL' && isIndividualVat(country, number)) return fail('vat_individual')
  const checked = validate(number)
  if (!checked.isValid) return fail('vat_check_digits')
  if (isIndividualVat(country, checked.compact)) return fail('vat_individual')
  return ok(`${country}${checked.compact}` as Vat)
}
