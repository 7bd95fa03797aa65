import { fail, ok, type Result } from '../result.ts'

declare const instantBrand: unique symbol

/** A moment: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number & { readonly [instantBrand]: true }

export const SECOND_MS = 1_000
export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

const FORM = /^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Reads an RFC 3339 UTC instant with milliseconds, of the years 1000 to 9999: the only form that records and statements carry. */
export function parseInstant(text: string): Result<Instant, 'instant_form'> {
  if (!FORM.test(text)) return fail('instant_form')
  const ms = Date.parse(text)
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== text) return fail('instant_form')
  return ok(ms as Instant)
}

export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString()
}

/** Brands a number of milliseconds that is known to be one, such as a clock's. */
export function instantOfMs(ms: number): Instant {
  if (!Number.isSafeInteger(ms)) throw new Error(`not a whole number of milliseconds: ${ms}`)
  return ms as Instant
}

export function addMs(instant: Instant, ms: number): Instant {
  return instantOfMs(instant + ms)
}
