import {
  type LogNotice,
  openLog,
  proveConsistency,
  type StoredCheckpoint,
  verifyCheckpoint,
  type Witnesses,
} from '@goodstanding/log'
import { describe, expect, it } from 'vitest'
import type { MemberStore } from '../src/member-store.ts'
import { databases } from '../src/testing/databases.ts'
import { aClock, anOrigin, entry, logParts, someWitnesses } from './a-log.ts'

const forever = () => new Promise<never>(() => undefined)

describe.each(databases)('a log and its witnesses on $name', (database) => {
  let shared: Promise<MemberStore[]> | undefined

  /** A log with three witnesses of which two are needed; `post` may be meddled with. */
  async function aWitnessedLog(
    meddle: (post: Witnesses['post']) => Witnesses['post'] = (post) => post,
    timeoutMs = 20_000,
  ) {
    shared ??= Promise.all([0, 1, 2, 3].map(() => database.freshStore()))
    const [store, ...stores] = await shared
    if (store === undefined) throw new Error('no store')
    const origin = anOrigin()
    const clock = aClock()
    const notices: LogNotice[] = []
    const { list, post, services } = someWitnesses(stores, origin, clock)
    const posts: string[] = []
    const meddled = meddle(post)
    const witnesses: Witnesses = {
      list,
      k: 2,
      timeoutMs,
      post: async (url, body) => {
        posts.push(url)
        return meddled(url, body)
      },
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
    }
    const parts = logParts(store, { origin, clock, notices, witnesses })
    const log = await openLog(parts)
    const append = (text: string) => store.transaction((tx) => log.enqueue(tx, entry(text)))
    const rule = { logKey: parts.signer.verifier, witnesses: list.map(({ verifier }) => verifier), k: 2 }
    const judged = (checkpoint: StoredCheckpoint | null) => {
      const verified = verifyCheckpoint(checkpoint?.note ?? '', rule)
      if (!verified.ok) throw new Error(verified.fault)
      return verified.value
    }
    return { store, parts, log, clock, notices, posts, append, judged, services }
  }

  it('L10 a checkpoint is witnessed by the first k good answers, and its time comes from them', async () => {
    const { log, append, judged, clock } = await aWitnessedLog()
    await append('a')
    const slot = await log.publishSlot()
    const asked = await slot?.asked
    expect(asked).toMatchObject({ size: 1, isWitnessed: true, time: clock.now() })
    expect(judged(asked ?? null)).toMatchObject({ isWitnessed: true, timeSeconds: clock.now() / 1000 })
    expect(await log.witnessedCheckpoint()).toEqual(asked)
    expect(await log.checkpoint()).toEqual(asked)
    expect(await log.status()).toMatchObject({ publishedSize: 1, witnessedSize: 1 })
    await log.close()
  })

  it('L10 a witness that is slow, down or lying holds nothing up and adds nothing', async () => {
    for (const worse of [
      forever,
      async () => {
        throw new Error('connection refused')
      },
      async () => ({ status: 500, body: '' }),
      async () => ({ status: 200, body: 'nonsense' }),
      async () => ({ status: 200, body: '— witness-0 AAAAAAAAAAAA\n' }),
      async () => ({ status: 409, body: '0\n' }),
      async () => ({ status: 409, body: '1000000\n' }),
      async () => ({ status: 409, body: 'many\n' }),
    ]) {
      const { log, append, judged } = await aWitnessedLog(
        (post) => async (url, body) => (url.includes('/0/') ? worse() : post(url, body)),
      )
      await append('a')
      const asked = await (await log.publishSlot())?.asked
      expect(judged(asked ?? null)).toMatchObject({ isWitnessed: true, cosignedBy: ['witness-1', 'witness-2'] })
      await log.close()
    }
  })

  it('L10 with fewer than k the log goes on unwitnessed, says so, and asks again after 10 seconds', async () => {
    const down = new Set(['/1/', '/2/'])
    const { log, append, notices, clock, posts } = await aWitnessedLog((post) => async (url, body) => {
      for (const one of down) if (url.includes(one)) throw new Error('down')
      return post(url, body)
    })
    await append('a')
    expect(await (await log.publishSlot())?.asked).toMatchObject({ size: 1, isWitnessed: false, time: null })
    await append('b')
    expect(await (await log.publishSlot())?.asked).toMatchObject({ size: 2, isWitnessed: false })
    expect(notices).toContainEqual({ kind: 'unwitnessed', size: 2, cosignatures: 1 })
    expect(notices).toContainEqual({ kind: 'witness_failed', witness: 'witness-1', detail: 'down' })
    expect(await log.status()).toMatchObject({ publishedSize: 2, witnessedSize: null })
    expect(await log.witnessedCheckpoint()).toBeNull()
    down.clear()
    posts.length = 0
    clock.move(9_999)
    await log.tend()
    expect(posts).toEqual([])
    clock.move(1)
    expect(await log.tend()).toMatchObject({ size: 2, isWitnessed: true, time: clock.now() - (clock.now() % 1000) })
    expect(await log.witnessedCheckpoint()).toMatchObject({ size: 2 })
    await log.close()
  })

  it('L10 publishing goes on while the witnesses of an earlier slot are still asked', async () => {
    const { log, append } = await aWitnessedLog(() => forever, 30)
    await append('a')
    const first = await log.publishSlot()
    await append('b')
    expect(await log.publishSlot()).toMatchObject({ size: 2 })
    expect(await first?.asked).toMatchObject({ isWitnessed: false })
    await log.close()
  })

  it('L10 a witness that has another size gets the proof from its size', async () => {
    const { log, parts, append, store, services } = await aWitnessedLog()
    await append('a')
    await (await log.publishSlot())?.asked
    await log.close()
    // A new process does not know what the witnesses have.
    const again = await openLog(parts)
    await store.transaction((tx) => again.enqueueAll(tx, ['b', 'c', 'd'].map(entry)))
    expect(await (await again.publishSlot())?.asked).toMatchObject({ size: 4, isWitnessed: true })
    expect(await services[0]?.storage.latest(again.origin)).toMatchObject({ size: expect.any(Number) })
    await again.close()
  })

  it('says when a witness has cosigned more than the log has', async () => {
    const { log, append, notices } = await aWitnessedLog(
      (post) => async (url, body) => (url.includes('/2/') ? { status: 409, body: '7\n' } : post(url, body)),
    )
    await append('a')
    await (await log.publishSlot())?.asked
    expect(notices).toContainEqual({ kind: 'witness_ahead', witness: 'witness-2', size: 7 })
    await log.close()
  })

  it('keeps for good the first witnessed checkpoint that covers a position', async () => {
    const { log, append, clock, judged } = await aWitnessedLog()
    await append('a')
    const first = await (await log.publishSlot())?.asked
    clock.move(60_000)
    await append('b')
    await append('c')
    const second = await (await log.publishSlot())?.asked
    clock.move(600_000)
    const renewed = await log.tend()
    expect(renewed?.time).toBe((second?.time ?? 0) + 600_000)
    expect(await log.firstWitnessedCovering(0)).toEqual(first)
    for (const position of [1, 2]) expect(await log.firstWitnessedCovering(position)).toEqual(second)
    expect(await log.firstWitnessedCovering(3)).toBeNull()
    expect(await log.witnessedCheckpoint()).toEqual(renewed)
    expect(judged(renewed).timeSeconds).toBe((renewed?.time ?? 0) / 1000)
    await log.close()
  })

  it('L13 an idle log asks its witnesses again every 10 minutes, so that its time goes on', async () => {
    const { log, append, clock, posts } = await aWitnessedLog()
    await append('a')
    const first = await (await log.publishSlot())?.asked
    posts.length = 0
    clock.move(599_999)
    expect(await log.tend()).toEqual(first)
    expect(posts).toEqual([])
    clock.move(1)
    expect(await log.tend()).toMatchObject({ size: 1, time: clock.now() })
    expect(await log.publishSlot()).toBeNull()
    await log.close()
  })

  it('L13 a clock that goes back neither stops the log nor makes a checkpoint’s time go back unnoticed', async () => {
    const { log, append, clock, notices } = await aWitnessedLog()
    await append('a')
    const first = await (await log.publishSlot())?.asked
    clock.move(-3_600_000)
    expect(await log.tend()).toEqual(first)
    // Which of them is told first is chance: the round ends when k can no longer be reached.
    expect(notices).toContainEqual(expect.objectContaining({ kind: 'witness_failed', detail: 'it answered 503' }))
    await append('b')
    expect(await (await log.publishSlot())?.asked).toMatchObject({ size: 2, isWitnessed: false })
    clock.move(3_600_000 * 24)
    expect(await log.tend()).toMatchObject({ size: 2, isWitnessed: true, time: clock.now() })
    expect((await log.checkpoint())?.time).toBeGreaterThan(first?.time ?? 0)
    await log.close()
  })

  it('L13 keeps the later cosignatures where witnesses answer with earlier times', async () => {
    const { log, parts, append, clock, notices } = await aWitnessedLog()
    await append('a')
    const first = await (await log.publishSlot())?.asked
    await log.close()
    // Witnesses that forgot what they cosigned: their clocks alone decide.
    const forgetful = await Promise.all([1, 2, 3].map(() => database.freshStore()))
    clock.move(-30_000)
    const { list, post } = someWitnesses(forgetful, log.origin, clock)
    const again = await openLog({ ...parts, witnesses: { ...parts.witnesses, list, post } })
    expect(await again.tend()).toEqual(first)
    expect(notices).toContainEqual({ kind: 'time_went_back', size: 1 })
    expect(await again.checkpoint()).toEqual(first)
    await again.close()
  })

  it('publishes witnessed at once, and without a time, where a test network needs no witness', async () => {
    const store = await database.freshStore()
    const log = await openLog(logParts(store))
    await store.transaction((tx) => log.enqueue(tx, entry('a')))
    await (await log.publishSlot())?.asked
    expect(await log.witnessedCheckpoint()).toMatchObject({ size: 1, isWitnessed: true, time: null })
    expect(await log.firstWitnessedCovering(0)).toMatchObject({ size: 1 })
    expect(await proveConsistency(1, 1, log.readNode)).toEqual([])
    await log.close()
  })
})
