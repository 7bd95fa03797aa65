import { insertLeaves, type StoreTransaction } from '@goodstanding/store'
import type { MemberLog } from '../../logs/member-logs.ts'
import type { NewLeaf } from './make-leaf.ts'

/** Queues leaves for the record log and stores what opens them, in the caller's transaction. */
export async function queueLeaves(tx: StoreTransaction, log: MemberLog, leaves: readonly NewLeaf[]): Promise<void> {
  if (leaves.length === 0) return
  const queueIds = await log.enqueueAll(
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
