import { describe, expect, it } from 'vitest'
import { openMemberStore } from './member-store.ts'
import { databases } from './testing/databases.ts'

describe.each(databases)('a member store on $name', (database) => {
  it('keeps members of one database apart', async () => {
    const [one, other] = await Promise.all([database.freshStore(), database.freshStore()])
    await one.db
      .insertInto('map_page')
      .values({ map_name: 'm', page_key: '00', page: new Uint8Array([1]) })
      .execute()
    expect(await other.db.selectFrom('map_page').selectAll().execute()).toEqual([])
    expect(await one.db.selectFrom('map_page').selectAll().execute()).toEqual([
      { map_name: 'm', page_key: '00', page: new Uint8Array([1]) },
    ])
  })

  it('gives bigint as number and bytea as plain bytes', async () => {
    const store = await database.freshStore()
    const row = {
      origin: 'o',
      size: 2 ** 53 - 1,
      root: new Uint8Array([0, 255]),
      published_size: null,
      epoch: 1,
      writer: 'w',
    }
    await store.db.insertInto('log_state').values(row).execute()
    const found = await store.db.selectFrom('log_state').selectAll().executeTakeFirstOrThrow()
    expect(found).toEqual(row)
    expect(found.root.constructor).toBe(Uint8Array)
  })

  it('undoes a transaction whose work throws', async () => {
    const store = await database.freshStore()
    const work = store.transaction(async (tx) => {
      await tx
        .insertInto('map_page')
        .values({ map_name: 'm', page_key: '00', page: new Uint8Array([1]) })
        .execute()
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect(await store.db.selectFrom('map_page').selectAll().execute()).toEqual([])
  })

  it('refuses to be used beside its open transaction instead of waiting for itself', async () => {
    const store = await database.freshStore()
    const beside = store.transaction(async () => store.db.selectFrom('map_page').selectAll().execute())
    await expect(beside).rejects.toThrow('beside its open transaction')
    const nested = store.transaction(async () => store.transaction(async () => 1))
    await expect(nested).rejects.toThrow('beside its open transaction')
    expect(await store.transaction(async () => 1)).toBe(1)
  })

  it('is opened by several at once and again', async () => {
    const handle = await database.handle()
    const schema = (await database.freshStore()).schema
    await Promise.all([openMemberStore(handle, schema), openMemberStore(handle, schema)])
  })

  it('has a plain name for its schema', async () => {
    const handle = await database.handle()
    for (const name of ['', 'Bank', 'bank; drop', '1bank', 'b'.repeat(64)]) {
      await expect(openMemberStore(handle, name)).rejects.toThrow('not a schema name')
    }
  })

  it('gives a name to one holder at a time', async () => {
    const store = await database.freshStore()
    const held = await store.takeName('log')
    expect(await store.takeName('log')).toBeNull()
    await held?.release()
    const again = await store.takeName('log')
    expect(again).not.toBeNull()
    await again?.release()
  })
})
