import type { Bytes } from '@goodstanding/crypto'
import { integrateSlot } from './integrate-slot.ts'
import { type LogReader, logReader } from './log-reader.ts'
import { LogStopped, QueueFull } from './log-stopped.ts'
import type { StoredCheckpoint } from './log-storage.ts'
import { publishHead } from './publish-head.ts'
import { startWriting } from './start-writing.ts'
import { witnessRound } from './witness-round.ts'
import { type WitnessRounds, witnessRounds } from './witness-rounds.ts'
import { type LogOptions, type Writing, whileWriting } from './writing.ts'

/** A published slot. */
export interface Slot {
  readonly size: number
  /** How many leaves it added, the last leaf of `finishSlot` included. */
  readonly added: number
  /** The newest checkpoint after the witnesses were asked, at least as large as this slot. Never rejects. */
  readonly asked: Promise<StoredCheckpoint | null>
}

/** How far a log is. */
export interface LogStatus {
  readonly size: number
  readonly publishedSize: number | null
  readonly witnessedSize: number | null
  readonly queued: number
  readonly stopped: LogStopped | null
}

/** The one writer of a log. `Tx` is an open transaction of the caller's store. */
export interface LogWriter<Tx> extends LogReader {
  /** Queues an entry in the caller's own transaction: acknowledged when that commits. May throw `QueueFull`. */
  enqueue(tx: Tx, entry: Bytes): Promise<number>
  /** As `enqueue`, for many at once; the ids are in the entries' order. */
  enqueueAll(tx: Tx, entries: readonly Bytes[]): Promise<number[]>
  /**
   * Integrates what is queued, signs and stores the checkpoint, and begins to ask the witnesses without waiting for
   * them. Null where there was nothing to publish. What fails without stopping the log can be tried again.
   */
  publishSlot(): Promise<Slot | null>
  /** Call it every second or so: asks the witnesses when they are due. Gives the newest checkpoint. */
  tend(): Promise<StoredCheckpoint | null>
  status(): Promise<LogStatus>
  /** Publishes what was acknowledged, in bounded time, and lets go of the log. Nothing else works afterwards. */
  close(): Promise<void>
}

const QUEUE_MAX = 200_000
const RETRY_AFTER_MS = 2_000
const CLOSE_MS = 10_000

/**
 * Opens a log for writing. Everything at its right edge is recomputed and compared with its state, the journal and the
 * last checkpoint; what is integrated but not published is published. Throws `LogStopped` where they do not agree.
 */
export async function openLog<Tx>(options: LogOptions<Tx>): Promise<LogWriter<Tx>> {
  const writing = await startWriting(options)
  const reader = logReader(options.storage)
  const rounds = witnessRounds(witnessRound(options), options.now)
  const inTurn = oneAtATime()
  const publishSlot = () => inTurn(() => whileWriting(writing, () => publish(writing, rounds)))
  return {
    ...reader,
    enqueue: async (tx, entry) => (await enqueueAll(writing, tx, [entry]))[0] ?? lostId(),
    enqueueAll: (tx, entries) => enqueueAll(writing, tx, entries),
    publishSlot,
    tend: () => rounds.askIfDue(),
    status: () => status(writing, reader),
    close: () => close(writing, inTurn, publishSlot),
  }
}

async function publish<Tx>(writing: Writing<Tx>, rounds: WitnessRounds): Promise<Slot | null> {
  // A slot whose publishing failed is published before another is integrated.
  const added = isAhead(writing) ? 0 : await integrateSlot(writing)
  if (added === null) return null
  const { size } = await publishHead(writing)
  const asked = rounds.ask().catch(() => null)
  return { size, added, asked }
}

function isAhead<Tx>({ state }: Writing<Tx>): boolean {
  return state.size > (state.publishedSize ?? 0)
}

async function enqueueAll<Tx>(writing: Writing<Tx>, tx: Tx, entries: readonly Bytes[]): Promise<number[]> {
  if (writing.stopped !== null) throw writing.stopped
  const { storage, queueMax = QUEUE_MAX } = writing.options
  if (writing.queued + entries.length > queueMax) throw new QueueFull(storage.origin, RETRY_AFTER_MS)
  // Counted also if the caller rolls back: each slot counts anew.
  writing.queued += entries.length
  return storage.enqueue(tx, entries)
}

async function status<Tx>(writing: Writing<Tx>, reader: LogReader): Promise<LogStatus> {
  const { state, queued, stopped } = writing
  const witnessed = await reader.witnessedCheckpoint()
  return {
    size: state.size,
    publishedSize: state.publishedSize,
    witnessedSize: witnessed?.size ?? null,
    queued,
    stopped,
  }
}

async function close<Tx>(writing: Writing<Tx>, inTurn: Turns, publishSlot: () => Promise<Slot | null>): Promise<void> {
  const { options } = writing
  const until = options.now() + (options.closeMs ?? CLOSE_MS)
  try {
    while (options.now() < until && (await publishSlot()) !== null);
  } finally {
    await inTurn(async () => {
      writing.stopped ??= new LogStopped(options.storage.origin, 'closed', 'it was closed')
      await writing.claim.release()
    })
  }
}

type Turns = <T>(step: () => Promise<T>) => Promise<T>

/** Steps run one after the other, in the order in which they were asked for. */
function oneAtATime(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (step) => {
    const next = last.then(step, step)
    last = next.catch(() => undefined)
    return next
  }
}

function lostId(): never {
  throw new Error('the storage gave no queue id')
}
