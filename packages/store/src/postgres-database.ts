/// <reference path="./pg.d.ts" />
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Client, Pool, types } from 'pg'
import { COLUMN_PARSERS } from './column-values.ts'
import type { DatabaseHandle, HeldName } from './database-handle.ts'
import type { Tables } from './tables.ts'

const POOL_SIZE = 10
const APPLICATION = 'goodstanding'

/** PostgreSQL by its connection URL. Says in `warnings` which settings of the server make commits less than durable. */
export async function openPostgres(url: string): Promise<DatabaseHandle> {
  const pool = new Pool({
    connectionString: url,
    max: POOL_SIZE,
    application_name: APPLICATION,
    types: {
      getTypeParser: (oid, format) =>
        (format === 'binary' ? undefined : COLUMN_PARSERS[oid]) ?? types.getTypeParser(oid, format),
    },
  })
  // A connection that breaks is replaced by the pool, and whoever waits on it is told by its query; without listeners,
  // the pool's for idle connections and one on each that is in use, a server's restart would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    const warnings = await undurableSettings(db)
    return {
      kind: 'postgres',
      db,
      warnings,
      isDurable: warnings.length === 0,
      takeName: (name) => takeAdvisoryLock(url, name),
      close: () => db.destroy(),
    }
  } catch (cause) {
    await db.destroy()
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `PostgreSQL cannot be used (${why}): check host, port, database, user and password of DATABASE_URL`,
      {
        cause,
      },
    )
  }
}

async function undurableSettings(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`.execute(db)
  return rows
    .filter(({ setting }) => setting === 'off')
    .map(({ name }) => `PostgreSQL runs with ${name} = off: what was acknowledged can be lost or torn in a power cut.`)
}

/** A session's advisory lock: it ends with its connection, so that a process that died holds nothing. */
async function takeAdvisoryLock(url: string, name: string): Promise<HeldName | null> {
  const client = new Client({ connectionString: url, application_name: `${APPLICATION} ${process.pid}` })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
    [name],
  )
  if (rows[0]?.taken === true) return { release: () => client.end() }
  await client.end()
  return null
}
