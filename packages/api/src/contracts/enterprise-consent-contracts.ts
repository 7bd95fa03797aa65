import { consentStatement, enterpriseId, PURPOSES, recordType, salt, sliceOpening, uuid } from '@goodstanding/core'
import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { operationReceipt } from './ledger-contracts.ts'

const ofEnterprise = z.strictObject({ id: enterpriseId })
const home = { allowed: ['enterprise'], servedBy: ['home'], params: ofEnterprise } as const

export const grantConsentContract = defineContract({
  ...home,
  id: 'grantConsent',
  method: 'POST',
  path: '/v1/enterprises/:id/consents',
  summary: 'Puts a signed consent blind on the ledger and hands it to its reader.',
  body: z.strictObject({
    statement: consentStatement,
    salt,
    slices: z.array(sliceOpening).min(1).max(512),
    request: uuid.nullable(),
  }),
  bodyBytesMax: 8 * 1024 * 1024,
  responses: { 200: operationReceipt.extend({ delivered: z.boolean() }) },
})

/**
 * `replaced`: an own copy's, by a newer one. `signers_changed`: the keys that gave it are no longer the enterprise's, so
 * that it counts for nothing.
 */
export const CONSENT_STATES = ['active', 'revoked', 'ended', 'replaced', 'signers_changed'] as const

export const consentOverview = z.strictObject({
  id: uuid,
  reader: z.string(),
  purpose: z.enum(PURPOSES),
  providers: z.array(z.string()),
  types: z.array(recordType),
  reads: z.int(),
  notBefore: z.string(),
  expires: z.string(),
  keepUntil: z.string().nullable(),
  state: z.enum(CONSENT_STATES),
  revokedAt: z.string().nullable(),
  delivered: z.boolean(),
  /** When its reader says that it has erased what it kept; null until it does. */
  erasedAt: z.string().nullable(),
})
export type ConsentOverview = z.infer<typeof consentOverview>

export const consentsContract = defineContract({
  ...home,
  id: 'consents',
  method: 'GET',
  path: '/v1/enterprises/:id/consents',
  summary: 'Who may read this enterprise’s records, and who could, newest first.',
  responses: { 200: z.strictObject({ consents: z.array(consentOverview) }) },
})

export const consentContract = defineContract({
  ...home,
  id: 'consent',
  method: 'GET',
  path: '/v1/enterprises/:id/consents/:consent',
  summary: 'One consent whole: what was signed, and every slice open.',
  params: ofEnterprise.extend({ consent: uuid }),
  responses: {
    200: z.strictObject({
      consent: consentOverview,
      statement: consentStatement,
      salt,
      slices: z.array(sliceOpening).max(512),
    }),
  },
})
