import { leavesById } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { unsealOpening } from './make-leaf.ts'
import { providerParts } from './provider-parts.ts'

/** The body of a stored leaf; null where the leaf or its body is erased. */
export async function openBody(node: NodeContext, id: string): Promise<unknown> {
  const { retentionKeys } = await providerParts(node)
  const [leaf] = await leavesById(node.store.db, [id])
  if (leaf === undefined) return null
  const { opened } = unsealOpening(leaf.sealed, id, await retentionKeys.keyOf(leaf.keyMonth))
  return opened?.body ?? null
}
