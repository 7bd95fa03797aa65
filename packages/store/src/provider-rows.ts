import { givenBytes, givenRows } from './given-rows.ts'
import { hexArray } from './hex-array.ts'
import type { StoreTransaction } from './member-store.ts'

/** What is remembered of a source's row. `record` null: it was withdrawn. */
export type ProviderRow = {
  readonly rowHash: Uint8Array
  readonly record: string | null
  readonly factDigest: Uint8Array | null
}

/** Another batch has published one of these rows meanwhile: try the whole transaction again. */
export class RowTaken extends Error {
  override readonly name = 'RowTaken'
}

/** The rows among these that are known, locked until the transaction ends; by their hash in hexadecimal. */
export async function lockRows(
  tx: StoreTransaction,
  rowHashes: readonly Uint8Array[],
): Promise<ReadonlyMap<string, ProviderRow>> {
  const given = hexArray(rowHashes).map((row_hash) => ({ row_hash }))
  const rows = await tx
    .selectFrom('provider_row')
    .innerJoin(givenRows(given, 'row_hash text'), (join) =>
      join.on('provider_row.row_hash', '=', givenBytes('given.row_hash')),
    )
    .select(['given.row_hash as hash', 'provider_row.row_hash', 'record', 'fact_digest'])
    .orderBy('provider_row.row_hash')
    .forUpdate('provider_row')
    .execute()
  return new Map(
    rows.map(({ hash, row_hash, record, fact_digest }) => [
      hash,
      { rowHash: row_hash, record, factDigest: fact_digest },
    ]),
  )
}

/** Remembers rows: new ones are inserted, known ones changed. Throws `RowTaken` where a new one is known by now. */
export async function putRows(
  tx: StoreTransaction,
  rows: { readonly inserted: readonly ProviderRow[]; readonly changed: readonly ProviderRow[] },
): Promise<void> {
  const inserted = await insertRows(tx, rows.inserted)
  if (inserted < rows.inserted.length) throw new RowTaken('another batch has published one of these rows')
  await changeRows(tx, rows.changed)
}

const COLUMNS = 'row_hash text, record uuid, fact_digest text'

async function insertRows(tx: StoreTransaction, rows: readonly ProviderRow[]): Promise<number> {
  if (rows.length === 0) return 0
  const result = await tx
    .insertInto('provider_row')
    .columns(['row_hash', 'record', 'fact_digest'])
    .expression((query) =>
      query
        .selectFrom(givenRows(given(rows), COLUMNS))
        .select([
          givenBytes('given.row_hash').as('row_hash'),
          'given.record',
          givenBytes('given.fact_digest').as('fact_digest'),
        ])
        .orderBy('given.row_hash'),
    )
    .onConflict((conflict) => conflict.column('row_hash').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0n)
}

async function changeRows(tx: StoreTransaction, rows: readonly ProviderRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .updateTable('provider_row')
    .from(givenRows(given(rows), COLUMNS))
    .set((column) => ({ record: column.ref('given.record'), fact_digest: givenBytes('given.fact_digest') }))
    .whereRef('provider_row.row_hash', '=', givenBytes('given.row_hash'))
    .execute()
}

function given(rows: readonly ProviderRow[]) {
  return rows.map(({ rowHash, record, factDigest }) => ({
    row_hash: hexArray([rowHash])[0] ?? '',
    record,
    fact_digest: factDigest === null ? null : (hexArray([factDigest])[0] ?? ''),
  }))
}

/** Remembers that a record is withdrawn, so that its row is not published again; false where it no longer stands. */
export async function withdrawRow(tx: StoreTransaction, record: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('provider_row')
    .set({ record: null, fact_digest: null })
    .where('record', '=', record)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A record that is published anew with the same fact: its row names the new one. False where it no longer stands. */
export async function renameRow(tx: StoreTransaction, from: string, to: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('provider_row')
    .set({ record: to })
    .where('record', '=', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
