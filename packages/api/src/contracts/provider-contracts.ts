import { dateText, PUBLISH_REFUSALS, recordType, uuid, WITHDRAWAL_REASONS } from '@goodstanding/core'
import { z } from 'zod'
import { defineContract } from '../contract.ts'

/** The provider's own number of a customer; it stays in the node that it was sent to. */
const customer = z.string().min(1).max(100)

/** Rows in one transaction. */
export const BATCH_ROWS_MAX = 1_000

/** One row that a mapping has made into a candidate record. */
export const candidateRow = z.strictObject({
  line: z.int().min(0),
  customer,
  rowKey: z.string().min(1).max(1_000),
  type: recordType,
  asOf: dateText,
  body: z.looseObject({}),
})
export type CandidateRow = z.infer<typeof candidateRow>

export const ROW_OUTCOMES = ['published', 'superseded', 'skipped', 'refused'] as const

/** What became of a row: `published` new, `superseded` an earlier one, `skipped` as unchanged, `refused` with a code. */
export const rowResult = z.strictObject({
  line: z.int().min(0),
  outcome: z.enum(ROW_OUTCOMES),
  id: uuid.nullable(),
  code: z.string().nullable(),
  /** Path into the body where a refusal is about one field. */
  at: z.string().nullable(),
  why: z.string().nullable(),
})
export type RowResult = z.infer<typeof rowResult>

export const publishRecordsContract = defineContract({
  id: 'publishRecords',
  method: 'POST',
  path: '/v1/provider/records',
  summary: `Takes a batch of candidate records in one transaction; each row is published, skipped or refused (${PUBLISH_REFUSALS.join(', ')}, or a fault of its body).`,
  allowed: ['operator'],
  servedBy: ['provider', 'registrar'],
  body: z.strictObject({
    source: z.string().min(1).max(100),
    records: z.array(candidateRow).min(1).max(BATCH_ROWS_MAX),
  }),
  bodyBytesMax: 16 * 1024 * 1024,
  responses: { 200: z.strictObject({ results: z.array(rowResult) }) },
  timeoutMs: 60_000,
})

export const inviteCustomerContract = defineContract({
  id: 'inviteCustomer',
  method: 'POST',
  path: '/v1/provider/claim-codes',
  summary: 'Makes a one-time claim code for a customer, to be handed over in the provider’s own channel.',
  allowed: ['operator'],
  servedBy: ['provider', 'registrar'],
  body: z.strictObject({ customer }),
  /** `records`: how many stand about this customer; with none the number may be mistyped. */
  responses: { 200: z.strictObject({ code: z.string(), expires: z.string(), records: z.int().min(0) }) },
})

export const withdrawRecordContract = defineContract({
  id: 'withdrawRecord',
  method: 'POST',
  path: '/v1/provider/withdrawals',
  summary: 'Ends a record for good, with a reason; its body is not served again and the same row is refused.',
  allowed: ['operator'],
  servedBy: ['provider', 'registrar'],
  body: z.strictObject({ record: uuid, reason: z.enum(WITHDRAWAL_REASONS) }),
  responses: { 200: z.strictObject({ withdrawal: uuid }) },
})

export const unlinkCustomerContract = defineContract({
  id: 'unlinkCustomer',
  method: 'POST',
  path: '/v1/provider/unlinks',
  summary: 'Ends a customer’s link by this provider’s own word: its subject is not read from now on.',
  allowed: ['operator'],
  servedBy: ['provider', 'registrar'],
  body: z.strictObject({ customer }),
  responses: { 200: z.strictObject({ link: uuid, unlink: uuid }) },
})

export const providerStatus = z.strictObject({
  member: z.string(),
  records: z.array(z.strictObject({ type: recordType, live: z.int(), ended: z.int() })),
  subjects: z.int(),
  linkedSubjects: z.int(),
  openClaimCodes: z.int(),
  reads: z.int(),
  logs: z.array(
    z.strictObject({
      log: z.enum(['records', 'access']),
      queued: z.int(),
      size: z.int(),
      witnessedSize: z.int(),
      witnessedAt: z.string().nullable(),
    }),
  ),
})
export type ProviderStatus = z.infer<typeof providerStatus>

export const providerStatusContract = defineContract({
  id: 'providerStatus',
  method: 'GET',
  path: '/v1/provider/status',
  summary: 'What this provider has published, how far its logs are witnessed, and what waits.',
  allowed: ['operator'],
  servedBy: ['provider', 'registrar'],
  responses: { 200: providerStatus },
})
