import type { CreditRecord, RecordType } from '@goodstanding/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { characteristicNamed } from '../characteristics/characteristics.ts'
import type { AnswerState, CreditFile } from '../characteristics/credit-file.ts'
import { AS_OF, aFact, aFile, usd } from '../characteristics/testing/a-file.ts'
import { priceLoan } from '../price/price-loan.ts'
import type { PricingTerms } from '../price/pricing-terms.ts'
import type { Scorecard } from '../scorecard/scorecard.ts'
import { type AssessmentInput, assess } from './assess.ts'
import type { Assessment } from './assessment.ts'
import { parseAssessment } from './parse-assessment.ts'
import { aScorecard, numberCharacteristic } from './testing/a-scorecard.ts'

const hashes = { report: 'aa'.repeat(32), scorecard: 'bb'.repeat(32) }

function assessed(file: CreditFile, more: Partial<AssessmentInput> = {}): Assessment {
  const result = assess({ scorecard: aScorecard(), file, asOf: AS_OF, hashes, ...more })
  if (!result.ok) throw new Error(`${result.fault} ${result.at ?? ''}`)
  return result.value
}

const late = aFact('tradeline', { kind: 'revolving', statusByMonth: ['dpd_31_60'] }, { provider: 'late-bank' })
const good = aFact(
  'tradeline',
  { kind: 'revolving', balance: usd(10), originalAmount: usd(100), statusByMonth: ['dpd_0'] },
  { provider: 'good-bank' },
)
const tax = aFact('tax_standing', { periodTo: '2026-03-31' })
const accounts = aFact('accounts', { operatingResult: usd(110), debtServiceDue: usd(100) })
const trade = aFact('trade_payments', { periodTo: '2026-05-31' })
const WHOLE = aFile(late, good, tax, accounts, trade)
const OF_TYPE: readonly [RecordType, CreditRecord][] = [
  ['trade_payments', trade],
  ['tax_standing', tax],
  ['accounts', accounts],
]

/** The file in which one provider answers for its type otherwise, with nothing. */
function answering(file: CreditFile, record: CreditRecord, state: AnswerState): CreditFile {
  const { provider, type } = record.head
  return {
    facts: file.facts.filter(({ head }) => head.provider !== provider || head.type !== type),
    answers: file.answers.map((one) => (one.provider === provider && one.type === type ? { ...one, state } : one)),
  }
}

const TERMS: PricingTerms = {
  ...{ funding: 0.035, operating: 0.012, riskFree: 0.03, hurdle: 0.12, margin: 0.01, lgd: 0.45, maturityYears: 2.5 },
  ...{ expectedLoss: 'exact', capital: { method: 'basel_irb_corporate', salesMillionEur: 5 } },
}

describe('an assessment of a whole file', () => {
  const whole = assessed(WHOLE)

  it('adds up: base points and the points of every characteristic are the score', () => {
    const points = whole.characteristics.map((one) => one.points)
    expect(points).toEqual([-40, 8, 0, 0, 5])
    expect(whole.points).toBe(560 - 40 + 8 + 5)
    expect(whole).toMatchObject({ result: 'graded', grade: 'C', lacking: [], basePoints: 560, asOf: AS_OF })
    expect(whole.pd?.ppm).toBe(Math.round(1e6 / (1 + 30 * 2 ** (-67 / 20))))
    expect(whole.pd?.lowPpm).toBeLessThan(whole.pd?.ppm ?? 0)
    expect(whole.pd?.highPpm).toBeGreaterThan(whole.pd?.ppm ?? 0)
  })

  it('names up to four reasons, most costly first, each with its records and the next better bin', () => {
    expect(whole.reasons).toEqual([
      {
        ...{ characteristic: 'worst_days_past_due_24m', code: 'worst_days_past_due_24m', lost: 52 },
        ...{ better: { bin: 1, gained: 30 }, records: [late.head.id] },
      },
      {
        ...{ characteristic: 'debt_service_cover', code: 'debt_service_cover', lost: 15 },
        ...{ better: { bin: 2, gained: 15 }, records: [accounts.head.id] },
      },
      {
        ...{ characteristic: 'days_beyond_terms_12m', code: 'days_beyond_terms_12m', lost: 10 },
        ...{ better: { bin: 0, gained: 10 }, records: [trade.head.id] },
      },
    ])
    expect(whole.strengths.map(({ characteristic, code, points }) => [characteristic, code, points])).toEqual([
      ['utilisation', 'utilisation', 8],
      ['tax_status', 'taxes are owed', 5],
    ])
  })

  it('says how deep the file is, and whether earnings cover debt service as SBA lenders need', () => {
    expect(whole.depth).toEqual({ providers: 5, months: 49, known: 5, of: 5 })
    expect(whole.debtServiceCover).toEqual({ thousandths: 1_100, meetsSba: true, records: [accounts.head.id] })
    const thin = aFact('accounts', { operatingResult: usd(109), debtServiceDue: usd(100) })
    expect(assessed(aFile(thin, tax)).debtServiceCover).toMatchObject({ thousandths: 1_090, meetsSba: false })
    expect(assessed(aFile(good, tax)).debtServiceCover).toBeNull()
  })

  it('is read back from its file as it was, and with anything more it is none', () => {
    const priced = assessed(WHOLE, { pricing: TERMS, disputed: new Set([late.head.id]) })
    expect(parseAssessment(JSON.parse(JSON.stringify(priced)))).toEqual({ ok: true, value: priced })
    const { expectedLoss: _, ...terms } = priced.price?.terms ?? { expectedLoss: null }
    const short = { ...priced, price: { ...priced.price, terms } }
    expect(parseAssessment(short)).toEqual({ ok: true, value: priced })
    expect(parseAssessment({ ...short, price: { ...priced.price, terms: { ...terms, lgd: 2 } } }).ok).toBe(false)
    expect(parseAssessment({ ...priced, note: 'x' })).toMatchObject({ ok: false, fault: 'assessment_form' })
    expect(parseAssessment({ ...priced, points: 1.5 })).toMatchObject({ ok: false, at: 'points' })
  })

  it.each([
    ['that is no characteristic of records', 'moon_phase'],
    ['that it takes for a number and is a category, so that it would always be missing', 'tax_status'],
  ])('refuses a scorecard with an input %s', (_, name) => {
    const characteristics = [numberCharacteristic(name, [0], [1, 2])]
    const result = assess({ scorecard: aScorecard({ characteristics }), file: WHOLE, asOf: AS_OF, hashes })
    expect(result).toMatchObject({ ok: false, fault: 'scorecard_input_unknown', at: name })
  })
})

describe('the time within which a PD foretells', () => {
  const within = (outcomeMonths?: number): Scorecard => {
    const { outcomeMonths: _, ...training } = aScorecard().training
    return { ...aScorecard(), training: { ...training, ...(outcomeMonths !== undefined && { outcomeMonths }) } }
  }

  it.each([[12], [60], [undefined]])('is named, and only one of 12 months has a price: %s', (months) => {
    const input = { scorecard: within(months), file: WHOLE, asOf: AS_OF, hashes }
    const scorecard = { outcomeMonths: months ?? null }
    expect(assess(input)).toMatchObject({ ok: true, value: { scorecard, price: null } })
    const priced = assess({ ...input, pricing: TERMS })
    if (months === 12) expect(priced).toMatchObject({ ok: true, value: { price: { terms: TERMS } } })
    else expect(priced).toMatchObject({ ok: false, fault: 'pd_not_yearly' })
  })
})

describe('coverage', () => {
  const whole = assessed(WHOLE)
  const states: readonly AnswerState[] = ['silent', 'refused', 'withheld', 'withheld_period', 'not_asked']

  it('lost for a type takes grade and PD away, changes no other points and costs none', () => {
    fc.assert(
      fc.property(fc.constantFrom(...OF_TYPE), fc.constantFrom(...states), ([type, record], why) => {
        const part = assessed(answering(WHOLE, record, why), { pricing: TERMS })
        expect(part).toMatchObject({ result: 'partial_file', pd: null, grade: null, price: null })
        expect(part.lacking).toEqual([{ type, provider: record.head.provider, why }])
        for (const [at, one] of part.characteristics.entries()) {
          const reads = characteristicNamed(one.name)?.types.includes(type)
          const before = whole.characteristics[at]
          if (reads) expect(one).toMatchObject({ value: null, points: 0, lost: 0, records: [] })
          else expect(one).toEqual(before)
        }
        expect(part.points).toBe(560 + part.characteristics.reduce((sum, { points }) => sum + points, 0))
      }),
    )
  })

  it('lets nobody gain by hiding a bad lender: no grade, and no points for what the good one says', () => {
    const hiding = assessed(answering(WHOLE, late, 'withheld'))
    expect(hiding).toMatchObject({ result: 'partial_file', grade: null })
    expect(hiding.characteristics.slice(0, 2)).toMatchObject([
      { name: 'worst_days_past_due_24m', points: 0, absent: 'withheld' },
      { name: 'utilisation', points: 0, absent: 'withheld' },
    ])
  })

  it('asks nothing of a type that nobody was asked for: to have no file costs no points', () => {
    const none = assessed(aFile(good, tax))
    const empty = none.characteristics.filter(({ absent }) => absent !== null)
    expect(none).toMatchObject({ result: 'graded', lacking: [] })
    expect(empty.map(({ absent, points, lost }) => [absent, points, lost])).toEqual([
      ['missing', 0, 0],
      ['missing', 0, 0],
    ])
  })

  it('of a type that the rule does not name is no condition', () => {
    const coverage = { types: ['tradeline'], minimumCharacteristics: 2 }
    const part = assessed(answering(WHOLE, tax, 'silent'), { scorecard: aScorecard({ coverage }) })
    expect(part).toMatchObject({ result: 'graded', lacking: [] })
    expect(part.characteristics.at(-1)).toMatchObject({ absent: 'provider_silent', points: 0 })
  })

  it('below the least number of values is insufficient, never a low score', () => {
    for (const file of [aFile(), aFile(aFact('tax_standing', { status: 'arrears', arrears: usd(5) }))]) {
      const little = assessed(file, { pricing: TERMS })
      expect(little).toMatchObject({ result: 'insufficient', points: null, pd: null, grade: null, price: null })
      expect([little.reasons, little.strengths]).toEqual([[], []])
    }
  })
})

describe('a disputed record', () => {
  it('counts, and a second line says what the file would say without it', () => {
    const plain = assessed(WHOLE)
    const disputing = assessed(WHOLE, { disputed: new Set([late.head.id]) })
    expect(plain.withoutDisputed).toBeNull()
    expect({ ...disputing, withoutDisputed: null }).toEqual(plain)
    const without = assessed({ ...WHOLE, facts: WHOLE.facts.filter(({ head }) => head.id !== late.head.id) })
    const { result, points, pd, grade } = without
    expect(disputing.withoutDisputed).toEqual({ disputed: [late.head.id], result, points, pd, grade })
    expect(points).toBe(560 + 12 + 8 + 5)
  })

  it('that the file does not hold gives no second line', () => {
    expect(assessed(WHOLE, { disputed: new Set(['01900000-0000-7000-8000-eeeeeeeeeeee']) }).withoutDisputed).toBeNull()
  })
})

describe('the price in an assessment', () => {
  it('is the same loan twice: by this file, and by an enterprise of which nothing is known', () => {
    const { price, pd } = assessed(WHOLE, { pricing: TERMS })
    expect(price?.withRecord.pdPpm).toBe(pd?.ppm)
    expect(price?.withoutRecord.pdPpm).toBe(Math.round(1e6 / (1 + 30 * 2 ** (-40 / 20))))
    for (const rate of [price?.withRecord, price?.withoutRecord]) {
      const alone = priceLoan((rate?.pdPpm ?? 0) / 1e6, TERMS)
      if (!alone.ok) throw new Error(alone.fault)
      expect(Math.abs((rate?.ratePpm ?? 0) - alone.value.rate * 1e6)).toBeLessThan(2)
      expect(rate?.lines.map(({ line }) => line)).toEqual(alone.value.lines.map(({ line }) => line))
    }
  })

  it('is refused on terms that cannot be', () => {
    const result = assess({ scorecard: aScorecard(), file: WHOLE, asOf: AS_OF, hashes, pricing: { ...TERMS, lgd: 45 } })
    expect(result).toMatchObject({ ok: false, fault: 'lgd_range' })
  })
})
