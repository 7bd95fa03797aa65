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
  const place = async () => {
    const [leaf] = await leavesById(node.store.db, [id])
    return leaf === undefined || leaf.position === null ? null : { ...leaf, position: leaf.position }
  }
  const witnessed = async () => {
    const leaf = await place()
    return leaf !== null && (await records.firstWitnessedCovering(leaf.position)) !== null ? leaf : null
  }
  const leaf = (await untilWitnessed(records, witnessed, WITHIN_MS)) ?? (await place())
  return leaf === null ? null : openLeaf(leaf, 'body', await retentionKeys.keysOf([leaf.keyMonth]))
}
