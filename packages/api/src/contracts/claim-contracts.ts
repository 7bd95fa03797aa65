import {
  enterpriseId,
  hash,
  instantText,
  keyHistory,
  keyStaple,
  linkStatement,
  memberName,
  openedLeaf,
  registerEntry,
  registrationProof,
  statementOf,
  subjectHandle,
  unlinkStatement,
  uuid,
} from '@goodstanding/core'
import { z } from 'zod'
import { defineContract } from '../contract.ts'

export const claimCode = z.string().min(20).max(80)

export const claimBegun = z.strictObject({
  provider: memberName,
  subject: subjectHandle,
  /** Of a registrar: the entry that the code is for. */
  registration: registerEntry.nullable(),
})
export type ClaimBegun = z.infer<typeof claimBegun>

export const beginClaimContract = defineContract({
  id: 'beginClaim',
  method: 'POST',
  path: '/v1/claims/begin',
  summary: 'Tells which subject a claim code is for, so that the enterprise can sign the link.',
  allowed: ['member:home'],
  servedBy: ['provider', 'registrar'],
  body: z.strictObject({ code: claimCode }),
  responses: { 200: claimBegun },
})

/** A link that stands: its opened leaf, and from a registrar the proof of registration to carry along. */
export const claimDone = z.strictObject({ link: openedLeaf, registration: registrationProof.nullable() })
export type ClaimDone = z.infer<typeof claimDone>

export const claimContract = defineContract({
  id: 'claim',
  method: 'POST',
  path: '/v1/claims',
  summary:
    'Links a subject to an enterprise: checks the code, the keys and the registration, countersigns and publishes.',
  allowed: ['member:home'],
  servedBy: ['provider', 'registrar'],
  body: z.strictObject({
    code: claimCode,
    link: linkStatement,
    keyHistory,
    keyStaple,
    registration: registrationProof.nullable(),
  }),
  bodyBytesMax: 4 * 1024 * 1024,
  responses: { 200: claimDone },
  timeoutMs: 30_000,
})

/** Signed by a `read` signer of the linked enterprise. */
export const renewRegistration = z.strictObject({
  kind: z.literal('renew_registration'),
  provider: memberName,
  enterprise: enterpriseId,
  link: uuid,
  keyState: hash,
  at: instantText,
})

export const renewRegistrationContract = defineContract({
  id: 'renewRegistration',
  method: 'POST',
  path: '/v1/registrations/renew',
  summary: 'Proves a registration anew under a fresh checkpoint, for the enterprise to carry along.',
  allowed: ['member:home'],
  servedBy: ['registrar'],
  body: z.strictObject({ request: statementOf(renewRegistration), keyHistory, keyStaple }),
  bodyBytesMax: 4 * 1024 * 1024,
  responses: { 200: z.strictObject({ registration: registrationProof }) },
})

export const unlinkContract = defineContract({
  id: 'unlink',
  method: 'POST',
  path: '/v1/unlinks',
  summary: 'Ends a link; signed by the enterprise.',
  allowed: ['member:home'],
  servedBy: ['provider', 'registrar'],
  body: z.strictObject({ unlink: unlinkStatement, keyHistory, keyStaple }),
  bodyBytesMax: 4 * 1024 * 1024,
  responses: { 200: z.strictObject({ unlink: uuid }) },
})

/** Links asked about at once. */
export const LINKS_ASKED_MAX = 256

export const linkStatesContract = defineContract({
  id: 'linkStates',
  method: 'POST',
  path: '/v1/links/states',
  summary:
    'Tells a home node which of the links that it keeps have ended, by what statement, and which were published anew.',
  allowed: ['member:home'],
  servedBy: ['provider', 'registrar'],
  body: z.strictObject({
    links: z
      .array(z.strictObject({ link: uuid, subject: subjectHandle }))
      .min(1)
      .max(LINKS_ASKED_MAX),
  }),
  responses: {
    /** Only links of which there is something to say. */
    200: z.strictObject({
      states: z.array(
        z.strictObject({
          /** As it was asked. */
          link: uuid,
          /** The leaf under which it stands now, where that is another. */
          anew: openedLeaf.nullable(),
          /** What ended it, under the id that it has now. */
          unlink: unlinkStatement.nullable(),
        }),
      ),
    }),
  },
  timeoutMs: 5_000,
})
