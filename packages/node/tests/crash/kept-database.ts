import { cp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DATABASE_FOLDER } from '../../src/config/data-folder.ts'
import type { PostgresServer } from './postgres-server.ts'

/** A node's database, as its operator handles it while the node is down. */
export type KeptDatabase = {
  readonly backUp: () => Promise<void>
  /** Puts the backup in the database's place; the newer one is kept. */
  readonly restore: () => Promise<void>
  /** Puts the newer one back. */
  readonly putBack: () => Promise<void>
}

/** An embedded database in its data folder: the folder is copied. */
export function keptInFolder(dataFolder: string): KeptDatabase {
  const live = join(dataFolder, DATABASE_FOLDER)
  const backup = join(dataFolder, 'backup')
  const newest = join(dataFolder, 'newest')
  return {
    backUp: () => cp(live, backup, { recursive: true }),
    async restore() {
      await rename(live, newest)
      await rename(backup, live)
    },
    async putBack() {
      await rm(live, { recursive: true })
      await rename(newest, live)
    },
  }
}

/** A PostgreSQL database of that name. */
export function keptInPostgres(server: PostgresServer, live: string): KeptDatabase {
  return {
    backUp: () => server.copy(`${live}_backup`, live),
    async restore() {
      await server.rename(live, `${live}_newest`)
      await server.rename(`${live}_backup`, live)
    },
    async putBack() {
      await server.drop(live)
      await server.rename(`${live}_newest`, live)
    },
  }
}
