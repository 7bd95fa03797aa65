import { instantOfMs, PURPOSE_LIMITS, PURPOSES, RECORD_TYPES } from '@goodstanding/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AskedTerms, consentTerms } from './consent-terms.ts'

const NOW = instantOfMs(Date.parse('2026-10-01T08:00:00.000Z'))
const ID = '0192f0c1-2b3c-7d4e-8f50-123456789abc'
const ENTERPRISE = `did:gs:${'a'.repeat(52)}`

function terms(asked: Partial<AskedTerms>) {
  return consentTerms({ enterprise: ENTERPRISE, purpose: 'credit_application', ...asked }, { id: ID, now: NOW })
}

describe('A request for consent', () => {
  it('asks for what its purpose allows where the operator says no more than the purpose', () => {
    expect(terms({})).toEqual({
      ok: true,
      value: {
        ...{ id: ID, enterprise: ENTERPRISE, purpose: 'credit_application', types: [...RECORD_TYPES], reads: 3 },
        ...{ factsFrom: '2016-10-01', factsTo: '2026-12-30' },
        ...{ expires: '2026-12-30T08:00:00.000Z', keepUntil: '2027-11-01T08:00:00.000Z' },
      },
    })
    expect(terms({ purpose: 'trade_terms' })).toMatchObject({
      value: {
        types: ['registration', 'trade_payments', 'insolvency', 'judgment'].sort(byPurpose),
        ...{ reads: 1, expires: '2026-10-31T08:00:00.000Z', keepUntil: '2027-04-01T08:00:00.000Z' },
      },
    })
  })

  it('takes narrower terms as they are, and the core set along', () => {
    const narrow = {
      ...{ types: ['tradeline'], reads: 1, factsFrom: '2024-01-01', factsTo: '2026-06-30' },
      ...{ expires: '2026-10-08T00:00:00.000Z', keepUntil: '2027-01-01T00:00:00.000Z' },
    } as Partial<AskedTerms>
    expect(terms(narrow)).toMatchObject({
      value: { ...narrow, types: ['registration', 'tradeline', 'insolvency', 'judgment', 'security_interest'] },
    })
  })

  it.each<[string, Partial<AskedTerms>]>([
    ['purpose', { purpose: 'own_copy' }],
    ['expires', { expires: '2026-12-30T08:00:00.001Z' }],
    ['expires', { expires: '2026-10-01T08:00:00.000Z' }],
    ['keepUntil', { keepUntil: '2027-11-01T08:00:00.001Z' }],
    ['keepUntil', { keepUntil: '2026-10-01T08:00:00.000Z' }],
    ['types', { purpose: 'trade_terms', types: ['tradeline'] }],
    ['reads', { reads: 4 }],
    ['factsFrom', { factsFrom: '2026-01-02', factsTo: '2026-01-01' } as Partial<AskedTerms>],
  ])('is refused with consent_outside_purpose at %s', (at, asked) => {
    expect(terms(asked)).toEqual({ ok: false, fault: 'consent_outside_purpose', at })
  })

  it('never asks for more than its purpose’s hard maxima', () => {
    const purposes = PURPOSES.filter((purpose) => purpose !== 'own_copy')
    const asked = fc.record(
      {
        purpose: fc.constantFrom(...purposes),
        types: fc.subarray([...RECORD_TYPES], { minLength: 1 }),
        reads: fc.integer({ min: 1, max: 366 }),
        expires: anInstant(),
        keepUntil: anInstant(),
      },
      { requiredKeys: ['purpose'] },
    )
    fc.assert(
      fc.property(asked, (given) => {
        const result = terms(given as Partial<AskedTerms>)
        if (!result.ok) return
        const limits = PURPOSE_LIMITS[given.purpose]
        const { types, reads, expires, keepUntil } = result.value
        expect(reads).toBeLessThanOrEqual(limits.reads)
        expect(types.every((type) => limits.types.includes(type))).toBe(true)
        expect(limits.always.every((type) => types.includes(type))).toBe(true)
        expect(Date.parse(expires) - NOW).toBeLessThanOrEqual(400 * 86_400_000)
        expect(Date.parse(keepUntil) - NOW).toBeLessThanOrEqual(400 * 86_400_000)
        expect(Math.min(Date.parse(expires), Date.parse(keepUntil))).toBeGreaterThan(NOW)
      }),
    )
  })
})

function anInstant() {
  const range = { min: new Date('2026-09-01T00:00:00.000Z'), max: new Date('2028-12-31T00:00:00.000Z') }
  return fc.date({ ...range, noInvalidDate: true }).map((date) => date.toISOString())
}

function byPurpose(a: string, b: string): number {
  const order: readonly string[] = PURPOSE_LIMITS.trade_terms.types
  return order.indexOf(a) - order.indexOf(b)
}
