import { member, publicKey } from '@goodstanding/core'
import { z } from 'zod'

/** A member's public entry, as it gives it to those who found a network. */
export const memberFile = z.strictObject({ member, headerLogKey: publicKey })
export type MemberFile = z.infer<typeof memberFile>
