import { LIST_POSITIONS_MAX } from '@goodstanding/core'
import { type ListName, type ListSize, lockListSizes, type StoreTransaction } from '@goodstanding/store'

/**
 * Takes room in a list for a new record, or for one that supersedes another; false where there is none. Each record that
 * stands keeps one position in reserve: what was recorded in error can be withdrawn from the fullest list.
 */
export type ListRoom = (list: ListName, record: 'new' | 'superseding') => boolean

/** The room in these lists, which are locked until the transaction ends. */
export async function listRoom(tx: StoreTransaction, lists: readonly ListName[]): Promise<ListRoom> {
  const named = new Map(lists.map((list) => [nameOf(list), list]))
  const sizes = await lockListSizes(tx, [...named.values()])
  return roomOf(sizes)
}

/** The room in lists of these sizes; others are empty. */
export function roomOf(sizes: readonly ListSize[]): ListRoom {
  const taken = new Map(sizes.map((size) => [nameOf(size), size.positions + size.standing]))
  return (list, record) => {
    const name = nameOf(list)
    // A new record takes its position and one in reserve; a superseding one takes over the reserve of the other.
    const after = (taken.get(name) ?? 0) + (record === 'new' ? 2 : 1)
    if (after > LIST_POSITIONS_MAX) return false
    taken.set(name, after)
    return true
  }
}

function nameOf({ subject, listedUnder }: ListName): string {
  return `${subject} ${listedUnder}`
}
