import { parseActivity } from '../codes/activities.ts'
import { isCountry, parseJurisdiction } from '../codes/jurisdictions.ts'
import { parseIdentifier } from '../identity/identifier.ts'
import { findLegalForm } from '../identity/legal-forms.ts'
import { findRegister } from '../identity/registers.ts'
import { parseAddressLine, parseLegalName } from '../identity/registration-texts.ts'
import type { Result } from '../result.ts'
import type { CheckedForm } from './field.ts'

type Check = (value: unknown) => string | null

const CHECKS: { readonly [F in CheckedForm]: Check } = {
  activity: (value) => faultOf(parseActivity(value)),
  address_line: ofText((text) => normalForm(parseAddressLine(text), text)),
  country: ofText((text) => (isCountry(text) ? null : 'country_unknown')),
  identifier: (value) => faultOf(parseIdentifier(value)),
  jurisdiction: ofText((text) => normalForm(parseJurisdiction(text), text)),
  legal_form: ofText((text) => (findLegalForm(text) === undefined ? 'legal_form_unknown' : null)),
  legal_name: ofText((text) => normalForm(parseLegalName(text), text)),
  register_number: ofText((text) => (/^[0-9A-Z][0-9A-Z ./-]{0,39}$/.test(text) ? null : 'register_number_form')),
  registry: ofText((text) => (findRegister(text) === undefined ? 'register_unknown' : null)),
}

/** Longer than any text of a checked form (a name of 200 characters, in UTF-16 units): so that none costs time. */
const TEXT_LENGTH_MAX = 400

/** The fault code of a value against a checked form; null when it holds, in its normal form. */
export function checkForm(form: CheckedForm, value: unknown): string | null {
  const texts: readonly unknown[] = typeof value === 'object' && value !== null ? Object.values(value) : [value]
  const isTooLong = texts.some((text) => typeof text === 'string' && text.length > TEXT_LENGTH_MAX)
  return isTooLong ? 'text_length' : CHECKS[form](value)
}

function ofText(check: (text: string) => string | null): Check {
  return (value) => (typeof value === 'string' ? check(value) : 'not_text')
}

function faultOf(result: Result<unknown>): string | null {
  return result.ok ? null : result.fault
}

function normalForm(result: Result<string>, text: string): string | null {
  if (!result.ok) return result.fault
  return result.value === text ? null : 'not_in_normal_form'
}
