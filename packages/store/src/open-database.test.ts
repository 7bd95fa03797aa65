import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { FolderHeld } from './folder-lock.ts'
import { openMemberStore } from './member-store.ts'
import { openDatabase } from './open-database.ts'

const root = mkdtempSync(join(tmpdir(), 'gs-database-'))
afterAll(() => rmSync(root, { recursive: true }))

it('says what to look at where PostgreSQL does not answer, and not the password', async () => {
  const opened = openDatabase({ kind: 'postgres', url: 'postgres://bank:secret@127.0.0.1:1/bank' })
  await expect(opened).rejects.toThrow(/PostgreSQL cannot be used \(.*ECONNREFUSED.*\): check host.*of DATABASE_URL$/)
  await expect(opened).rejects.not.toThrow('secret')
})

it('L1 L2: keeps a folder’s rows for the next process, for one process at a time, and says that it does not sync', async () => {
  const where = { kind: 'pglite', folder: join(root, 'data') } as const
  const first = await openDatabase(where)
  expect(first).toMatchObject({ kind: 'pglite', isDurable: false })
  expect(first.warnings).toEqual([expect.stringContaining('does not sync to disk')])
  expect(statSync(where.folder).mode & 0o777).toBe(0o700)
  await expect(openDatabase(where)).rejects.toBeInstanceOf(FolderHeld)
  const store = await openMemberStore(first, 'bank')
  await store.db
    .insertInto('map_page')
    .values({ map_name: 'm', page_key: '', page: new Uint8Array([7]) })
    .execute()
  await first.close()

  const second = await openDatabase(where)
  const again = await openMemberStore(second, 'bank')
  expect(await again.db.selectFrom('map_page').select('page').execute()).toEqual([{ page: new Uint8Array([7]) }])
  await second.close()
}, 120_000)
