import type { CalendarDate } from '@goodstanding/core'
import type { StoreTransaction } from './member-store.ts'

/** A link, unlink or withdrawal, and the same published anew under another id. */
export type Reissue = { readonly type: string; readonly earlier: string; readonly anew: string }

/**
 * Takes a link on under another id, or what an unlink has ended. False where the link has ended meanwhile. To be called
 * before anything else of a reissue, in the order in which an unlink locks these rows.
 */
export async function renameLink(tx: StoreTransaction, { type, earlier, anew }: Reissue): Promise<boolean> {
  if (type === 'unlink') {
    await tx.updateTable('provider_link').set({ unlinked_by: anew }).where('unlinked_by', '=', earlier).execute()
  }
  if (type !== 'link') return true
  const { numUpdatedRows } = await tx
    .updateTable('provider_link')
    .set({ link: anew })
    .where('link', '=', earlier)
    .where('unlinked_by', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await tx.updateTable('provider_claim_code').set({ link: anew }).where('link', '=', earlier).execute()
  await tx.updateTable('provider_link_earlier').set({ link: anew }).where('link', '=', earlier).execute()
  await tx.insertInto('provider_link_earlier').values({ id: earlier, link: anew }).execute()
  return true
}

/**
 * Puts a statement's place to its successor: what it ended is ended by that one, and its own position leaves the index on
 * that day, in no earlier slot than the successor's.
 */
export async function replaceStatement(
  tx: StoreTransaction,
  { earlier, anew, on }: Reissue & { readonly on: CalendarDate },
): Promise<void> {
  await tx.updateTable('provider_leaf').set({ ended_by: anew }).where('ended_by', '=', earlier).execute()
  await tx.updateTable('provider_leaf').set({ ended_by: anew, leaves_on: on }).where('id', '=', earlier).execute()
}

/** Lets a leaf's position leave the index on that day. */
export async function leaveOn(tx: StoreTransaction, id: string, on: CalendarDate): Promise<void> {
  await tx.updateTable('provider_leaf').set({ leaves_on: on }).where('id', '=', id).execute()
}
