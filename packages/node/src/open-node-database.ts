import { join } from 'node:path'
import { type DatabaseHandle, openDatabase } from '@goodstanding/store'
import type { Config, Secrets } from './config/config.ts'
import { DATABASE_FOLDER } from './config/data-folder.ts'

/**
 * Opens a node's own database: PostgreSQL where its URL is given, else the embedded one in its folder. Either way the
 * folder is this process's alone: a second one is refused and told who has it.
 */
export function openNodeDatabase(config: Config, secrets: Secrets): Promise<DatabaseHandle> {
  const folder = join(config.dataFolder, DATABASE_FOLDER)
  if (secrets.databaseUrl !== null) return openDatabase({ kind: 'postgres', url: secrets.databaseUrl, folder })
  return openDatabase({ kind: 'pglite', folder })
}

/** The schema of a member's rows. Member names have no underscore, so two names never meet. */
export function schemaOf(member: string): string {
  return `member_${member.replaceAll('-', '_')}`
}
