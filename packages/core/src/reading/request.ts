import { z } from 'zod'
import { PURPOSES } from '../consent/purposes.ts'
import { enterpriseId, hash, instantText, logIndex, memberName, statementOf, uuid } from '../statements/scalars.ts'

/** A reader's request to one provider, signed by the member's statement key or, for an own copy, a `read` signer. */
export const readRequest = z.strictObject({
  kind: z.literal('read_request'),
  requestId: uuid,
  reader: z.union([memberName, enterpriseId]),
  provider: memberName,
  consent: uuid,
  /** Hash of the slice in the consent that is for this provider. */
  slice: hash,
  purpose: z.enum(PURPOSES),
  /** The header and the latest key operation that the request rests on. */
  header: z.strictObject({ height: logIndex, hash }),
  keyState: hash,
  at: instantText,
})
export type ReadRequest = z.infer<typeof readRequest>
export const readRequestStatement = statementOf(readRequest)
export type ReadRequestStatement = z.infer<typeof readRequestStatement>
