import { join } from 'node:path'
import { type DatabaseHandle, openDatabase } from '@goodstanding/store'
import type { Config, Secrets } from './config/config.ts'
import { DATABASE_FOLDER } from './config/data-folder.ts'

/** Opens a node's own database: PostgreSQL where its URL is given, else the embedded one in its folder. */
export function openNodeDatabase(config: Config, secrets: Secrets): Promise<DatabaseHandle> {
  if (secrets.databaseUrl !== null) return openDatabase({ kind: 'postgres', url: secrets.databaseUrl })
  return openDatabase({ kind: 'pglite', folder: join(config.dataFolder, DATABASE_FOLDER) })
}

/** The schema of a member's rows. Member names have no underscore, so two names never meet. */
export function schemaOf(member: string): string {
  return `member_${member.replaceAll('-', '_')}`
}
