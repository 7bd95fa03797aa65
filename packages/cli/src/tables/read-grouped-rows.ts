import type { GroupedRow } from '@goodstanding/matching'
import { CommandError, EXIT } from '../exit-codes.ts'
import { type OpenTable, queryRows, quoted, ROW, ROWS, withTable } from './open-table.ts'
import { columnMissing } from './typed-view.ts'

/** The column that names a row, in clusters and truth alike. */
const ROW_ID = 'row_id'

/** Which group each row of a table is in, by the columns `row_id` and `group`; both are texts, kept as they stand. */
export async function readGroupedRows(path: string, group: string): Promise<readonly GroupedRow[]> {
  return withTable(path, [], async (table) => {
    for (const name of [ROW_ID, group]) {
      if (!table.columns.has(name)) throw columnMissing(table, name)
      await refuseEmptyCell(table, name)
    }
    const cells = [ROW_ID, group].map((name) => `CAST(${quoted(name)} AS VARCHAR)`)
    const result = await table.connection.stream(`SELECT ${cells.join(', ')} FROM ${ROWS}`)
    const rows: GroupedRow[] = []
    for (
      let chunk = await result.fetchChunk();
      chunk !== null && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    ) {
      const [ids, groups] = [chunk.getColumnVector(0), chunk.getColumnVector(1)]
      for (let i = 0; i < chunk.rowCount; i++)
        rows.push({ row: String(ids.getItem(i)), group: String(groups.getItem(i)) })
    }
    return rows
  })
}

async function refuseEmptyCell(table: OpenTable, name: string): Promise<void> {
  const sql = `SELECT count(*), min(${ROW}) FROM ${ROWS} WHERE ${quoted(name)} IS NULL`
  const [count, first] = (await queryRows(table.connection, sql))[0] ?? []
  if (Number(count) === 0) return
  const message = `${table.path}: rows whose ${name} is empty: ${count}, the first of them row ${first} below the header. Give each row its ${name}.`
  throw new CommandError('id_empty', message, EXIT.usage)
}
