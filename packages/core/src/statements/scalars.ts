import { z } from 'zod'
import { type CalendarDate, parseDate } from '../time/calendar-date.ts'
import { parseInstant } from '../time/instant.ts'

/** Lowercase hexadecimal of exactly so many bytes. */
export function hex(bytes: number) {
  return z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`), `must be ${bytes * 2} lowercase hexadecimal digits`)
}

export const hash = hex(32)
export const salt = hex(32)
export const publicKey = hex(32)

/** A provider's random handle for one customer: 128 bits. */
export const subjectHandle = hex(16)

export const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'must be a UUIDv7')

/** Name of a member: it is part of log origins, so it has the characters of a host name's label. */
export const memberName = z.string().regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/, 'must be a member name')

export const enterpriseId = z.string().regex(/^did:gs:[a-z2-7]{52}$/, 'must be an enterprise id (did:gs:…)')

export const dateText = z.custom<CalendarDate>(
  (value) => typeof value === 'string' && parseDate(value).ok,
  'must be a date YYYY-MM-DD',
)

export const instantText = z
  .string()
  .refine((text) => parseInstant(text).ok, 'must be an instant YYYY-MM-DDThh:mm:ss.sssZ')

/** Index of a log leaf, or a log's size. */
export const logIndex = z.int().min(0).max(Number.MAX_SAFE_INTEGER)

export const proof = z.strictObject({ kind: z.literal('ed25519'), key: publicKey, signature: hex(64) })

/** A payload with the signatures over it; one to sixteen of them. */
export function statementOf<P extends z.ZodType>(payload: P) {
  return z.strictObject({ payload, proofs: z.array(proof).min(1).max(16) })
}
