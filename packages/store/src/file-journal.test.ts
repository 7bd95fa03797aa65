import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { fileJournal } from './file-journal.ts'

const root = mkdtempSync(join(tmpdir(), 'gs-journal-'))
afterAll(() => rmSync(root, { recursive: true }))

const head = (size: number) => ({ size, root: new Uint8Array(32).fill(size) })

it('L4 remembers the newest head of each log, also for the next process', async () => {
  const folder = join(root, 'heads')
  const journal = fileJournal(folder)
  expect(await journal.last('net-0/bank/records')).toBeNull()
  await journal.record('net-0/bank/records', head(1))
  await journal.record('net-0/bank/access', head(9))
  await journal.record('net-0/bank/records', head(2))
  const next = fileJournal(folder)
  expect(await next.last('net-0/bank/records')).toEqual(head(2))
  expect(await next.last('net-0/bank/access')).toEqual(head(9))
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

it('L4 keeps the earlier head when a crash left a later one half written', async () => {
  const folder = join(root, 'crash')
  const journal = fileJournal(folder)
  await journal.record('log', head(4))
  writeFileSync(join(folder, 'log.journal.next'), '5 0505')
  expect(await journal.last('log')).toEqual(head(4))
  await journal.record('log', head(6))
  expect(await journal.last('log')).toEqual(head(6))
  expect(readdirSync(folder)).toEqual(['log.journal'])
})

it('L4 refuses a journal that can’t be read rather than taking it for none', async () => {
  const folder = join(root, 'damaged')
  const journal = fileJournal(folder)
  for (const text of ['', '5', `05 ${'0'.repeat(64)}\n`, `5 ${'0'.repeat(63)}\n`, `5 ${'0'.repeat(64)}\n6`]) {
    writeFileSync(join(folder, 'log.journal'), text)
    await expect(journal.last('log')).rejects.toThrow('is not a journal')
  }
})
