import type { Kysely } from 'kysely'
import { openPglite } from './pglite-database.ts'
import { openPostgres } from './postgres-database.ts'
import type { Tables } from './tables.ts'

/** Where rows live. `pglite_memory` is gone with the process and is for tests and demos. */
export type DatabaseLocation =
  | { readonly kind: 'pglite'; readonly folder: string }
  | { readonly kind: 'pglite_memory' }
  | { readonly kind: 'postgres'; readonly url: string }

/** One open database, shared by all members of a process; each member has a schema of its own in it. */
export interface DatabaseHandle {
  readonly kind: DatabaseLocation['kind']
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

/** Opens a database. A PGlite folder is locked for this process; a second process is refused with `FolderHeld`. */
export function openDatabase(where: DatabaseLocation): Promise<DatabaseHandle> {
  if (where.kind === 'postgres') return openPostgres(where.url)
  return openPglite(where.kind === 'pglite' ? where.folder : null)
}
