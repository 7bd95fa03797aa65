import { z } from 'zod'
import { checkpointNote } from '../network/header.ts'
import { hash, memberName } from '../statements/scalars.ts'
import { openedLeaf } from './answer.ts'

/**
 * What the enterprise carries from its registrar: the opened `registration` and link, both proven under one witnessed
 * checkpoint of the registrar's record log. Renewed when that is over 30 days old.
 */
export const registrationProof = z.strictObject({
  provider: memberName,
  checkpoint: checkpointNote,
  registration: openedLeaf,
  link: openedLeaf,
  multiproof: z.array(hash).max(256),
})
export type RegistrationProof = z.infer<typeof registrationProof>
