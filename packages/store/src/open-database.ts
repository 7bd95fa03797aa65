import type { DatabaseHandle } from './database-handle.ts'
import { lockFolder } from './folder-lock.ts'
import { openPglite } from './pglite-database.ts'
import { openPostgres } from './postgres-database.ts'

/** Where rows live. `pglite_memory` is gone with the process and is for tests and demos. */
export type DatabaseLocation =
  | { readonly kind: 'pglite'; readonly folder: string }
  | { readonly kind: 'pglite_memory' }
  /** `folder`: taken for this process alone while the database is open, as an embedded database's is. */
  | { readonly kind: 'postgres'; readonly url: string; readonly folder?: string }

/** Opens a database. Its folder is locked for this process; a second process is refused with `FolderHeld`. */
export async function openDatabase(where: DatabaseLocation): Promise<DatabaseHandle> {
  if (where.kind === 'pglite_memory') return openPglite(null)
  if (where.kind === 'pglite') return openPglite(where.folder)
  return where.folder === undefined ? openPostgres(where.url) : openWithFolder(where.url, where.folder)
}

async function openWithFolder(url: string, folder: string): Promise<DatabaseHandle> {
  const lock = lockFolder(folder)
  try {
    const handle = await openPostgres(url)
    return { ...handle, close: () => handle.close().finally(() => lock.release()) }
  } catch (error) {
    lock.release()
    throw error
  }
}
