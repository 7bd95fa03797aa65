import {
  enterpriseId,
  hash,
  instantText,
  linkStatement,
  openedLeaf,
  recordType,
  registerEntry,
  registrationProof,
  statementOf,
  subjectHandle,
  unlinkStatement,
  uuid,
} from '@goodstanding/core'
import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { claimBegun, claimCode, claimDone, renewRegistration } from './claim-contracts.ts'

const ofEnterprise = z.strictObject({ id: enterpriseId })
const home = { allowed: ['enterprise'], servedBy: ['home'], params: ofEnterprise } as const

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
  /** Whose word ended it. */
  unlinkedBy: z.enum(['enterprise', 'provider']).nullable(),
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
