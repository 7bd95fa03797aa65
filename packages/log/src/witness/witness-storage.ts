import type { Instant } from '@goodstanding/core'
import type { Bytes } from '@goodstanding/crypto'

/** What a witness remembers of a log: the newest checkpoint that it cosigned, with the log's and its own signature. */
export interface WitnessedHead {
  readonly size: number
  readonly root: Bytes
  readonly note: string
  /** The time of its cosignature. */
  readonly cosignedAt: Instant
}

/** A decision made under a log's lock; `next` becomes the newest head, null leaves it. */
export interface WitnessDecision<T> {
  readonly next: WitnessedHead | null
  readonly answer: T
}

/** A witness's memory. */
export interface WitnessStorage {
  /** Decides while no other decision on this origin can run; resolves once `next` is durable. */
  advance<T>(origin: string, decide: (latest: WitnessedHead | null) => WitnessDecision<T>): Promise<T>
  latest(origin: string): Promise<WitnessedHead | null>
}
