import { addMs, DAY_MS } from '@goodstanding/core'
import { eraseHomeConsents, eraseHomeRequests } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'

/** What was asked and granted stays for the enterprise to look back on, and no longer than this after it is over. */
export const KEPT_AFTER_END_MS = 400 * DAY_MS

/** Erases requests and consents that were over long ago. */
export async function eraseOldHomeRows(node: NodeContext): Promise<void> {
  const before = addMs(node.clock.now(), -KEPT_AFTER_END_MS)
  await eraseHomeRequests(node.store.db, before)
  await node.store.transaction((tx) => eraseHomeConsents(tx, before))
}
