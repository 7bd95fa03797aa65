import {
  consentStatement,
  dateText,
  enterpriseId,
  instantText,
  keyHistory,
  PURPOSES,
  recordType,
  registrationProof,
  salt,
  sliceOpening,
  uuid,
} from '@goodstanding/core'
import { z } from 'zod'
import { defineContract } from '../contract.ts'

/** What a lender asks an enterprise for. The enterprise may narrow any of it. */
export const consentRequest = z.strictObject({
  id: uuid,
  enterprise: enterpriseId,
  purpose: z.enum(PURPOSES),
  types: z.array(recordType).min(1).max(9),
  factsFrom: dateText,
  factsTo: dateText,
  reads: z.int().min(1).max(366),
  expires: instantText,
  keepUntil: instantText,
})
export type ConsentRequest = z.infer<typeof consentRequest>

export const requestConsentContract = defineContract({
  id: 'requestConsent',
  method: 'POST',
  path: '/v1/consent-requests',
  summary: 'Puts a lender’s request into the enterprise’s inbox at its home node.',
  allowed: ['member:lender'],
  servedBy: ['home'],
  body: consentRequest,
  responses: { 202: z.strictObject({ id: uuid }) },
})

export const CONSENT_REQUEST_STATES = ['open', 'granted', 'declined', 'expired'] as const

export const consentRequestStateContract = defineContract({
  id: 'consentRequestState',
  method: 'GET',
  path: '/v1/consent-requests/:request',
  summary: 'What became of a lender’s own request.',
  allowed: ['member:lender'],
  servedBy: ['home'],
  params: z.strictObject({ request: uuid }),
  responses: { 200: z.strictObject({ id: uuid, state: z.enum(CONSENT_REQUEST_STATES) }) },
})

/** A consent with all that its reader needs to use it: every slice opened, the keys, and the registration. */
export const grantedConsent = z.strictObject({
  statement: consentStatement,
  salt,
  slices: z.array(sliceOpening).min(1).max(512),
  keyHistory,
  registration: registrationProof,
  /** The request that it answers, where there was one. */
  request: uuid.nullable(),
})
export type GrantedConsent = z.infer<typeof grantedConsent>

export const deliverConsentContract = defineContract({
  id: 'deliverConsent',
  method: 'POST',
  path: '/v1/consents',
  summary: 'Hands a granted consent to its reader.',
  allowed: ['member:home'],
  servedBy: ['lender'],
  body: grantedConsent,
  bodyBytesMax: 8 * 1024 * 1024,
  responses: { 204: z.undefined() },
})
