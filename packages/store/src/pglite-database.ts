import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { COLUMN_PARSERS } from './column-values.ts'
import type { DatabaseHandle, HeldName } from './database-handle.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import type { Tables } from './tables.ts'

const NOT_SYNCED =
  'PGlite does not sync to disk: what was acknowledged can be lost in a power cut. A member that signs logs in earnest runs PostgreSQL.'
const IN_MEMORY = 'The database is in memory: everything is gone when the process ends.'

/** PGlite in a locked folder, or in memory when there is none. */
export async function openPglite(folder: string | null): Promise<DatabaseHandle> {
  const lock = folder === null ? null : lockFolder(folder)
  try {
    const pglite = await PGlite.create({
      ...(folder === null ? {} : { dataDir: join(folder, 'pglite') }),
      parsers: { ...COLUMN_PARSERS },
    })
    return pgliteHandle(pglite, lock)
  } catch (error) {
    lock?.release()
    throw error
  }
}

function pgliteHandle(pglite: PGlite, lock: FolderLock | null): DatabaseHandle {
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
  const names = new Set<string>()
  return {
    kind: lock === null ? 'pglite_memory' : 'pglite',
    db,
    warnings: [lock === null ? IN_MEMORY : NOT_SYNCED],
    isDurable: false,
    takeName: async (name) => takeIn(names, name),
    async close() {
      await db.destroy()
      if (!pglite.closed) await pglite.close()
      lock?.release()
    },
  }
}

/** One process has the folder, so a set in memory is enough to keep two openings of it apart. */
function takeIn(names: Set<string>, name: string): HeldName | null {
  if (names.has(name)) return null
  names.add(name)
  return {
    async release() {
      names.delete(name)
    },
  }
}
