import { z } from 'zod'
import { enterpriseId, hash, instantText, memberName, statementOf, subjectHandle, uuid } from '../statements/scalars.ts'
import { registerEntry } from './register-entry.ts'

/**
 * That a subject of this provider is this enterprise: signed by the enterprise's `claim` signers as they were at
 * `keyState` (the hash of its latest key operation) and by the provider.
 */
export const linkPayload = z.strictObject({
  kind: z.literal('link'),
  provider: memberName,
  subject: subjectHandle,
  enterprise: enterpriseId,
  registration: registerEntry,
  keyState: hash,
  from: instantText,
})
export type LinkPayload = z.infer<typeof linkPayload>
export const linkStatement = statementOf(linkPayload)
export type LinkStatement = z.infer<typeof linkStatement>

/** Ends a link; signed by the enterprise's `claim` signers or by the provider. */
export const unlinkPayload = z.strictObject({
  kind: z.literal('unlink'),
  provider: memberName,
  subject: subjectHandle,
  enterprise: enterpriseId,
  link: uuid,
  keyState: hash,
  at: instantText,
})
export type UnlinkPayload = z.infer<typeof unlinkPayload>
export const unlinkStatement = statementOf(unlinkPayload)
export type UnlinkStatement = z.infer<typeof unlinkStatement>
