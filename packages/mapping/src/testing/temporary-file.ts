import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A file with these bytes that is gone after the test. */
export function temporaryFile(content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'goodstanding-mapping-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'export')
  writeFileSync(path, content)
  return path
}

/** All that an asynchronous sequence gives. */
export async function collected<T>(sequence: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of sequence) items.push(item)
  return items
}
