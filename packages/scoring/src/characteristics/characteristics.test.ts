import { addMonths, type CalendarDate, type RecordType } from '@goodstanding/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberCharacteristic } from '../assessment/testing/a-scorecard.ts'
import { ABSENCES } from '../table/table.ts'
import { characteristicTable } from './characteristic-table.ts'
import { characteristicWords } from './characteristic-words.ts'
import { CHARACTERISTICS, readCharacteristics } from './characteristics.ts'
import type { AnswerState, CreditFile } from './credit-file.ts'
import { AS_OF, aFact, aFile, usd } from './testing/a-file.ts'
import { binText, valueText } from './value-text.ts'

function cellOf(name: string, file: CreditFile, asOf: CalendarDate = AS_OF): unknown {
  const cell = readCharacteristics(file, asOf).get(name)?.cell
  return typeof cell === 'object' ? cell.absent : cell
}

/** The months newest first, as the bank tells them. */
const status = (...months: readonly string[]) => ({ statusByMonth: months })

const paid = (bucket: string, dollars: number) => ({
  invoiced: usd(dollars),
  paid: {
    ...{ withinTerms: usd(0), dbt1To30: usd(0), dbt31To60: usd(0) },
    ...{ dbt61To90: usd(0), dbt91Plus: usd(0), unpaid: usd(0) },
    [bucket]: usd(dollars),
  },
})

const CASES: readonly [name: string, value: unknown, file: CreditFile][] = [
  ['age_months', 77, aFile(aFact('registration', { incorporatedOn: '2020-01-15' }))],
  ['age_months', 'missing', aFile(aFact('registration'))],
  [
    'age_months',
    77,
    aFile(
      aFact('registration', { incorporatedOn: '2026-01-15' }, { provider: 'new-register' }),
      aFact('registration', { incorporatedOn: '2020-01-15' }),
    ),
  ],
  ['insolvencies', 1, aFile(aFact('insolvency'))],
  ['insolvencies', 0, aFile(aFact('insolvency', { closedOn: '2025-01-01', outcome: 'dismissed' }))],
  ['insolvencies', 'missing', aFile(aFact('tradeline'))],
  ['judgments_unsatisfied', 1, aFile(aFact('judgment'), aFact('judgment', { satisfiedOn: '2025-06-01' }))],
  [
    'charges_new_12m',
    1,
    aFile(
      aFact('security_interest', { registeredOn: '2025-07-01' }),
      aFact('security_interest', { registeredOn: '2025-06-30' }),
    ),
  ],
  ['worst_days_past_due_24m', 31, aFile(aFact('tradeline', status('dpd_0', 'dpd_31_60', 'dpd_1_30')))],
  ['worst_days_past_due_24m', 0, aFile(aFact('tradeline', status('dpd_0', 'not_reported')))],
  ['worst_days_past_due_24m', 'missing', aFile(aFact('tradeline'))],
  ['worst_days_past_due_24m', 'missing', aFile(aFact('tradeline', status('not_reported')))],
  // Told two years ago, when it was late: no month of it lies within the window.
  ['worst_days_past_due_24m', 'missing', aFile(aFact('tradeline', status('dpd_91_plus'), { asOf: '2024-06-30' }))],
  ['worst_days_past_due_24m', 91, aFile(aFact('tradeline', status('dpd_91_plus'), { asOf: '2024-07-31' }))],
  ['late_month_share_12m', 250, aFile(aFact('tradeline', status('dpd_0', 'dpd_0', 'dpd_1_30', 'dpd_0')))],
  ['months_since_31_days_late', 2, aFile(aFact('tradeline', status('dpd_1_30', 'dpd_0', 'dpd_31_60')))],
  ['months_since_31_days_late', 'not_applicable', aFile(aFact('tradeline', status('dpd_0', 'dpd_1_30')))],
  [
    'utilisation',
    400,
    aFile(
      aFact('tradeline', { kind: 'revolving', balance: usd(300), originalAmount: usd(500) }),
      aFact('tradeline', { kind: 'card', balance: usd(100), originalAmount: usd(500) }),
      aFact('tradeline', { kind: 'term_loan', balance: usd(900), originalAmount: usd(900) }),
    ),
  ],
  ['utilisation', 'not_applicable', aFile(aFact('tradeline'))],
  ['utilisation', 'missing', aFile(aFact('tradeline', { kind: 'revolving', originalAmount: usd(500) }))],
  ['credit_history_months', 49, aFile(aFact('tradeline'), aFact('tradeline', { openedOn: '2024-05-01' }))],
  [
    'accounts_paid',
    1,
    aFile(aFact('tradeline'), aFact('tradeline', { closedOn: '2025-01-01', closedHow: 'paid_in_full' })),
  ],
  ['accounts_defaulted', 1, aFile(aFact('tradeline', { defaultedOn: '2025-01-01' }), aFact('tradeline'))],
  ['accounts_new_12m', 0, aFile(aFact('tradeline'))],
  ['days_beyond_terms_12m', 5, aFile(aFact('trade_payments', tradeYear('2026-05-31')))],
  ['days_beyond_terms_3m', 'missing', aFile(aFact('trade_payments', tradeYear('2026-03-15')))],
  [
    'days_beyond_terms_trend',
    45,
    aFile(
      aFact('trade_payments', { ...tradeYear('2025-12-31'), ...paid('withinTerms', 100) }),
      aFact('trade_payments', { ...tradeYear('2026-06-30'), ...paid('dbt31To60', 100) }),
    ),
  ],
  ['utility_on_time_12m', 917, aFile(aFact('utility_account', { periodTo: '2026-05-31' }))],
  [
    'utility_accounts_in_arrears',
    0,
    aFile(
      aFact('utility_account', { periodTo: '2026-05-31', arrears: usd(0) }),
      aFact('utility_account', { periodTo: '2025-05-31', arrears: usd(50) }),
    ),
  ],
  [
    'tax_clear_share_36m',
    500,
    aFile(aFact('tax_standing'), aFact('tax_standing', { periodTo: '2025-12-30', status: 'arranged' })),
  ],
  [
    'tax_status',
    'clear',
    aFile(
      aFact('tax_standing', { periodTo: '2026-05-31' }),
      aFact('tax_standing', { periodTo: '2025-05-31', status: 'arrears', arrears: usd(9) }),
    ),
  ],
  ['accounts_age_months', 6, aFile(aFact('accounts'))],
  ['filing_days_late', 31, aFile(aFact('accounts', { filedOn: '2026-05-01', dueOn: '2026-03-31' }))],
  ['filing_days_late', 91, aFile(aFact('accounts', { dueOn: '2026-03-31' }))],
  ['filing_days_late', 0, aFile(aFact('accounts', { filedOn: '2026-03-01', dueOn: '2026-03-31' }))],
  ['debt_service_cover', 1100, aFile(aFact('accounts', { operatingResult: usd(110), debtServiceDue: usd(100) }))],
  ['debt_service_cover', -500, aFile(aFact('accounts', { operatingResult: usd(-50), debtServiceDue: usd(100) }))],
  [
    'debt_service_cover',
    'not_applicable',
    aFile(aFact('accounts', { operatingResult: usd(5), debtServiceDue: usd(0) })),
  ],
  ['interest_cover', 'missing', aFile(aFact('accounts', { operatingResult: usd(5) }))],
  ['liabilities_to_assets', 1200, aFile(aFact('accounts', { totalAssets: usd(100), equity: usd(-20) }))],
  ['current_ratio', 1500, aFile(aFact('accounts', { currentAssets: usd(150), currentLiabilities: usd(100) }))],
  ['return_on_assets', -30, aFile(aFact('accounts', { netResult: usd(-3), totalAssets: usd(100) }))],
  ['depth_providers', 2, aFile(aFact('tradeline'), aFact('tax_standing'), aFact('registration'))],
  ['depth_months', 49, aFile(aFact('tradeline'), aFact('tax_standing'))],
  ['depth_months', 'missing', aFile(aFact('registration', { incorporatedOn: '2020-01-15' }))],
]

function tradeYear(periodTo: string): object {
  return { periodFrom: '2025-01-01', periodTo, ...paid('dbt1To30', 100), ...mixed() }
}

/** A third of the value paid in the first bucket. */
function mixed(): object {
  const zero = usd(0)
  const buckets = { dbt31To60: zero, dbt61To90: zero, dbt91Plus: zero, unpaid: usd(100) }
  return { invoiced: usd(400), paid: { withinTerms: usd(200), dbt1To30: usd(100), ...buckets } }
}

describe('characteristics of a file', () => {
  it.each(CASES)('%s is %s', (name, value, file) => {
    expect(cellOf(name, file)).toBe(value)
  })

  it('are each tried above', () => {
    const tried = new Set(CASES.map(([name]) => name))
    const left = CHARACTERISTICS.map(({ name }) => name).filter((name) => !tried.has(name))
    expect(left).toEqual(['days_beyond_terms_24m'])
  })

  it('have words of their own, for what they are and for what they cost', () => {
    const words = CHARACTERISTICS.map(({ name }) => ({ name, ...characteristicWords(name) }))
    expect(new Set(words.flatMap(({ title, reason }) => [title, reason])).size).toBe(2 * CHARACTERISTICS.length)
    for (const { name } of words) expect(characteristicWords(name).reason, name).not.toBe(name.replaceAll('_', ' '))
  })

  it.each([
    ['age_months', 57, '57 months'],
    ['filing_days_late', 1, '1 day'],
    ['utilisation', 480, '48.0 %'],
    ['debt_service_cover', 1_100, '1.10 times'],
    ['insolvencies', 2, '2'],
    ['tax_status', 'arrears', 'arrears'],
  ])('%s of %s reads %s', (name, value, text) => {
    expect(valueText(name, value)).toBe(text)
  })

  it('have bins that read as what they hold', () => {
    const months = numberCharacteristic('age_months', [30, 68], [0, 1, 2])
    expect([0, 1, 2].map((bin) => binText(months, bin))).toEqual([
      'at most 30 months',
      'above 30 months, at most 68 months',
      'above 68 months',
    ])
    expect(binText(numberCharacteristic('age_months', [], [1]), 0)).toBe('any')
  })

  it('make a table to train on, a row for each file', () => {
    const files = CASES.map(([, , file]) => readCharacteristics(file, AS_OF))
    const { rows, columns } = characteristicTable(files)
    expect(rows).toBe(CASES.length)
    for (const [at, [name, value]] of CASES.entries()) {
      const column = columns.get(name)
      if (column === undefined) throw new Error(name)
      const absent = ABSENCES[(column.absence?.[at] ?? 0) - 1]
      const told = column.kind === 'number' ? column.values[at] : column.labels[column.codes[at] ?? -1]
      expect(absent ?? told, name).toBe(value)
    }
  })

  it('have integers or codes as values, and name records of the file', () => {
    for (const [, , file] of CASES) {
      const ids = file.facts.map(({ head }) => head.id)
      for (const { cell, records } of readCharacteristics(file, AS_OF).values()) {
        if (typeof cell === 'number') expect(Number.isSafeInteger(cell)).toBe(true)
        if (typeof cell !== 'object') expect(records.length > 0 || cell === 0).toBe(true)
        expect(ids).toEqual(expect.arrayContaining([...records]))
      }
    }
  })

  it('of an empty file are all missing: what does not exist is unknown', () => {
    const cells = [...readCharacteristics({ facts: [], answers: [] }, AS_OF).values()].map(({ cell }) => cell)
    expect(new Set(cells.map((cell) => JSON.stringify(cell)))).toEqual(new Set(['{"absent":"missing"}']))
  })
})

describe('the kinds of absence', () => {
  const facts = [aFact('tradeline', { ...status('dpd_0') }, { provider: 'good-bank' })]
  const states: readonly [AnswerState, string][] = [
    ['silent', 'provider_silent'],
    ['refused', 'provider_silent'],
    ['withheld', 'withheld'],
    ['withheld_period', 'withheld'],
    ['not_asked', 'withheld'],
  ]

  it.each(states)('a provider %s of a type makes its characteristics %s, whatever others say', (state, absent) => {
    const file = { facts, answers: [...aFile(...facts).answers, { provider: 'bad-bank', type: 'tradeline', state }] }
    for (const { name, types } of CHARACTERISTICS) {
      if (types.includes('tradeline')) expect(cellOf(name, file as CreditFile), name).toBe(absent)
    }
    expect(cellOf('tax_status', file as CreditFile)).toBe('missing')
  })

  it('say that the consent withholds before they say that someone was silent', () => {
    const of = (state: AnswerState, provider: string) => ({ provider, type: 'tradeline' as RecordType, state })
    const file = { facts: [], answers: [of('silent', 'a-bank'), of('withheld', 'b-bank')] }
    expect(cellOf('utilisation', file)).toBe('withheld')
  })
})

describe('a characteristic, point in time', () => {
  const older = aFact('tradeline', status('dpd_91_plus'), { asOf: '2026-03-31' })
  const newer = aFact('tradeline', status('dpd_0'), { asOf: '2026-06-30', supersedes: older.head.id })

  it('sees nothing that was published later, and what was superseded later as it stood', () => {
    const file = aFile(older, newer)
    expect(cellOf('worst_days_past_due_24m', file, '2026-06-29' as CalendarDate)).toBe(91)
    expect(cellOf('worst_days_past_due_24m', file)).toBe(0)
    expect(cellOf('worst_days_past_due_24m', file, '2026-03-30' as CalendarDate)).toBe('missing')
  })

  it('sees nothing that is past its retention', () => {
    const closed = aFact('tradeline', { openedOn: '2010-01-01', closedOn: '2020-06-30', closedHow: 'paid_in_full' })
    expect(cellOf('accounts_paid', aFile(closed), '2026-06-30' as CalendarDate)).toBe('missing')
    expect(
      cellOf(
        'accounts_paid',
        aFile({
          ...closed,
          head: { ...closed.head, asOf: '2020-06-30' as CalendarDate, issued: '2020-06-30T08:00:00.000Z' },
        }),
        '2026-06-29' as CalendarDate,
      ),
    ).toBe(1)
  })

  it('is the same whatever comes later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.constantFrom(...CASES), (months, [, , file]) => {
        const later = addMonths(AS_OF, months)
        const more = aFact('tradeline', { ...status('charged_off'), defaultedOn: later }, { asOf: later })
        const row = (facts: CreditFile) => JSON.stringify([...readCharacteristics(facts, AS_OF)])
        const answers = [...file.answers, ...aFile(more).answers].filter(
          (one) => one.provider !== more.head.provider || file.answers.some((old) => old.provider === one.provider),
        )
        expect(row({ facts: [...file.facts, more], answers })).toBe(row(file))
      }),
    )
  })
})

describe('what no characteristic reads', () => {
  it('is the outcome’s side: what was charged off, the balance of what is closed, a term', () => {
    const closed = { kind: 'revolving', openedOn: '2019-01-01', closedOn: '2025-01-01', closedHow: 'charged_off' }
    const base = { ...closed, ...status('charged_off'), originalAmount: usd(900) }
    const of = (more: object) => readCharacteristics(aFile(aFact('tradeline', { ...base, ...more }, { id: ID })), AS_OF)
    const plain = of({})
    for (const more of [{ chargedOffAmount: usd(700) }, { balance: usd(700) }, { originalTermMonths: 7 }]) {
      expect(of(more)).toEqual(plain)
    }
  })

  it('is a place or a name', () => {
    const here = { incorporatedOn: '2020-01-15', activity: { scheme: 'naics2017', code: '311811' } }
    const there = {
      ...{ incorporatedOn: '2020-01-15', jurisdiction: 'US-NY', registry: 'RA000628', number: '4217703' },
      ...{ legalForm: 'PJ10', legalName: 'Quiet Corner Books, Inc.' },
      address: { lines: ['1 Elm Street'], locality: 'Albany', postcode: '12207', region: 'US-NY', country: 'US' },
    }
    const of = (body: object) => readCharacteristics(aFile(aFact('registration', body, { id: ID })), AS_OF)
    expect(of(there)).toEqual(of(here))
  })
})

const ID = '01900000-0000-7000-8000-ffffffffffff'
