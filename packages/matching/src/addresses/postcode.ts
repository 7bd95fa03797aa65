import { fail, ok, type Result } from '@goodstanding/core'
import { POSTCODE_FORMS, type PostcodeForm } from './postcode-forms.ts'

/** A postcode in its country's normal form; `district` is the part that names a town or quarter, for a coarser comparison. */
export type Postcode = { readonly country: string; readonly code: string; readonly district: string }

export type PostcodeFault = 'postcode_country' | 'postcode_form'

/**
 * Reads a postcode as people type it: case, spaces, hyphens and a country prefix do not count. `country` is ISO 3166-1
 * alpha-2. Where a country's five-digit codes may begin with zero, four digits are read as one that a spreadsheet cut.
 */
export function parsePostcode(country: string, text: string): Result<Postcode, PostcodeFault> {
  const raised = country.toUpperCase()
  const form = Object.hasOwn(POSTCODE_FORMS, raised) ? POSTCODE_FORMS[raised] : undefined
  if (form === undefined) return fail('postcode_country')
  if (text.length > TEXT_LENGTH_MAX) return fail('postcode_form')
  const compact = completed(form, withoutPrefix(raised, text.normalize('NFKC').toUpperCase()))
  const parts = form.compact.exec(compact)
  // Zeros alone, and nines alone, are what people type who do not know the code.
  if (parts === null || /^0+$/.test(compact) || /^9+$/.test(compact)) return fail('postcode_form')
  const [, first = '', second = ''] = parts
  const code = second === '' ? first : `${first}${form.joint}${second}`
  return ok({ country: raised, code, district: first.slice(0, form.districtLength) })
}

/** Far above any postcode with its prefix and spaces; keeps the reading of a wrong column's text short. */
const TEXT_LENGTH_MAX = 40

/** `D-10115`, `F 75001`, `NL-1012 AB`: the country before the code, as the post once asked for it. */
function withoutPrefix(country: string, raised: string): string {
  const compact = raised.replace(/[\s.–-]/g, '')
  const prefixed = /^\s*([A-Z]{1,2})\s*[-–\s]\s*(\S.*)$/.exec(raised)
  if (prefixed === null) return compact
  const [, prefix = '', rest = ''] = prefixed
  return prefix === country || OLD_PREFIXES[country] === prefix ? rest.replace(/[\s.–-]/g, '') : compact
}

/** Distinguishing signs of vehicles, which stood before postcodes in much of Europe. */
const OLD_PREFIXES: Readonly<Record<string, string>> = { DE: 'D', FR: 'F', AT: 'A', BE: 'B', IT: 'I', ES: 'E', SE: 'S' }

function completed(form: PostcodeForm, compact: string): string {
  return form.leadingZero && /^\d{4}$/.test(compact) ? `0${compact}` : compact
}
