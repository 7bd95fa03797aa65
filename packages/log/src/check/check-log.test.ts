import type { Bytes } from '@goodstanding/crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flipped, memoryLog, someEntries } from '../testing/memory-log.ts'
import { logVerifier, ORIGIN, signedCheckpoint, witnessVerifier } from '../testing/signed-log.ts'
import { EMPTY_ROOT } from '../tree/hashing.ts'
import { checkLog, type LogCheckOptions } from './check-log.ts'
import type { LogSource } from './log-source.ts'

const SIZE = 66_000
const SMALL = 700
const whole = memoryLog(someEntries(SIZE), [0, 5, SIZE])
const small = memoryLog(someEntries(SMALL))
const witnesses = ['w1.example', 'w2.example'].map(witnessVerifier)
const times = { 'w1.example': 100, 'w2.example': 200 }

type Served = { readonly files: ReadonlyMap<string, Bytes>; readonly checkpoint: string }

const headOf = (log: typeof whole, size: number) => ({ origin: ORIGIN, size, root: log.root(size) })
const smallCheckpoint = signedCheckpoint(headOf(small, SMALL), times)

function sourceOf({ files, checkpoint }: Served): LogSource {
  const read = async (path: string) => files.get(path) ?? null
  return { fetchCheckpoint: async () => checkpoint, fetchEntries: read, fetchTile: read }
}

/** Checks the small log with its files changed. */
async function checkSmall(
  change: (files: Map<string, Bytes>) => void,
  options: LogCheckOptions = {},
  checkpoint = smallCheckpoint,
) {
  const files = new Map(small.files)
  change(files)
  return checkLog(sourceOf({ files, checkpoint }), { logKey: logVerifier(), ...options })
}

describe('a log that is right', () => {
  it('L14 passes with every tile of every level recomputed, and says how far it is', async () => {
    const checkpoint = signedCheckpoint(headOf(whole, SIZE), times)
    const steps: number[] = []
    const checked = await checkLog(sourceOf({ files: whole.files, checkpoint }), {
      logKey: logVerifier(),
      witnesses,
      k: 2,
      kept: [headOf(whole, 0), headOf(whole, 5), headOf(whole, 65_536), headOf(whole, SIZE)],
      onProgress: ({ checked: count }) => steps.push(count),
    })
    const tileCount = [...whole.files.keys()].filter((path) => !path.includes('entries')).length
    expect(checked).toMatchObject({
      ok: true,
      value: { checkpoint: headOf(whole, SIZE), isSignatureChecked: true, isWitnessed: true, timeSeconds: 200 },
    })
    // The tile of width 5 was published once; it is no tile of this size.
    expect(checked.ok && checked.value.tileCount).toBe(tileCount - 1)
    expect(steps).toHaveLength(Math.ceil(SIZE / 256))
    expect(steps.at(-1)).toBe(SIZE)
  })

  it('L14 passes at any size, without its key too', async () => {
    for (const size of [0, 1, 2, 255, 256, 257, 512, 700]) {
      const log = memoryLog(someEntries(size))
      const checkpoint = signedCheckpoint({ origin: ORIGIN, size, root: size === 0 ? EMPTY_ROOT : log.root(size) })
      const checked = await checkLog(sourceOf({ files: log.files, checkpoint }))
      expect(checked).toMatchObject({ ok: true, value: { isSignatureChecked: false, checkpoint: { size } } })
    }
  })

  it('L14 passes where full tiles stand in for partial ones that are served no more', async () => {
    const grown = memoryLog(someEntries(1024))
    const checkpoint = signedCheckpoint(headOf(grown, SMALL))
    const kept = new Map([...grown.files].filter(([path]) => !path.includes('.p/')))
    kept.set('tile/1/000.p/2', grown.files.get('tile/1/000.p/4')?.subarray(0, 64) ?? EMPTY_ROOT)
    expect(await checkLog(sourceOf({ files: kept, checkpoint }))).toMatchObject({ ok: true })
  })

  it('L14 is read with few bundles at once and each file once', async () => {
    const fetched: string[] = []
    let underWay = 0
    let most = 0
    const read = async (path: string) => {
      fetched.push(path)
      most = Math.max(most, ++underWay)
      await Promise.resolve()
      underWay -= 1
      return whole.files.get(path) ?? null
    }
    const checkpoint = signedCheckpoint(headOf(whole, SIZE))
    await checkLog({ fetchCheckpoint: async () => checkpoint, fetchEntries: read, fetchTile: read }, { fetchesMax: 4 })
    expect(most).toBeLessThanOrEqual(8)
    expect(new Set(fetched).size).toBe(fetched.length)
  })
})

describe('a log that is wrong is refused, with the first thing that is', () => {
  const entries = 'tile/entries/001'
  const put = (path: string, change: (bytes: Bytes) => Bytes) => (files: Map<string, Bytes>) =>
    void files.set(path, change(files.get(path) ?? EMPTY_ROOT))

  it.each([
    ['bundle_missing', 'tile/entries/002.p/188', (files: Map<string, Bytes>) => files.delete('tile/entries/002.p/188')],
    ['bundle_truncated', 'tile/entries/001 entry 255', put(entries, (bytes) => bytes.subarray(0, -1))],
    ['bundle_trailing', entries, put(entries, (bytes) => Uint8Array.from([...bytes, 0]))],
    ['tile_missing', 'tile/0/001', (files: Map<string, Bytes>) => files.delete('tile/0/001')],
    ['tile_missing', 'tile/1/000.p/2', (files: Map<string, Bytes>) => files.delete('tile/1/000.p/2')],
    ['tile_length', 'tile/0/002.p/188', put('tile/0/002.p/188', (bytes) => bytes.subarray(32))],
    ['tile_hash', 'tile/0/001 hash 0', put(entries, (bytes) => flipped(bytes, 17))],
    ['tile_hash', 'tile/0/000 hash 9', put('tile/0/000', (bytes) => flipped(bytes, 9 * 256 + 3))],
    ['tile_hash', 'tile/1/000.p/2 hash 1', put('tile/1/000.p/2', (bytes) => flipped(bytes, 256))],
  ])('L14 %s at %s', async (fault, at, change) => {
    expect(await checkSmall(change)).toEqual({ ok: false, fault, at })
  })

  it('L14 root_differs where all tiles fit the entries and the signed root does not', async () => {
    const other = signedCheckpoint({ origin: ORIGIN, size: SMALL, root: small.root(SMALL - 1) })
    expect(await checkSmall(() => {}, {}, other)).toMatchObject({ ok: false, fault: 'root_differs' })
  })

  it('L14 log_signature, witness_signature and checkpoint_form as the checkpoint says', async () => {
    const stranger = logVerifier('other.example/log')
    const wrongKey = { ...logVerifier(), publicKey: stranger.publicKey }
    expect(await checkSmall(() => {}, { logKey: wrongKey })).toMatchObject({ ok: false, fault: 'log_signature' })
    expect(await checkSmall(() => {}, { logKey: stranger })).toMatchObject({ ok: false, fault: 'checkpoint_key_name' })
    expect(await checkSmall(() => {}, {}, 'nothing')).toMatchObject({ ok: false, fault: 'checkpoint_form' })
    const [w1] = witnesses
    const forger = w1 === undefined ? [] : [{ ...w1, publicKey: stranger.publicKey }]
    expect(await checkSmall(() => {}, { witnesses: forger, k: 1 })).toMatchObject({
      ok: false,
      fault: 'witness_signature',
    })
  })

  it('L14 checkpoint_not_witnessed with fewer cosignatures than are needed', async () => {
    expect(await checkSmall(() => {}, { witnesses, k: 2 })).toMatchObject({ ok: true })
    expect(await checkSmall(() => {}, { witnesses, k: 3 })).toMatchObject({
      ok: false,
      fault: 'checkpoint_not_witnessed',
    })
  })

  it('L14 kept_contradicted, kept_is_ahead and kept_origin by a checkpoint kept from before', async () => {
    const kept = { origin: ORIGIN, size: 300, root: small.root(300) }
    expect(await checkSmall(() => {}, { kept: [kept] })).toMatchObject({ ok: true })
    const forked = { ...kept, root: small.root(299) }
    expect(await checkSmall(() => {}, { kept: [kept, forked] })).toEqual({
      ok: false,
      fault: 'kept_contradicted',
      at: 'size 300',
    })
    const ahead = { ...kept, size: SMALL + 1 }
    expect(await checkSmall(() => {}, { kept: [ahead] })).toMatchObject({ ok: false, fault: 'kept_is_ahead' })
    const other = { ...kept, origin: 'other.example/log' }
    expect(await checkSmall(() => {}, { kept: [other] })).toMatchObject({ ok: false, fault: 'kept_origin' })
    const empty = { ...kept, size: 0, root: kept.root }
    expect(await checkSmall(() => {}, { kept: [empty] })).toMatchObject({ ok: false, fault: 'kept_contradicted' })
  })

  it('L14 entry_refused where what it says is not what was acknowledged', async () => {
    const onEntry = (index: number, entry: Bytes) =>
      Buffer.from(entry).toString() === `entry ${index}` && index !== 400 ? null : 'was never acknowledged'
    expect(await checkSmall(() => {}, { onEntry })).toEqual({
      ok: false,
      fault: 'entry_refused',
      at: 'tile/entries/001 entry 144: was never acknowledged',
    })
  })

  it('L14 whichever bit of whichever file of this size is flipped', async () => {
    const paths = [...small.files.keys()]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.nat(8 * 8192), async (path, bit) => {
        expect(await checkSmall(put(path, (bytes) => flipped(bytes, bit)))).toMatchObject({ ok: false })
      }),
      { numRuns: 60 },
    )
  })

  it('but a failing connection is no verdict: it is thrown', async () => {
    const read = async (path: string) => {
      if (path === 'tile/0/001') throw new Error('connection lost')
      return small.files.get(path) ?? null
    }
    const source = { fetchCheckpoint: async () => smallCheckpoint, fetchEntries: read, fetchTile: read }
    await expect(checkLog(source)).rejects.toThrow('connection lost')
  })
})
