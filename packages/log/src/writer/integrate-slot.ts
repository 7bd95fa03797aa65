import { type Bytes, equalBytes } from '@goodstanding/crypto'
import type { LogState } from './log-storage.ts'
import { appendToEdge, headOfEdge, type RightEdge } from './right-edge.ts'
import { type AppendedEntry, stopWriting, type Writing } from './writing.ts'

const SLOT_ENTRIES_MAX = 10_000

/**
 * Gives what is queued its positions, in one transaction with the caller's tables, tiles and state. Returns how many
 * leaves were added; null where there was nothing to do.
 */
export async function integrateSlot<Tx>(writing: Writing<Tx>): Promise<number | null> {
  const { storage, slotEntriesMax = SLOT_ENTRIES_MAX } = writing.options
  const slot = await storage.transaction(async (tx) => {
    const state = await storage.lockState(tx)
    if (!isSameState(state, writing.state)) stopWriting(writing, 'state_changed', 'another writer changed its state')
    const queued = await storage.takeQueued(tx, slotEntriesMax)
    if (queued.length === 0 && state.publishedSize !== null) return null
    const appended = queued.map((entry, i) => ({ ...entry, position: state.size + i }))
    return { appended, ...(await writeSlot(writing, tx, state, appended)) }
  })
  if (slot === null) return null
  const added = slot.edge.size - writing.edge.size
  writing.edge = slot.edge
  writing.state = { ...writing.state, ...headOfEdge(slot.edge) }
  writing.queued = await storage.queueLength()
  return added
}

async function writeSlot<Tx>(
  writing: Writing<Tx>,
  tx: Tx,
  state: LogState,
  appended: readonly AppendedEntry[],
): Promise<{ edge: RightEdge }> {
  const { storage, finishSlot } = writing.options
  const last = await finishSlot(tx, appended)
  const entries: Bytes[] = appended.map(({ entry }) => entry)
  if (last !== null) entries.push(last)
  const { edge, added } = appendToEdge(writing.edge, entries)
  if (state.publishedSize !== null) await storage.dropPartialTiles(tx, state.publishedSize)
  await storage.insertTiles(tx, added)
  if (!(await storage.changeHead(tx, state, headOfEdge(edge)))) {
    stopWriting(writing, 'state_changed', 'its state row changed under its lock')
  }
  return { edge }
}

function isSameState(a: LogState, b: LogState): boolean {
  return a.size === b.size && a.epoch === b.epoch && a.publishedSize === b.publishedSize && equalBytes(a.root, b.root)
}
