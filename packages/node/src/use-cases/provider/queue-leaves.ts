import { holdKeyMonths, insertLeaves, type StoreTransaction } from '@goodstanding/store'
import type { NewLeaf } from './make-leaf.ts'
import type { ProviderParts } from './provider-parts.ts'

/**
 * Queues leaves for the record log and stores what opens them, in the caller's transaction. Throws where a key that they
 * are sealed with was destroyed meanwhile, so that nothing is published that nobody can open.
 */
export async function queueLeaves(
  tx: StoreTransaction,
  { records, retentionKeys }: Pick<ProviderParts, 'records' | 'retentionKeys'>,
  leaves: readonly NewLeaf[],
): Promise<void> {
  if (leaves.length === 0) return
  const sealedWith = [...new Set(leaves.map(({ keyMonth }) => keyMonth))]
  await holdKeyMonths(tx, sealedWith)
  const kept = await retentionKeys.months()
  const gone = sealedWith.find((month) => !kept.includes(month))
  if (gone !== undefined) throw new Error(`the key of ${gone} was destroyed while a leaf was sealed with it`)
  const queueIds = await records.enqueueAll(
    tx,
    leaves.map(({ entry }) => entry),
  )
  await insertLeaves(
    tx,
    leaves.map((leaf, at) => ({ ...leaf, queueId: queueIds[at] ?? noQueueId() })),
  )
}

function noQueueId(): never {
  throw new Error('the log gave fewer queue ids than entries')
}
