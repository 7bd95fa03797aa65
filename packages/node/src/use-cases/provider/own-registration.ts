import { type Body, parseBody } from '@goodstanding/core'
import { liveLeaves } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { unsealOpening } from './make-leaf.ts'
import { providerParts } from './provider-parts.ts'

/** The live entry that this registrar publishes of a subject; null where it has none or is no registrar. */
export async function ownRegistration(node: NodeContext, subject: string): Promise<Body<'registration'> | null> {
  if (!node.self.roles.includes('registrar')) return null
  const leaves = await liveLeaves(node.store.db, { subject, listedUnder: 'registration', type: 'registration' })
  const newest = leaves.at(-1)
  if (newest === undefined) return null
  const { retentionKeys } = await providerParts(node)
  const { opened } = unsealOpening(newest.sealed, newest.head.id, await retentionKeys.keyOf(newest.keyMonth))
  const parsed = parseBody('registration', opened?.body, newest.head.asOf)
  return parsed.ok ? (parsed.value as Body<'registration'>) : null
}
