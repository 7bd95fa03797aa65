import { LogStopped, type StoredTile } from '@goodstanding/log'
import { sql } from 'kysely'
import { hexArray } from './hex-array.ts'
import type { StoreTransaction } from './member-store.ts'

const FULL_WIDTH = 256
const UNIQUE_VIOLATION = '23505'

/** Inserts tiles and bundles; one that is stored already under its name and width stops the log. */
export async function insertTiles(tx: StoreTransaction, origin: string, tiles: readonly StoredTile[]): Promise<void> {
  if (tiles.length === 0) return
  const columns = [
    sql`${tiles.map(({ level }) => level)}::int[]`,
    sql`${tiles.map(({ index }) => index)}::bigint[]`,
    sql`${tiles.map(({ width }) => width)}::int[]`,
    sql`${hexArray(tiles.map(({ bytes }) => bytes))}::text[]`,
  ]
  try {
    await tx
      .insertInto('log_tile')
      .columns(['origin', 'level', 'tile_index', 'width', 'bytes'])
      .expression((query) =>
        query
          .selectFrom(
            sql<{
              level: number
              tile_index: number
              width: number
              bytes: string
            }>`unnest(${sql.join(columns)})`.as<'given'>(sql`given(level, tile_index, width, bytes)`),
          )
          .select([
            sql<string>`${origin}::text`.as('origin'),
            'given.level',
            'given.tile_index',
            'given.width',
            sql<Uint8Array>`decode(given.bytes, 'hex')`.as('bytes'),
          ]),
      )
      .execute()
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause
    throw new LogStopped(origin, 'tile_exists', 'a tile that is to be written is there already', cause)
  }
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION
}

/** Removes partial tiles and bundles (and only these) whose full one is covered by a published size. */
export async function dropPartialTiles(tx: StoreTransaction, origin: string, publishedSize: number): Promise<void> {
  await tx
    .deleteFrom('log_tile')
    .where('origin', '=', origin)
    .where('width', '<', FULL_WIDTH)
    .where(sql<boolean>`(tile_index + 1) * power(256::numeric, greatest(level, 0) + 1) <= ${publishedSize}`)
    .execute()
}
