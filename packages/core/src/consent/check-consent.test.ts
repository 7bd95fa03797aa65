import { aConsent, aSlice } from '@goodstanding/testkit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RECORD_TYPES } from '../records/record-types.ts'
import { vectorFile } from '../testing/vector-file.ts'
import { formatInstant, instantOfMs } from '../time/instant.ts'
import { type ConsentFault, checkConsentTerms, checkSliceTypes } from './check-consent.ts'
import { consentPayload, consentSlice } from './consent.ts'
import { PURPOSE_LIMITS, PURPOSES, type Purpose } from './purposes.ts'

type Terms = { readonly name: string; readonly consent: unknown }
type Slice = { readonly name: string; readonly purpose: Purpose; readonly slice: unknown }
type Faulty = { readonly fault: ConsentFault | 'form' }
const terms = vectorFile<Terms, Terms & Faulty>('consent/terms.json')
const slices = vectorFile<Slice, Slice & Faulty>('consent/slices.json')

const FAULTS: { readonly [F in ConsentFault]: true } = {
  consent_term_too_long: true,
  consent_ends_before_it_begins: true,
  consent_reads_too_many: true,
  consent_kept_too_long: true,
  consent_reader_mismatch: true,
  consent_type_outside_purpose: true,
  consent_slices_not_ascending: true,
}

function faultOfTerms(consent: unknown): string | null {
  const parsed = consentPayload.safeParse(consent)
  return parsed.success ? checkConsentTerms(parsed.data) : 'form'
}

function faultOfSlice(purpose: Purpose, slice: unknown): string | null {
  const parsed = consentSlice.safeParse(slice)
  return parsed.success ? checkSliceTypes(purpose, parsed.data) : 'form'
}

describe('A consent', () => {
  it.each(terms.valid)('holds: $name', ({ consent }) => {
    expect(faultOfTerms(consent)).toBe(null)
  })

  it.each(terms.invalid)('is refused with $fault: $name', ({ consent, fault }) => {
    expect(faultOfTerms(consent)).toBe(fault)
  })

  it.each(slices.valid)('holds over a slice: $name', ({ purpose, slice }) => {
    expect(faultOfSlice(purpose, slice)).toBe(null)
  })

  it.each(slices.invalid)('is refused with $fault over a slice: $name', ({ purpose, slice, fault }) => {
    expect(faultOfSlice(purpose, slice)).toBe(fault)
  })

  it('has a vector for each fault', () => {
    const shown = new Set<string>([...terms.invalid, ...slices.invalid].map(({ fault }) => fault))
    expect(Object.keys(FAULTS).filter((fault) => !shown.has(fault))).toEqual([])
  })

  it('never lasts longer than the ledger keeps consents, 400 days', () => {
    const anyMs = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2090, 0, 1) })
    fc.assert(
      fc.property(fc.constantFrom(...PURPOSES), anyMs, fc.integer({ min: 1, max: 500 }), (purpose, ms, days) => {
        const consent = aConsent({
          purpose,
          reads: 1,
          ...(purpose === 'own_copy' ? { reader: `did:gs:${'a'.repeat(52)}`, keepUntil: null } : {}),
          ...(purpose === 'own_copy' ? {} : { keepUntil: formatInstant(instantOfMs(ms + 1)) }),
          notBefore: formatInstant(instantOfMs(ms)),
          expires: formatInstant(instantOfMs(ms + days * 86_400_000)),
        })
        expect(checkConsentTerms(consent)).toBe(days > 397 ? 'consent_term_too_long' : checkConsentTerms(consent))
      }),
    )
  })
})

describe('The purposes', () => {
  it('are five, with the maxima of the design', () => {
    const table = PURPOSES.map((purpose) => {
      const { term, reads, daysBetweenReads, keepMonths } = PURPOSE_LIMITS[purpose]
      return [purpose, term, reads, daysBetweenReads, keepMonths]
    })
    expect(table).toEqual([
      ['credit_application', { days: 90 }, 3, 0, 13],
      ['credit_review', { months: 13 }, 13, 28, 13],
      ['credit_insurance', { months: 13 }, 13, 28, 13],
      ['trade_terms', { days: 30 }, 1, 0, 6],
      ['own_copy', { months: 12 }, 366, 0, null],
    ])
  })

  it('always ask the core set where the design says so, and never a type that they do not cover', () => {
    for (const purpose of PURPOSES) {
      const { types, always } = PURPOSE_LIMITS[purpose]
      expect(always.length).toBe(purpose === 'trade_terms' || purpose === 'own_copy' ? 0 : 4)
      for (const type of always) expect(types).toContain(type)
      expect(new Set(types).size).toBe(types.length)
    }
  })

  it('cover no type outside the closed list', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PURPOSES), fc.constantFrom(...RECORD_TYPES), (purpose, type) => {
        const isCovered = PURPOSE_LIMITS[purpose].types.includes(type)
        expect(checkSliceTypes(purpose, aSlice({ types: [type] }))).toBe(
          isCovered ? null : 'consent_type_outside_purpose',
        )
      }),
    )
  })
})
