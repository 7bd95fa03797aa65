import { aConsent, aSlice } from '@goodstanding/testkit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkConsentTerms,
  checkSliceTypes,
  consentPayload,
  consentSlice,
  PURPOSE_LIMITS,
  PURPOSES,
  READ_REFUSALS,
  RECORD_TYPES,
  ROLES,
  readRequest,
} from '../../src/index.ts'

/** Line 3 of the charter: no reading without the enterprise's own signed consent. */

const DAY = 86_400_000
const BEGIN = Date.UTC(2026, 2, 1)
const at = (ms: number): string => new Date(BEGIN + ms).toISOString()

const REQUEST = {
  kind: 'read_request',
  requestId: '01930000-0000-7000-8000-000000000003',
  reader: 'harborlend',
  provider: 'northbank',
  consent: '01930000-0000-7000-8000-000000000001',
  slice: '2'.repeat(64),
  purpose: 'credit_application',
  header: { height: 7, hash: '7'.repeat(64) },
  keyState: '8'.repeat(64),
  at: at(0),
}

describe('A request to read', () => {
  it('names one consent, one reader, one provider and one purpose', () => {
    expect(readRequest.safeParse(REQUEST).success).toBe(true)
    for (const field of ['consent', 'reader', 'provider', 'purpose', 'slice', 'header', 'keyState'] as const) {
      const { [field]: _, ...rest } = REQUEST
      expect(readRequest.safeParse(rest).success).toBe(false)
      expect(readRequest.safeParse({ ...REQUEST, [field]: [REQUEST[field]] }).success).toBe(false)
      expect(readRequest.safeParse({ ...REQUEST, [field]: '*' }).success).toBe(false)
    }
  })

  it.each([
    'subjects',
    'enterprises',
    'filter',
    'query',
    'name',
    'identifier',
    'all',
    'watch',
    'onChange',
    'role',
    'override',
  ])('has no %s: nobody searches, lists, watches or bypasses', (field) => {
    expect(readRequest.safeParse({ ...REQUEST, [field]: true }).success).toBe(false)
    expect(consentPayload.safeParse({ ...aConsent(), [field]: true }).success).toBe(false)
    expect(consentSlice.safeParse({ ...aSlice(), [field]: true }).success).toBe(false)
  })
})

describe('A consent', () => {
  const anyTerms = fc.record({
    purpose: fc.constantFrom(...PURPOSES),
    days: fc.integer({ min: -10, max: 500 }),
    reads: fc.integer({ min: 1, max: 366 }),
    keptDays: fc.option(fc.integer({ min: 0, max: 800 })),
    isOwn: fc.boolean(),
  })

  /** The longest that a purpose's terms can be in days, whatever the months. */
  const daysOf = (term: { readonly days: number } | { readonly months: number }): number =>
    'days' in term ? term.days : Math.ceil(term.months * 30.7)

  it('holds only within every maximum of its purpose', () => {
    fc.assert(
      fc.property(anyTerms, ({ purpose, days, reads, keptDays, isOwn }) => {
        const limits = PURPOSE_LIMITS[purpose]
        const consent = aConsent({
          purpose,
          reads,
          reader: isOwn ? `did:gs:${'a'.repeat(52)}` : 'harborlend',
          notBefore: at(0),
          expires: at(days * DAY),
          keepUntil: keptDays === null ? null : at(keptDays * DAY),
        })
        fc.pre(checkConsentTerms(consent) === null)
        expect(days).toBeGreaterThan(0)
        expect(days).toBeLessThanOrEqual(daysOf(limits.term))
        expect(reads).toBeLessThanOrEqual(limits.reads)
        expect(isOwn).toBe(purpose === 'own_copy')
        expect(keptDays === null).toBe(limits.keepMonths === null)
        expect(keptDays ?? 0).toBeLessThanOrEqual(daysOf({ months: limits.keepMonths ?? 0 }))
      }),
    )
  })

  it('never covers a type that its purpose does not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PURPOSES),
        fc.uniqueArray(fc.constantFrom(...RECORD_TYPES), { minLength: 1 }),
        (purpose, types) => {
          const isCovered = types.every((type) => PURPOSE_LIMITS[purpose].types.includes(type))
          expect(checkSliceTypes(purpose, aSlice({ types }))).toBe(isCovered ? null : 'consent_type_outside_purpose')
        },
      ),
    )
  })

  it.each(['employment', 'marketing', 'social_scoring', 'screening', 'investigation', 'tenancy', 'any', ''])(
    'is given for no purpose such as %j',
    (purpose) => {
      expect(consentPayload.safeParse({ ...aConsent(), purpose }).success).toBe(false)
    },
  )
})

describe('A provider', () => {
  it('has a refusal for each way around a consent', () => {
    const ways = {
      'without a consent of the enterprise': ['consent_signature_invalid', 'consent_not_active', 'key_history_invalid'],
      'beyond it': ['consent_outside_purpose', 'slice_mismatch', 'consent_reads_exhausted', 'consent_read_too_soon'],
      'before and after it': ['consent_not_begun', 'consent_ended', 'consent_revoked', 'consent_superseded'],
      'by another reader or for another purpose': ['reader_mismatch', 'purpose_mismatch', 'request_signature_invalid'],
      'with old proofs': ['staple_invalid', 'staple_too_old', 'key_state_stale', 'request_too_old'],
      'of another’s subject, or of no legal entity': ['subject_not_linked', 'registration_not_proven'],
      'of what may not be published': ['type_not_permitted'],
      'twice under one number, or in no form': ['request_id_reused', 'request_form'],
    }
    expect(Object.values(ways).flat().sort()).toEqual([...READ_REFUSALS].sort())
  })

  it('knows no role that reads without a consent', () => {
    expect(ROLES).toEqual(['registrar', 'provider', 'lender', 'home', 'witness', 'supervisor', 'sequencer'])
  })
})
