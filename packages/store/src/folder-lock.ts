import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A folder that this process alone uses, until `release` or the process's end. */
export interface FolderLock {
  release(): void
}

/** Another process, or another opening in this one, has the folder. */
export class FolderHeld extends Error {
  override readonly name = 'FolderHeld'
  readonly holder: string

  constructor(folder: string, holder: string) {
    super(`${folder} is in use by ${holder}`)
    this.holder = holder
  }
}

/**
 * Takes a folder for this process alone, making it with mode 0700. The lock is the operating system's own (a byte-range
 * lock that SQLite takes on `lock`), so it ends with its process however that ends, and no stale lock can remain.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const holderFile = join(folder, 'lock.holder')
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    if (isBusy(cause)) throw new FolderHeld(folder, readHolder(holderFile))
    throw cause
  }
  writeFileSync(holderFile, `process ${process.pid}`, { mode: 0o600 })
  return { release: () => lock.close() }
}

const SQLITE_BUSY = 5

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}

/** Only words for a person: whether the folder is held is told by the lock alone. */
function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return 'another process'
  }
}
