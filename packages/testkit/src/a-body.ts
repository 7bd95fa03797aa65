import { type Body, parseBody, RECORD_SCHEMAS, type RecordType } from '@goodstanding/core'

const usd = (minor: number) => ({ currency: 'USD', minor })
const period = { periodFrom: '2025-01-01', periodTo: '2025-12-31' }

/** The fields that a body of each type cannot do without. */
const NEEDED: { readonly [T in RecordType]: object } = {
  registration: {
    jurisdiction: 'US-CA',
    registry: 'RA000598',
    number: 'C3268102',
    legalName: 'Harbor Row Bakery, Inc.',
    legalForm: 'H1UM',
    identifiers: [],
    status: 'registered',
    predecessors: [],
  },
  accounts: { ...period, standard: 'ifrs', basis: 'solo' },
  tax_standing: { ...period, jurisdiction: 'US-CA', taxKind: 'sales', status: 'clear' },
  tradeline: { kind: 'term_loan', openedOn: '2022-05-01' },
  trade_payments: {
    ...period,
    invoices: 12,
    invoiced: usd(600_000),
    paid: {
      withinTerms: usd(500_000),
      dbt1To30: usd(60_000),
      dbt31To60: usd(30_000),
      dbt61To90: usd(0),
      dbt91Plus: usd(0),
      unpaid: usd(10_000),
    },
  },
  utility_account: { ...period, service: 'electricity', paymentsDue: 12, paidOnTime: 11 },
  insolvency: { jurisdiction: 'US-CA', procedure: 'reorganisation', openedOn: '2024-03-01' },
  judgment: { jurisdiction: 'US-CA', amount: usd(1_250_000), enteredOn: '2024-03-01' },
  security_interest: { jurisdiction: 'US-CA', registry: 'RA000598', kind: 'ucc_filing', registeredOn: '2022-05-02' },
}

/**
 * A body of a type that holds, as it comes from JSON: what is given, what the type cannot do without, and
 * `not_reported` for all else. A field given as undefined is left out.
 */
export function aBodyAsJson(type: RecordType, given: object = {}): { readonly [field: string]: unknown } {
  const values = Object.fromEntries(
    Object.entries({ ...NEEDED[type], ...given }).filter(([, value]) => value !== undefined),
  )
  const absent = Object.entries(RECORD_SCHEMAS[type])
    .filter(([name, field]) => 'optional' in field && !Object.hasOwn(values, name))
    .map(([name]) => [name, 'not_reported'])
  return { absent: Object.fromEntries(absent), ...values }
}

/** A body of a type that holds, parsed; throws where what is given does not fit. */
export function aBody<T extends RecordType>(type: T, given: object = {}): Body<T> {
  const parsed = parseBody(type, aBodyAsJson(type, given))
  if (!parsed.ok) throw new Error(`${type}: ${parsed.fault} at ${parsed.at ?? ''}: ${parsed.why ?? ''}`)
  return parsed.value as Body<T>
}
