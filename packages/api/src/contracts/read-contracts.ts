import {
  consentStatement,
  hex,
  keyHistory,
  readAnswerStatement,
  readRefusalStatement,
  readRequestStatement,
  registrationProof,
  salt,
  sliceOpening,
  staple,
} from '@goodstanding/core'
import { z } from 'zod'
import { defineContract } from '../contract.ts'

/** All that a provider needs to judge a read by itself: it sees its own slice and no other. */
export const readBody = z.strictObject({
  request: readRequestStatement,
  consent: z.strictObject({ statement: consentStatement, salt, slice: sliceOpening }),
  keyHistory,
  staple,
  registration: registrationProof.nullable(),
})
export type ReadBody = z.infer<typeof readBody>

export const readResult = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answered'), answer: readAnswerStatement }),
  z.strictObject({ kind: z.literal('refused'), refusal: readRefusalStatement }),
])
export type ReadResult = z.infer<typeof readResult>

export const READ_ANSWER_BYTES_MAX = 32 * 1024 * 1024

export const readContract = defineContract({
  id: 'read',
  method: 'POST',
  path: '/v1/reads',
  summary: 'Reads what a consent’s slice covers: a signed answer with its proofs and receipt, or a signed refusal.',
  allowed: ['member:lender', 'member:home'],
  servedBy: ['provider', 'registrar'],
  body: readBody,
  bodyBytesMax: 4 * 1024 * 1024,
  responses: { 200: readResult },
  responseBytesMax: READ_ANSWER_BYTES_MAX,
  timeoutMs: 30_000,
})

export const readReceiptContract = defineContract({
  id: 'readReceipt',
  method: 'POST',
  path: '/v1/reads/receipt',
  summary:
    'The same answer again, with its receipt, for the same request while its consent stands by a fresh staple; takes no read.',
  allowed: ['member:lender', 'member:home'],
  servedBy: ['provider', 'registrar'],
  body: readBody,
  bodyBytesMax: 4 * 1024 * 1024,
  responses: { 200: z.strictObject({ answer: readAnswerStatement }) },
  responseBytesMax: READ_ANSWER_BYTES_MAX,
})

export const endConsentContract = defineContract({
  id: 'endConsent',
  method: 'POST',
  path: '/v1/consents/end',
  summary: 'Tells a provider or reader that a consent has ended; the code is its proof and binds on receipt.',
  allowed: ['member'],
  servedBy: ['provider', 'registrar', 'lender'],
  body: z.strictObject({ code: hex(16) }),
  responses: { 204: z.undefined() },
})
