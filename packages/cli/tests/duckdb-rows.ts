import { DuckDBInstance } from '@duckdb/node-api'

/** Runs statements in one DuckDB in memory, for tests that compare databases. */
export async function openDuckDb(): Promise<{
  readonly rows: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly close: () => void
}> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  return {
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjects(),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
