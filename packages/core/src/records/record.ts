import { z } from 'zod'
import { dateText, instantText, memberName, subjectHandle, uuid } from '../statements/scalars.ts'
import { type AnyBody, RECORD_TYPES, type RecordType } from './record-types.ts'

/** A withdrawal or unlink ends an earlier one; a link is evidence of whom a subject is. None is a record. */
export const STATEMENT_TYPES = ['link', 'unlink', 'withdrawal'] as const

export const recordType = z.enum(RECORD_TYPES as [RecordType, ...RecordType[]])

/** What the index lists: the record types, and `link`, under which links and unlinks stand. */
export type IndexedType = RecordType | 'link'
export const INDEXED_TYPES: readonly IndexedType[] = [...RECORD_TYPES, 'link']
export const indexedType = z.enum(INDEXED_TYPES as [IndexedType, ...IndexedType[]])

const headFields = {
  version: z.literal(1),
  id: uuid,
  provider: memberName,
  subject: subjectHandle,
  asOf: dateText,
  issued: instantText,
  until: dateText.nullable(),
}

/** A record without its body, and the day on which its retention ends (null while open). */
export const recordHead = z
  .strictObject({ type: recordType, ...headFields, supersedes: uuid.nullable() })
  .refine(({ asOf, issued }) => asOf <= issued.slice(0, 10), { path: ['asOf'], error: 'must not be after issued' })
  .refine(({ id, supersedes }) => id !== supersedes, { path: ['supersedes'], error: 'must be another record' })
export type RecordHead = z.infer<typeof recordHead>

/**
 * Head of a link, unlink or withdrawal: `asOf` is its day of issue, `of` the type it is listed under, `ends` the id that
 * it ends. A link ends nothing, an unlink a link, a withdrawal a record.
 */
export const statementHead = z
  .strictObject({ type: z.enum(STATEMENT_TYPES), ...headFields, of: indexedType, ends: uuid.nullable() })
  .refine(({ asOf, issued }) => asOf === issued.slice(0, 10), { path: ['asOf'], error: 'must be the day of issue' })
  .refine(({ type, of }) => (of === 'link') === (type !== 'withdrawal'), {
    path: ['of'],
    error: 'must be what it ends',
  })
  .refine(({ type, ends }) => (ends === null) === (type === 'link'), {
    path: ['ends'],
    error: 'must be there unless in a link',
  })
  .refine(({ id, ends }) => id !== ends, { path: ['ends'], error: 'must be another' })
export type StatementHead = z.infer<typeof statementHead>

export const anyHead = z.union([recordHead, statementHead])
export type Head = z.infer<typeof anyHead>

/** The type under which a head's position stands in the index. */
export function indexedUnder(head: Head): IndexedType {
  return 'of' in head ? head.of : head.type
}

/** The id of the earlier record or statement that this one ends; null when it ends none. */
export function endedBy(head: Head): string | null {
  return 'of' in head ? head.ends : head.supersedes
}

export const WITHDRAWAL_REASONS = ['recorded_in_error', 'wrong_subject', 'dispute_upheld', 'duplicate'] as const
export const withdrawalBody = z.strictObject({ reason: z.enum(WITHDRAWAL_REASONS) })
export type WithdrawalBody = z.infer<typeof withdrawalBody>

/** One fact of one type about one subject by one provider. */
export type CreditRecord = { readonly head: RecordHead; readonly body: AnyBody }
