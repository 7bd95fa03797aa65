import { addMs } from '@goodstanding/core'
import type { NodeContext } from '../../node-context.ts'
import { awaitLeaf } from '../../use-cases/provider/await-leaf.ts'
import { type Batch, publishRecords } from '../../use-cases/provider/publish-records.ts'

/** A lie: publishes records that say they were issued so long ago, and waits until they are witnessed. Gives their ids. */
export async function publishBackDated(node: NodeContext, batch: Batch, agoMs: number): Promise<readonly string[]> {
  const results = await publishRecords({ ...node, clock: { now: () => addMs(node.clock.now(), -agoMs) } }, batch)
  const refused = results.find(({ outcome }) => outcome === 'refused')
  if (refused !== undefined) throw new Error(`back-dating was refused: ${refused.code}`)
  const ids = results.flatMap(({ id }) => id ?? [])
  for (const id of ids) await awaitLeaf(node, id)
  return ids
}
