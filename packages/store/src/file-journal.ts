import { mkdirSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Journal, LogHead } from '@goodstanding/log'
import { readIfThere, syncFolder, writeDurably } from './durable-file.ts'

const LINE = /^(0|[1-9][0-9]{0,15}) ([0-9a-f]{64})\n$/

/**
 * A journal in a folder of its own, one file a log, holding `size root` on one line. A new head is written beside it,
 * synced, moved over it and the folder synced, so that any crash leaves the earlier head or the new one.
 */
export function fileJournal(folder: string): Journal {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return {
    last: async (origin) => readHead(journalFile(folder, origin)),
    async record(origin, head) {
      const file = journalFile(folder, origin)
      await writeDurably(`${file}.next`, `${head.size} ${Buffer.from(head.root).toString('hex')}\n`)
      await rename(`${file}.next`, file)
      await syncFolder(folder)
    },
  }
}

/** An origin holds slashes; this spelling is one file name that a person can still read. */
function journalFile(folder: string, origin: string): string {
  return join(folder, `${encodeURIComponent(origin)}.journal`)
}

async function readHead(file: string): Promise<LogHead | null> {
  const text = await readIfThere(file)
  if (text === null) return null
  const [, size, root] = LINE.exec(text) ?? []
  if (size === undefined || root === undefined) throw new Error(`${file} is not a journal of a log`)
  return { size: Number(size), root: new Uint8Array(Buffer.from(root, 'hex')) }
}
