import type { Bytes } from '@goodstanding/crypto'
import type { Slot } from '@goodstanding/log'
import type { StoreTransaction } from '@goodstanding/store'
import { periodic, type Worker } from '../workers/periodic.ts'
import type { MemberLog } from './member-logs.ts'

const PUBLISH_MS = 100
const TEND_MS = 1_000
/** A caller's transaction may commit so long after it queued an entry; afterwards only the slow look finds it. */
const LINGER_MS = 10_000
const IDLE_LOOK_MS = 5_000

/** A log that is published by itself, and the worker that does it. */
export type PublishedLog = { readonly log: MemberLog; readonly worker: Worker }

/**
 * Publishes a slot within 100 ms of an entry's commit, one slot at a time, and asks the witnesses again when they are
 * due. A quiet log costs a look every five seconds.
 */
export function publishSoon(
  log: MemberLog,
  options: {
    readonly name: string
    readonly steadyMs: () => number
    readonly onError: (error: unknown) => void
    readonly onPublished: (size: number) => void
  },
): PublishedLog {
  const { name, steadyMs, onError, onPublished } = options
  let busyUntilMs = steadyMs()
  let lookedMs = Number.NEGATIVE_INFINITY
  let tendedMs = steadyMs()

  const publishSlot = async (): Promise<Slot | null> => {
    const slot = await log.publishSlot()
    if (slot !== null) onPublished(slot.size)
    return slot
  }
  const turn = async () => {
    const nowMs = steadyMs()
    // Before the slot: a log that has stopped may still have its last checkpoint cosigned.
    if (nowMs - tendedMs >= TEND_MS) {
      tendedMs = nowMs
      // Not awaited: witnesses that are slow hold up neither the next slot nor a stop.
      log.tend().catch(onError)
    }
    if (nowMs >= busyUntilMs && nowMs - lookedMs < IDLE_LOOK_MS) return
    lookedMs = nowMs
    while ((await publishSlot()) !== null);
  }
  const enqueueAll = async (tx: StoreTransaction, entries: readonly Bytes[]) => {
    busyUntilMs = steadyMs() + LINGER_MS
    return log.enqueueAll(tx, entries)
  }
  const enqueue = async (tx: StoreTransaction, entry: Bytes) => {
    busyUntilMs = steadyMs() + LINGER_MS
    return log.enqueue(tx, entry)
  }
  const worker = periodic({ name: `publish ${name}`, everyMs: PUBLISH_MS, turn, onError })
  return { worker, log: { ...log, enqueue, enqueueAll, publishSlot } }
}
