import {
  type AnyBody,
  type CalendarDate,
  type CreditRecord,
  RECORD_SCHEMAS,
  type RecordHead,
  type RecordType,
  retainedUntil,
} from '@goodstanding/core'

/** Makes records about one invented enterprise, each known on the day `asOf`. */
export type FactMaker = {
  readonly asOf: CalendarDate
  make(provider: string, type: RecordType, fields: object): CreditRecord
}

/** A maker whose records have ids of their own for each number of an enterprise. */
export function factMaker(enterprise: number, asOf: CalendarDate): FactMaker {
  let made = 0
  return {
    asOf,
    make(provider, type, fields) {
      made += 1
      const body = bodyOf(type, fields)
      const id = `01900000-0000-7000-8000-${hexOf(enterprise, 8)}${hexOf(made, 4)}`
      const head: RecordHead = {
        type,
        version: 1,
        id,
        provider,
        subject: hexOf(enterprise, 32),
        asOf,
        issued: `${asOf}T08:00:00.000Z`,
        supersedes: null,
        until: retainedUntil(type, asOf, body),
      }
      return { head, body }
    },
  }
}

/** Amounts of US dollars, in cents. */
export function usd(dollars: number): { readonly currency: string; readonly minor: number } {
  return { currency: 'USD', minor: Math.round(dollars) * 100 }
}

/** What is not given is not reported. */
function bodyOf(type: RecordType, fields: object): AnyBody {
  const absent = Object.entries(RECORD_SCHEMAS[type])
    .filter(([name, field]) => 'optional' in field && !Object.hasOwn(fields, name))
    .map(([name]) => [name, 'not_reported'])
  return { ...fields, absent: Object.fromEntries(absent) } as AnyBody
}

function hexOf(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}
