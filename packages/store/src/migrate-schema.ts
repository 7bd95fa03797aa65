import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { MIGRATIONS } from './migrations/all.ts'
import type { Tables } from './tables.ts'

/** Brings one schema to this program's version. Processes that do so at once wait for each other (advisory lock). */
export async function migrateSchema(db: Kysely<Tables>, schema: string): Promise<void> {
  const migrator = new Migrator({
    db: db.withSchema(schema),
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableSchema: schema,
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw new Error(`schema ${schema} can't be migrated`, { cause: error })
}
