import { z } from 'zod'
import { recordType } from '../records/record.ts'
import {
  dateText,
  enterpriseId,
  hash,
  hex,
  instantText,
  logIndex,
  memberName,
  statementOf,
  subjectHandle,
  uuid,
} from '../statements/scalars.ts'
import { PURPOSES } from './purposes.ts'

/** What one provider may show: over which of its subjects, which types, which days; and the key of its access tags. */
export const consentSlice = z
  .strictObject({
    provider: memberName,
    subjects: distinct(z.array(subjectHandle).min(1).max(16)),
    types: distinct(z.array(recordType).min(1).max(9)),
    /** What the enterprise's last verified view had live: positions that must still be answered for. */
    live: z
      .array(
        z.strictObject({
          subject: subjectHandle,
          type: recordType,
          positions: z.array(z.strictObject({ position: logIndex, until: dateText.nullable() })).max(10_000),
        }),
      )
      .max(144),
    /** Bounds of `asOf`, both inclusive; they do not bound the core set. */
    factsFrom: dateText,
    factsTo: dateText,
    /** k_p of the access tags: it lies in this provider's slice alone. */
    accessKey: hex(32),
  })
  .refine(({ factsFrom, factsTo }) => factsFrom <= factsTo, {
    path: ['factsTo'],
    error: 'must not be before factsFrom',
  })
  .refine(isLiveWithin, { path: ['live'], error: 'must be of the subjects and types of the slice, each once' })
export type ConsentSlice = z.infer<typeof consentSlice>

/** A slice with the salt that opens its hash in the consent. */
export const sliceOpening = z.strictObject({ slice: consentSlice, salt: hex(32) })
export type SliceOpening = z.infer<typeof sliceOpening>

/** The enterprise's permission: who reads, what (by hashed slices), why, until when, and how long it is kept. */
export const consentPayload = z.strictObject({
  kind: z.literal('consent'),
  network: hash,
  enterprise: enterpriseId,
  id: uuid,
  /** A member's name, or the enterprise's own id for an own copy. */
  reader: z.union([memberName, enterpriseId]),
  purpose: z.enum(PURPOSES),
  /** Hashes of the slices, ascending. */
  slices: z.array(hash).min(1).max(512),
  reads: z.int().min(1).max(366),
  keepUntil: instantText.nullable(),
  notBefore: instantText,
  expires: instantText,
  revocationHash: hash,
  /** Commitments of the enterprise's open disputes, which the report must show. */
  disputes: z.array(hash).max(64),
})
export type ConsentPayload = z.infer<typeof consentPayload>

export const consentStatement = statementOf(consentPayload)
export type ConsentStatement = z.infer<typeof consentStatement>

function distinct<A extends z.ZodArray>(list: A): A {
  return list.refine((items) => new Set(items).size === items.length, 'must name each once')
}

type SliceParts = {
  readonly subjects: readonly string[]
  readonly types: readonly string[]
  readonly live: readonly { readonly subject: string; readonly type: string }[]
}

function isLiveWithin({ subjects, types, live }: SliceParts): boolean {
  const lists = new Set(live.map(({ subject, type }) => `${subject} ${type}`))
  return (
    lists.size === live.length && live.every(({ subject, type }) => subjects.includes(subject) && types.includes(type))
  )
}
