import { type RawBuilder, sql } from 'kysely'

/**
 * Many rows as one parameter, for a statement that inserts or changes them all: `columns` says their names and types,
 * bytes being text in hexadecimal. One text is passed alike by both drivers, and no statement has a thousand parameters.
 */
export function givenRows<Row extends object>(rows: readonly Row[], columns: string) {
  const recordset: RawBuilder<Row> = sql<Row>`json_to_recordset(${JSON.stringify(rows)}::json)`
  return recordset.as<'given'>(sql`given(${sql.raw(columns)})`)
}

/** A given column of hexadecimal digits as bytes. */
export function givenBytes(column: string): RawBuilder<Uint8Array> {
  return sql<Uint8Array>`decode(${sql.ref(column)}, 'hex')`
}
