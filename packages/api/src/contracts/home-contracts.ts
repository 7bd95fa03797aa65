import {
  consentStatement,
  dateText,
  enterpriseId,
  hash,
  instantText,
  keyHistory,
  keyOperationStatement,
  linkStatement,
  memberName,
  logIndex,
  openedLeaf,
  PURPOSES,
  readRequestStatement,
  recordType,
  registerEntry,
  registrationProof,
  report,
  salt,
  sliceOpening,
  staple,
  statementOf,
  subjectHandle,
  unlinkStatement,
  uuid,
} from '@goodstanding/core'
import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { claimBegun, claimCode, claimDone, renewRegistration } from './claim-contracts.ts'
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

/** What the enterprise signs next: which subject, under which keys, and the network's time. */
export const claimOffer = claimBegun.extend({ keyState: hash, at: z.string() })

export const beginEnterpriseClaimContract = defineContract({
  ...home,
  id: 'beginEnterpriseClaim',
  method: 'POST',
  path: '/v1/enterprises/:id/claims/begin',
  summary: 'Asks the provider named in a claim code which subject it is for.',
  body: z.strictObject({ code: claimCode }),
  responses: { 200: claimOffer },
})

export const enterpriseClaimContract = defineContract({
  ...home,
  id: 'enterpriseClaim',
  method: 'POST',
  path: '/v1/enterprises/:id/claims',
  summary: 'Sends the code and the signed link to the provider and keeps the link that it countersigned.',
  body: z.strictObject({ code: claimCode, link: linkStatement }),
  responses: { 200: claimDone },
  timeoutMs: 45_000,
})

export const enterpriseLink = z.strictObject({
  provider: z.string(),
  subject: subjectHandle,
  registration: registerEntry,
  from: z.string(),
  unlinkedAt: z.string().nullable(),
  /** Of the provider: which types it may publish. */
  types: z.array(recordType),
  isRegistrar: z.boolean(),
  link: openedLeaf,
})
export type EnterpriseLink = z.infer<typeof enterpriseLink>

export const enterpriseLinksContract = defineContract({
  ...home,
  id: 'enterpriseLinks',
  method: 'GET',
  path: '/v1/enterprises/:id/links',
  summary: 'The enterprise’s links to providers, with the registration that it carries.',
  responses: {
    200: z.strictObject({
      links: z.array(enterpriseLink),
      registration: registrationProof.nullable(),
      /** Time of the registration's checkpoint: 30 days later providers take it no more, so renew it before. */
      registrationAt: instantText.nullable(),
      /** Id of the link that the registration stands with: a renewal names it. */
      registrationLink: uuid.nullable(),
    }),
  },
})

export const importLinksContract = defineContract({
  ...home,
  id: 'importLinks',
  method: 'POST',
  path: '/v1/enterprises/:id/links',
  summary: 'Hands over links and registration from the home node before this one; each is checked by its signatures.',
  body: z.strictObject({ links: z.array(openedLeaf).max(256), registration: registrationProof.nullable() }),
  bodyBytesMax: 4 * 1024 * 1024,
  responses: { 200: z.strictObject({ links: z.int() }) },
})

export const renewEnterpriseRegistrationContract = defineContract({
  ...home,
  id: 'renewEnterpriseRegistration',
  method: 'POST',
  path: '/v1/enterprises/:id/registrations/renew',
  summary: 'Has the registrar prove the registration anew, and hands it to the readers of all active consents.',
  body: z.strictObject({ request: statementOf(renewRegistration) }),
  responses: { 200: z.strictObject({ registration: registrationProof, registrationAt: instantText }) },
  timeoutMs: 20_000,
})

export const enterpriseUnlinkContract = defineContract({
  ...home,
  id: 'enterpriseUnlink',
  method: 'POST',
  path: '/v1/enterprises/:id/unlinks',
  summary: 'Ends a link at its provider.',
  body: z.strictObject({ unlink: unlinkStatement }),
  responses: { 200: z.strictObject({ unlink: uuid }) },
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
  responses: { 200: z.strictObject({ staple, header: z.strictObject({ height: z.int(), hash }), keyState: hash }) },
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
