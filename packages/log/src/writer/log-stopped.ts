/** Why a log writes no more until it is opened again, or at all. */
export type StopReason =
  /** Another process writes this log. */
  | 'held_by_another'
  /** The state row changed under this writer: another one took the log. */
  | 'state_changed'
  /** A commit failed so that nobody can tell whether it took effect. */
  | 'commit_ambiguous'
  /** PostgreSQL runs with settings under which a commit can be lost. */
  | 'database_not_durable'
  /** The journal has a larger size than the database: a backup was restored. */
  | 'journal_ahead'
  /** The journal has another root for a size of this log. */
  | 'journal_beside'
  /** The database has a checkpoint that the journal does not know. */
  | 'journal_behind'
  /** Tiles, bundles and state do not belong together. */
  | 'tiles_differ'
  /** A tile of this name and width is stored already. */
  | 'tile_exists'
  /** The stored checkpoint is not one of this log's key, or not of these tiles. */
  | 'checkpoint_differs'
  /** The writer was closed. */
  | 'closed'

/** The log refuses to write. What was acknowledged is kept; opening the log again checks everything anew. */
export class LogStopped extends Error {
  override readonly name = 'LogStopped'
  readonly reason: StopReason
  readonly origin: string

  constructor(origin: string, reason: StopReason, detail: string, cause?: unknown) {
    super(`log ${origin} has stopped (${reason}): ${detail}`, cause === undefined ? {} : { cause })
    this.reason = reason
    this.origin = origin
  }
}

/** The queue has no room; nothing was taken. Answer 503 and say when to try again. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull'
  readonly retryAfterMs: number

  constructor(origin: string, retryAfterMs: number) {
    super(`the queue of log ${origin} is full`)
    this.retryAfterMs = retryAfterMs
  }
}
