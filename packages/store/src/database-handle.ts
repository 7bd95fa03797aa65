import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** One open database, shared by all members of a process; each member has a schema of its own in it. */
export interface DatabaseHandle {
  readonly kind: 'pglite' | 'pglite_memory' | 'postgres'
  readonly db: Kysely<Tables>
  /** What this database is not safe for, in words for an operator. */
  readonly warnings: readonly string[]
  /** Whether a committed transaction survives a power cut. A log is signed on PostgreSQL only where it is so. */
  readonly isDurable: boolean
  /** Takes a name for this process alone while the database is open; null when another has it. */
  takeName(name: string): Promise<HeldName | null>
  close(): Promise<void>
}

/** A name taken by `takeName`. */
export interface HeldName {
  release(): Promise<void>
}
