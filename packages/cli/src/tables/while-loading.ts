import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { startProgress } from '../output/progress.ts'

/** A smaller file is loaded before anybody wonders. */
const BYTES_QUICK = 4 * 2 ** 20
const LOOK_MS = 250

/** Shows, by DuckDB's own estimate, how far it has come with loading a large file while `load` runs. */
export async function whileLoading(
  connection: DuckDBConnection,
  path: string,
  load: () => Promise<unknown>,
): Promise<void> {
  if (statSync(path).size < BYTES_QUICK) {
    await load()
    return
  }
  await connection.run('SET enable_progress_bar = true; SET enable_progress_bar_print = false')
  const progress = startProgress(`Loading ${basename(path)}`, 100)
  // Below zero where DuckDB cannot tell yet.
  const look = setInterval(() => progress.update(Math.max(0, connection.progress.percentage), ''), LOOK_MS)
  try {
    await load()
    progress.update(100, 'loaded')
  } finally {
    clearInterval(look)
    progress.stop()
  }
}
