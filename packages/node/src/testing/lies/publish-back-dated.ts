import { addMs } from '@goodstanding/core'
import { passStretch } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { awaitLeaf } from '../../use-cases/provider/await-leaf.ts'
import { type Batch, publishRecords } from '../../use-cases/provider/publish-records.ts'

/**
 * A lie: publishes records that say they were issued so long ago, and waits until they are witnessed. The node no longer
 * publishes anew what was witnessed too late, which would end the lie within a minute. Gives their ids.
 */
export async function publishBackDated(node: NodeContext, batch: Batch, agoMs: number): Promise<readonly string[]> {
  await lookForNothingLate(node)
  const results = await publishRecords({ ...node, clock: { now: () => addMs(node.clock.now(), -agoMs) } }, batch)
  const refused = results.find(({ outcome }) => outcome === 'refused')
  if (refused !== undefined) throw new Error(`back-dating was refused: ${refused.code}`)
  // Again, since a turn that was under way may have set back how far it has looked.
  await lookForNothingLate(node)
  const ids = results.flatMap(({ id }) => id ?? [])
  for (const id of ids) await awaitLeaf(node, id)
  return ids
}

async function lookForNothingLate({ store }: NodeContext): Promise<void> {
  await store.transaction((tx) => passStretch(tx, Number.MAX_SAFE_INTEGER))
}
