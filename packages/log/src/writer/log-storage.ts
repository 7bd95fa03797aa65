import type { Instant } from '@goodstanding/core'
import type { Bytes } from '@goodstanding/crypto'

/** What is integrated: `size` entries under `root`. */
export interface LogHead {
  readonly size: number
  readonly root: Bytes
}

/** A log's state row. `epoch` goes up by one with each writer that takes the log. */
export interface LogState extends LogHead {
  readonly epoch: number
  /** The newest size that a stored checkpoint covers; null before the first. */
  readonly publishedSize: number | null
}

/** The level under which bundles of entries are stored beside the tiles of hashes. */
export const ENTRIES_LEVEL = -1

/** A tile of hashes (level 0 and up) or a bundle of entries (`ENTRIES_LEVEL`), full at width 256. */
export interface StoredTile {
  readonly level: number
  readonly index: number
  readonly width: number
  readonly bytes: Bytes
}

/** A stored checkpoint with the newest cosignatures it has. */
export interface StoredCheckpoint {
  readonly size: number
  readonly note: string
  /** Whether k witnesses have cosigned it. */
  readonly isWitnessed: boolean
  /** Its time: the k-th smallest of its cosignatures'. Null while unwitnessed, and always where k is 0. */
  readonly time: Instant | null
}

/** An entry that was acknowledged and waits for its position. */
export interface QueuedEntry {
  readonly queueId: number
  readonly entry: Bytes
}

/** What reading a log needs of its storage: any process may do it while one writes. */
export interface LogRows {
  readonly origin: string
  state(): Promise<LogState | null>
  /** The widest stored tile or bundle of this name. */
  tile(level: number, index: number): Promise<StoredTile | null>
  newestCheckpoint(): Promise<StoredCheckpoint | null>
  newestWitnessed(): Promise<StoredCheckpoint | null>
  /** As it was when it first had k cosignatures: of those, the smallest size above `position`. */
  firstWitnessedCovering(position: number): Promise<StoredCheckpoint | null>
}

/**
 * What the one writer of a log needs of its storage. `Tx` is an open transaction of the caller's own store: queue,
 * state, tiles and the caller's tables change together. Methods that take none are single transactions.
 */
export interface LogStorage<Tx> extends LogRows {
  /** Takes the log for this process, in a new epoch; throws `LogStopped` with `held_by_another` where one has it. */
  claim(emptyRoot: Bytes): Promise<LogClaim>
  /** Where it can't be told whether the commit took effect, throws `LogStopped` with `commit_ambiguous`. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  enqueue(tx: Tx, entries: readonly Bytes[]): Promise<number[]>
  /** Removes and returns the oldest queued entries, in the order of their ids. */
  takeQueued(tx: Tx, limit: number): Promise<QueuedEntry[]>
  queueLength(): Promise<number>
  /** The state row, locked until the transaction ends. */
  lockState(tx: Tx): Promise<LogState>
  /** Insert-only: a tile of this name and width that is there already is fatal (`tile_exists`). */
  insertTiles(tx: Tx, tiles: readonly StoredTile[]): Promise<void>
  /** Removes partial tiles and bundles whose full one a published size covers. */
  dropPartialTiles(tx: Tx, publishedSize: number): Promise<void>
  /** Compare-and-set on size, root and epoch; false when the row is another. */
  changeHead(tx: Tx, from: LogState, to: LogHead): Promise<boolean>
  /** Stores a signed checkpoint of the state's size and makes it the published one; false when the state is another. */
  publishCheckpoint(state: LogState, checkpoint: StoredCheckpoint): Promise<boolean>
  /** Replaces a checkpoint's cosignatures. The first time that it is witnessed is remembered for good. */
  changeCosignatures(checkpoint: StoredCheckpoint): Promise<void>
}

/** A log taken by this process. */
export interface LogClaim {
  readonly state: LogState
  release(): Promise<void>
}
