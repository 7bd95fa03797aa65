import { hasLegalPersonality } from '../identity/legal-forms.ts'
import { parseRegisterNumber } from '../identity/register-number.ts'
import { isListedRegister } from '../identity/registers.ts'
import type { Money } from './field.ts'
import type { AnyBody, Body, RecordType } from './record-types.ts'

export type Contradiction = { readonly at: string; readonly why: string }

/** What one field cannot say: rules between fields of a body. The first that is broken, or null. */
export function bodyRules(type: RecordType, body: AnyBody): Contradiction | null {
  return (
    datesInOrder(body) ??
    oneCurrency(body) ??
    (type === 'registration' ? entityRules(body as Body<'registration'>) : null)
  )
}

const ORDERED = [
  ['periodFrom', 'periodTo'],
  ['openedOn', 'closedOn'],
  ['openedOn', 'defaultedOn'],
  ['incorporatedOn', 'endedOn'],
  ['enteredOn', 'satisfiedOn'],
  ['registeredOn', 'releasedOn'],
] as const

function datesInOrder(body: AnyBody): Contradiction | null {
  const days = body as { readonly [name: string]: unknown }
  for (const [first, then] of ORDERED) {
    const [from, to] = [days[first], days[then]]
    if (typeof from === 'string' && typeof to === 'string' && to < from) {
      return { at: then, why: `${then} ${to} is before ${first} ${from}` }
    }
  }
  return null
}

/** Sums never cross currencies, so one record speaks one currency. */
function oneCurrency(body: AnyBody): Contradiction | null {
  const found = new Map<string, string>()
  collectCurrencies(body, '', found)
  if (found.size < 2) return null
  const [, second] = [...found.entries()]
  return { at: second?.[1] ?? '', why: `amounts in ${[...found.keys()].join(' and ')} in one record` }
}

function collectCurrencies(value: unknown, at: string, found: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) return
  if (isMoney(value)) {
    if (!found.has(value.currency)) found.set(value.currency, at)
    return
  }
  for (const [name, inner] of Object.entries(value)) collectCurrencies(inner, at === '' ? name : `${at}.${name}`, found)
}

function isMoney(value: object): value is Money {
  return 'currency' in value && 'minor' in value
}

/** Line 1 of the charter: an entry counts only with a listed register, its number and a form with legal personality. */
function entityRules(body: Body<'registration'>): Contradiction | null {
  if (!isListedRegister(body.registry, body.jurisdiction)) {
    return { at: 'registry', why: `${body.registry} is not a listed register of ${body.jurisdiction}` }
  }
  const number = parseRegisterNumber(body.registry, body.number)
  if (!number.ok || number.value !== body.number) {
    return { at: 'number', why: `not a number of ${body.registry} in normal form` }
  }
  if (!hasLegalPersonality(body.legalForm, body.jurisdiction)) {
    return {
      at: 'legalForm',
      why: `${body.legalForm} is not a listed form with legal personality in ${body.jurisdiction}`,
    }
  }
  return null
}
