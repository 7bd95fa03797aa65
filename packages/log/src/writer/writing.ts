import type { Instant } from '@goodstanding/core'
import type { Bytes } from '@goodstanding/crypto'
import type { CompactRange } from '../tree/compact-range.ts'
import type { Witnesses } from '../witness/ask-witnesses.ts'
import type { CheckpointSigner } from './checkpoint-signer.ts'
import type { Journal } from './journal.ts'
import type { LogNotice } from './log-notice.ts'
import { LogStopped, type StopReason } from './log-stopped.ts'
import type { LogClaim, LogState, LogStorage, QueuedEntry } from './log-storage.ts'
import type { RightEdge } from './right-edge.ts'

/** An entry with the position that a slot gave it. */
export interface AppendedEntry extends QueuedEntry {
  readonly position: number
}

/**
 * Called in the slot's own transaction, once positions are given, to write the caller's tables. What it returns becomes
 * the slot's last leaf. The first slot of an empty log comes with nothing.
 */
export type FinishSlot<Tx> = (tx: Tx, appended: readonly AppendedEntry[]) => Promise<Bytes | null>

/** What a log's writer is given. */
export interface LogOptions<Tx> {
  readonly storage: LogStorage<Tx>
  readonly journal: Journal
  readonly signer: CheckpointSigner
  readonly finishSlot: FinishSlot<Tx>
  readonly witnesses: Witnesses
  readonly now: () => Instant
  /** How many entries may wait: beyond it `enqueue` throws `QueueFull`. */
  readonly queueMax?: number
  /** How many entries one slot takes. */
  readonly slotEntriesMax?: number
  /** How long `close` goes on publishing what was acknowledged. */
  readonly closeMs?: number
  readonly onNotice?: (notice: LogNotice) => void
}

/** What a writer knows of its log between slots. */
export interface Writing<Tx> {
  readonly options: LogOptions<Tx>
  readonly claim: LogClaim
  state: LogState
  edge: RightEdge
  /** The compact range of the newest signed head: the second path to each next root. */
  signed: CompactRange
  queued: number
  stopped: LogStopped | null
}

/** Ends this writer: nothing is written any more, and everything asked of it throws the same. */
export function stopWriting<Tx>(writing: Writing<Tx>, reason: StopReason, detail: string): never {
  writing.stopped ??= new LogStopped(writing.options.storage.origin, reason, detail)
  throw writing.stopped
}

/** Runs a step of the writer; a `LogStopped` that it throws ends the writer, anything else can be tried again. */
export async function whileWriting<Tx, T>(writing: Writing<Tx>, step: () => Promise<T>): Promise<T> {
  if (writing.stopped !== null) throw writing.stopped
  try {
    return await step()
  } catch (error) {
    if (error instanceof LogStopped) writing.stopped ??= error
    throw error
  }
}
