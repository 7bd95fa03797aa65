import { z } from 'zod'
import { dateText, hash, hex, memberName } from '../statements/scalars.ts'

/** Puts a blind consent on the ledger: nothing says whose, for whom or why. Signed by a member with the home role. */
export const consentGrant = z.strictObject({
  kind: z.literal('consent.grant'),
  member: memberName,
  commitment: hash,
  revocationHash: hash,
  expiresOn: dateText,
})
export type ConsentGrant = z.infer<typeof consentGrant>

/** Ends a consent now and for good. Whoever shows the code may do so; it needs no signature. */
export const consentRevoke = z.strictObject({ kind: z.literal('consent.revoke'), code: hex(16) })
export type ConsentRevoke = z.infer<typeof consentRevoke>
