import { enterpriseId, hash, instantText, memberName, staple, statementOf, uuid } from '@goodstanding/core'
import { z } from 'zod'
import { defineContract } from '../contract.ts'

/** What a reader rests a request on: the header that its staple proves, and the latest key operation there. */
export const stapled = z.strictObject({ staple, header: z.strictObject({ height: z.int(), hash }), keyState: hash })

export const consentStapleContract = defineContract({
  id: 'consentStaple',
  method: 'GET',
  path: '/v1/consents/:consent/staple',
  summary: 'A fresh staple of a consent, for its reader alone.',
  allowed: ['member:lender'],
  servedBy: ['home'],
  params: z.strictObject({ consent: uuid }),
  responses: { 200: stapled },
})

/** A reader's word, signed with its statement key, that it has erased all that it read under a consent. */
export const erasureReceipt = z.strictObject({
  kind: z.literal('erasure_receipt'),
  reader: memberName,
  enterprise: enterpriseId,
  consent: uuid,
  /** Ids of the reports that are gone. */
  reports: z.array(uuid).max(366),
  erasedAt: instantText,
})
export const erasureReceiptStatement = statementOf(erasureReceipt)
export type ErasureReceiptStatement = z.infer<typeof erasureReceiptStatement>

export const reportErasureContract = defineContract({
  id: 'reportErasure',
  method: 'POST',
  path: '/v1/consents/erasures',
  summary: 'Hands the enterprise the reader’s signed receipt that it has erased what it kept.',
  allowed: ['member:lender'],
  servedBy: ['home'],
  body: z.strictObject({ receipt: erasureReceiptStatement }),
  responses: { 204: z.undefined() },
})
