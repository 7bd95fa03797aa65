import { type CalendarDate, type Head, instantOfMs } from '@goodstanding/core'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { MemberStore } from '../src/member-store.ts'
import { holdKeyMonths, isMonthInUse, lockKeyMonth, openingsUnder, replaceSeals } from '../src/provider-key-months.ts'
import { insertLeaves, leavesById } from '../src/provider-leaves.ts'
import { databases } from '../src/testing/databases.ts'

const bytes = (byte: number) => new Uint8Array(32).fill(byte)
const uuid = (n: number) => `01920000-0000-7000-8000-${String(n).padStart(12, '0')}`

function aLeaf(n: number, keyMonth: string) {
  const head: Head = {
    ...{ type: 'tradeline', version: 1, id: uuid(n), provider: 'northbank', subject: 'ab'.repeat(16) },
    ...{ asOf: '2026-09-30' as CalendarDate, issued: '2026-10-01T08:00:00.000Z', until: null, supersedes: null },
  }
  return {
    ...{ queueId: n, head, listedUnder: head.type, leavesOn: null, issued: instantOfMs(1_790_000_000_000) },
    ...{ bodyCommitment: bytes(n), keyMonth, sealed: bytes(n), hasBody: true },
  }
}

describe.each(databases)('Months of keys on $name', ({ freshStore }) => {
  let store: MemberStore
  beforeAll(async () => {
    store = await freshStore()
    const leaves = [1, 2, 3].map((n) => aLeaf(n, 'open-2026-10'))
    await store.transaction((tx) => insertLeaves(tx, [...leaves, aLeaf(4, 'open')]))
  })

  it('are replaced so many leaves at a time, and no seal that has another key by now is', async () => {
    const [first, ...others] = await store.transaction((tx) => openingsUnder(tx, 'open-2026-10', 2))
    expect(others).toHaveLength(1)
    const id = first?.id ?? ''
    const to = (month: string, byte: number) =>
      store.transaction((tx) => replaceSeals(tx, { from: 'open-2026-10', to: month }, [{ id, sealed: bytes(byte) }]))
    await to('open-2026-11', 11)
    await to('open-2026-12', 12)
    expect((await leavesById(store.db, [id]))[0]).toMatchObject({ keyMonth: 'open-2026-11', sealed: bytes(11) })
    expect(await store.transaction((tx) => openingsUnder(tx, 'open-2026-10', 9))).toHaveLength(2)
  })

  it('are in use while something is sealed under them, whatever their name', async () => {
    for (const [month, inUse] of [
      ['open', true],
      ['open-2026-10', true],
      ['open-2027-01', false],
    ] as const) {
      expect(await isMonthInUse(store.db, month)).toBe(inUse)
    }
  })

  it('are looked at for their end only when whoever seals under them has committed', async () => {
    const held = Promise.withResolvers<void>()
    const sealing = store.transaction(async (tx) => {
      await holdKeyMonths(tx, ['open-2026-09', 'open-2026-08'])
      held.resolve()
      for (let turn = 0; turn < 50; turn++) await sql`select 1`.execute(tx)
      await insertLeaves(tx, [aLeaf(5, 'open-2026-09')])
    })
    await held.promise
    const inUse = store.transaction(async (tx) => {
      await lockKeyMonth(tx, 'open-2026-09')
      return isMonthInUse(tx, 'open-2026-09')
    })
    await sealing
    expect(await inUse).toBe(true)
  })
})
