import { addMonths, dateOf, startOfDay } from '../time/calendar-date.ts'
import { DAY_MS, type Instant, instantOfMs, parseInstant } from '../time/instant.ts'
import type { ConsentPayload, ConsentSlice } from './consent.ts'
import { PURPOSE_LIMITS } from './purposes.ts'

export type ConsentFault =
  | 'consent_term_too_long'
  | 'consent_ends_before_it_begins'
  | 'consent_reads_too_many'
  | 'consent_kept_too_long'
  | 'consent_reader_mismatch'
  | 'consent_type_outside_purpose'
  | 'consent_slices_not_ascending'

/** Whether the terms lie within their purpose's hard maxima; the first that does not, or null. */
export function checkConsentTerms(consent: ConsentPayload): ConsentFault | null {
  const limits = PURPOSE_LIMITS[consent.purpose]
  const from = instantOf(consent.notBefore)
  const to = instantOf(consent.expires)
  if (to <= from) return 'consent_ends_before_it_begins'
  if (to > latest(from, limits.term)) return 'consent_term_too_long'
  if (consent.reads > limits.reads) return 'consent_reads_too_many'
  const isOwnCopy = consent.purpose === 'own_copy'
  if (isOwnCopy !== (consent.reader === consent.enterprise)) return 'consent_reader_mismatch'
  if (!isOwnCopy && consent.reader.startsWith('did:')) return 'consent_reader_mismatch'
  if ((consent.keepUntil === null) !== (limits.keepMonths === null)) return 'consent_kept_too_long'
  if (consent.keepUntil !== null && limits.keepMonths !== null) {
    if (instantOf(consent.keepUntil) > latest(from, { months: limits.keepMonths })) return 'consent_kept_too_long'
  }
  const isAscending = consent.slices.every((hash, i) => i === 0 || (consent.slices[i - 1] ?? '') < hash)
  return isAscending ? null : 'consent_slices_not_ascending'
}

/** Whether a slice's types lie within the purpose, as far as a provider can see; the first that does not, or null. */
export function checkSliceTypes(purpose: ConsentPayload['purpose'], slice: ConsentSlice): ConsentFault | null {
  const allowed = PURPOSE_LIMITS[purpose].types
  return slice.types.every((type) => allowed.includes(type)) ? null : 'consent_type_outside_purpose'
}

function latest(from: Instant, term: { readonly days: number } | { readonly months: number }): Instant {
  if ('days' in term) return instantOfMs(from + term.days * DAY_MS)
  const day = dateOf(from)
  return instantOfMs(startOfDay(addMonths(day, term.months)) + (from - startOfDay(day)))
}

function instantOf(text: string): Instant {
  const parsed = parseInstant(text)
  if (!parsed.ok) throw new Error('a parsed consent has instants')
  return parsed.value
}
