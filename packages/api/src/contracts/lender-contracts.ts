import { enterpriseId, PURPOSES, recordType, report, uuid } from '@goodstanding/core'
import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { CONSENT_REQUEST_STATES, consentRequest } from './consent-request-contracts.ts'

const lender = { allowed: ['operator'], servedBy: ['lender'] } as const

export const askConsentContract = defineContract({
  ...lender,
  id: 'askConsent',
  method: 'POST',
  path: '/v1/lender/consent-requests',
  summary: 'Asks an enterprise for its consent, through the home node that its key history names.',
  body: consentRequest
    .omit({ id: true })
    .partial({ types: true, factsFrom: true, factsTo: true, reads: true, expires: true, keepUntil: true }),
  responses: { 200: z.strictObject({ request: consentRequest, home: z.string() }) },
})

export const askedConsentsContract = defineContract({
  ...lender,
  id: 'askedConsents',
  method: 'GET',
  path: '/v1/lender/consent-requests',
  summary: 'What this lender has asked for, newest first, and the consents that it was given.',
  responses: {
    200: z.strictObject({
      requests: z.array(
        z.strictObject({
          request: consentRequest,
          askedAt: z.string(),
          state: z.enum(CONSENT_REQUEST_STATES),
          consent: uuid.nullable(),
        }),
      ),
      consents: z.array(
        z.strictObject({
          id: uuid,
          enterprise: enterpriseId,
          purpose: z.enum(PURPOSES),
          types: z.array(recordType),
          providers: z.array(z.string()),
          reads: z.int(),
          expires: z.string(),
          keepUntil: z.string().nullable(),
          ended: z.boolean(),
        }),
      ),
    }),
  },
})

export const reportOverview = z.strictObject({
  id: uuid,
  consent: uuid,
  enterprise: enterpriseId,
  assembledAt: z.string(),
  overall: z.enum(['verified', 'verified_with_remarks', 'not_verified']),
  answers: z.array(
    z.strictObject({
      provider: z.string(),
      outcome: z.enum(['answered', 'provisional', 'refused', 'silent']),
      code: z.string().nullable(),
    }),
  ),
})
export type ReportOverview = z.infer<typeof reportOverview>

export const readReportContract = defineContract({
  ...lender,
  id: 'readReport',
  method: 'POST',
  path: '/v1/lender/reports',
  summary: 'Reads all providers of a consent side by side and assembles one report.',
  body: z.strictObject({ consent: uuid }),
  responses: { 200: reportOverview },
  timeoutMs: 120_000,
})

export const reportsContract = defineContract({
  ...lender,
  id: 'reports',
  method: 'GET',
  path: '/v1/lender/reports',
  summary: 'The reports that this lender keeps, newest first.',
  responses: { 200: z.strictObject({ reports: z.array(reportOverview) }) },
})

const ofReport = z.strictObject({ report: uuid })

export const reportFileContract = defineContract({
  ...lender,
  id: 'reportFile',
  method: 'GET',
  path: '/v1/lender/reports/:report',
  summary: 'One report: the file that anyone can verify offline.',
  params: ofReport,
  responses: { 200: report },
  responseBytesMax: 128 * 1024 * 1024,
})

export const completeReportContract = defineContract({
  ...lender,
  id: 'completeReport',
  method: 'POST',
  path: '/v1/lender/reports/:report/complete',
  summary: 'Fetches the receipts that were still missing; the answers stay the same.',
  params: ofReport,
  responses: { 200: reportOverview },
  timeoutMs: 60_000,
})

export const retryProviderContract = defineContract({
  ...lender,
  id: 'retryProvider',
  method: 'POST',
  path: '/v1/lender/reports/:report/retry',
  summary: 'Asks one provider again that refused or was silent, under the same consent.',
  params: ofReport,
  body: z.strictObject({ provider: z.string().min(1).max(40) }),
  responses: { 200: reportOverview },
  timeoutMs: 60_000,
})
