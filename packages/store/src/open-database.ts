import type { DatabaseHandle } from './database-handle.ts'
import { openPglite } from './pglite-database.ts'
import { openPostgres } from './postgres-database.ts'

/** Where rows live. `pglite_memory` is gone with the process and is for tests and demos. */
export type DatabaseLocation =
  | { readonly kind: 'pglite'; readonly folder: string }
  | { readonly kind: 'pglite_memory' }
  | { readonly kind: 'postgres'; readonly url: string }

/** Opens a database. A PGlite folder is locked for this process; a second process is refused with `FolderHeld`. */
export function openDatabase(where: DatabaseLocation): Promise<DatabaseHandle> {
  if (where.kind === 'postgres') return openPostgres(where.url)
  return openPglite(where.kind === 'pglite' ? where.folder : null)
}
