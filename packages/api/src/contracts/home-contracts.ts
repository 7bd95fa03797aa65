import {
  dateText,
  enterpriseId,
  hash,
  instantText,
  keyHistory,
  keyOperationStatement,
  logIndex,
  memberName,
  readRequestStatement,
  recordType,
  report,
  staple,
  subjectHandle,
  uuid,
} from '@goodstanding/core'
import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { stapled } from './consent-reader-contracts.ts'
import { CONSENT_REQUEST_STATES, consentRequest } from './consent-request-contracts.ts'
import { operationReceipt } from './ledger-contracts.ts'

const ofEnterprise = z.strictObject({ id: enterpriseId })
const home = { allowed: ['enterprise'], servedBy: ['home'], params: ofEnterprise } as const

export const createEnterpriseContract = defineContract({
  id: 'createEnterprise',
  method: 'POST',
  path: '/v1/enterprises',
  summary: 'Puts an enterprise’s first key operation on the ledger; its hash is the enterprise id.',
  allowed: ['anyone'],
  servedBy: ['home'],
  body: z.strictObject({ operation: keyOperationStatement }),
  responses: { 200: operationReceipt.extend({ enterprise: enterpriseId }) },
})

export const updateKeysContract = defineContract({
  ...home,
  id: 'updateKeys',
  method: 'POST',
  path: '/v1/enterprises/:id/operations',
  summary: 'Puts a key update on the ledger; a rotation key has signed it.',
  body: z.strictObject({ operation: keyOperationStatement }),
  responses: { 200: operationReceipt },
})

export const enterpriseContract = defineContract({
  ...home,
  id: 'enterprise',
  method: 'GET',
  path: '/v1/enterprises/:id',
  summary: 'The enterprise’s key history and what waits for it.',
  responses: {
    200: z.strictObject({
      enterprise: enterpriseId,
      keyHistory,
      keyState: hash,
      openRequests: z.int(),
      links: z.int(),
    }),
  },
})

export const keyHistoryContract = defineContract({
  id: 'keyHistory',
  method: 'GET',
  path: '/v1/enterprises/:id/key-history',
  summary: 'The key history of an enterprise, as the ledger accepted it.',
  allowed: ['member'],
  servedBy: ['home'],
  params: ofEnterprise,
  responses: { 200: z.strictObject({ keyHistory }) },
})

export const inboxContract = defineContract({
  ...home,
  id: 'inbox',
  method: 'GET',
  path: '/v1/enterprises/:id/consent-requests',
  summary: 'Requests of lenders, newest first.',
  responses: {
    200: z.strictObject({
      requests: z.array(
        z.strictObject({
          lender: z.string(),
          receivedAt: z.string(),
          state: z.enum(CONSENT_REQUEST_STATES),
          request: consentRequest,
        }),
      ),
    }),
  },
})

export const declineRequestContract = defineContract({
  ...home,
  id: 'declineRequest',
  method: 'POST',
  path: '/v1/enterprises/:id/consent-requests/:request/decline',
  summary: 'Declines a lender’s request; the lender is told no more than that.',
  params: ofEnterprise.extend({ request: uuid }),
  responses: { 204: z.undefined() },
})

/** What one list of a provider's index had live when the enterprise last looked. */
export const liveView = z.strictObject({
  provider: memberName,
  subject: subjectHandle,
  type: recordType,
  /** Time of the header that this view rests on. */
  at: instantText,
  positions: z.array(z.strictObject({ position: logIndex, until: dateText.nullable() })),
})

export const viewsContract = defineContract({
  ...home,
  id: 'views',
  method: 'GET',
  path: '/v1/enterprises/:id/views',
  summary: 'What was live at each provider when the enterprise last looked: the next consent names it.',
  responses: { 200: z.strictObject({ live: z.array(liveView) }) },
})

export const ownStapleContract = defineContract({
  ...home,
  id: 'ownStaple',
  method: 'GET',
  path: '/v1/enterprises/:id/consents/:consent/staple',
  summary: 'A fresh staple of one of the enterprise’s consents; its own read requests name that header.',
  params: ofEnterprise.extend({ consent: uuid }),
  responses: { 200: stapled },
})

export const ownReportContract = defineContract({
  ...home,
  id: 'ownReport',
  method: 'POST',
  path: '/v1/enterprises/:id/reports',
  summary: 'Reads the enterprise’s own records with requests that it has signed, and keeps what was live.',
  body: z.strictObject({ consent: uuid, staple, requests: z.array(readRequestStatement).min(1).max(512) }),
  bodyBytesMax: 8 * 1024 * 1024,
  responses: { 200: report },
  responseBytesMax: 128 * 1024 * 1024,
  timeoutMs: 120_000,
})
