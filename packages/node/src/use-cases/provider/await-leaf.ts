import type { OpenedLeaf } from '@goodstanding/core'
import { leavesById } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { untilWitnessed } from './log-watch.ts'
import { openLeaf } from './open-leaf.ts'
import { providerParts } from './provider-parts.ts'

/** How long a caller waits for its leaf to be published and witnessed. */
const WITHIN_MS = 10_000

/**
 * A leaf that was just queued, opened once it is published; waits for its witnesses too, but not for ever. Null where it
 * is not even published in time.
 */
export async function awaitLeaf(node: NodeContext, id: string): Promise<OpenedLeaf | null> {
  const { records, retentionKeys } = await providerParts(node)
  const find = async () => (await leavesById(node.store.db, [id]))[0]
  await untilWitnessed(records, async () => (await find())?.position ?? null, WITHIN_MS)
  const leaf = await find()
  if (leaf === undefined || leaf.position === null) return null
  const keys = await retentionKeys.keysOf([leaf.keyMonth])
  return openLeaf({ ...leaf, position: leaf.position }, 'body', keys)
}
