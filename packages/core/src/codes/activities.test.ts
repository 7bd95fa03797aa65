import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultsOf, identifierVectors } from '../identity/testing/identifier-vectors.ts'
import { ACTIVITY_SCHEMES, parseActivity } from './activities.ts'

type Valid = { readonly activity: { readonly scheme: string; readonly code: string } }
type Invalid = { readonly activity: unknown; readonly fault: string }
const { valid, invalid } = identifierVectors<Valid, Invalid>('activities')

describe('An activity', () => {
  it.each(valid)('reads $activity.scheme $activity.code', ({ activity }) => {
    expect(parseActivity(activity)).toEqual({ ok: true, value: activity })
  })

  it.each(invalid)('refuses $activity with $fault', ({ activity, fault }) => {
    expect(parseActivity(activity)).toMatchObject({ ok: false, fault })
  })

  it('has a vector for each scheme and each fault', () => {
    expect(new Set(valid.map(({ activity }) => activity.scheme))).toEqual(new Set(ACTIVITY_SCHEMES))
    expect(faultsOf(invalid)).toEqual(['activity_code', 'activity_form', 'activity_of_households', 'activity_scheme'])
  })

  it('is never told in words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ACTIVITY_SCHEMES), fc.string(), (scheme, code) => {
        const read = parseActivity({ scheme, code })
        if (read.ok) expect(read.value.code).toMatch(/^\d{2}(\.?\d{1,4})?$/)
      }),
    )
  })
})
