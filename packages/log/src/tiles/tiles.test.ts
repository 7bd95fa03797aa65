import { type Bytes, toHex } from '@goodstanding/crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proveConsistency, verifyConsistency } from '../proofs/consistency.ts'
import { proveInclusion, verifyInclusion } from '../proofs/inclusion.ts'
import { proveMultiproof, verifyMultiproof } from '../proofs/multiproof.ts'
import { flipped, memoryLog, someEntries } from '../testing/memory-log.ts'
import { appendLeaf, EMPTY_RANGE, rangeRoot, readCompactRange, treeRoot } from '../tree/compact-range.ts'
import { leafHash } from '../tree/hashing.ts'
import { encodeEntryBundle, parseEntryBundle } from './entry-bundle.ts'
import { nodesFromTile } from './tile-nodes.ts'
import { entriesPath, parseTilePath, tilePath } from './tile-path.ts'
import { tileReader } from './tile-reader.ts'
import { partialTiles, tileAtSize, tilesForSize } from './tiles-for-size.ts'

describe('tile paths', () => {
  it.each([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 1, index: 999, width: 1 }, 'tile/1/999.p/1'],
    [{ level: 63, index: 1000, width: 255 }, 'tile/63/x001/000.p/255'],
    [{ level: 2, index: Number.MAX_SAFE_INTEGER, width: 17 }, 'tile/2/x009/x007/x199/x254/x740/991.p/17'],
  ])('L7 are as C2SP tlog-tiles says: %j is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path)
    expect(parseTilePath(path)).toEqual({ ok: true, value: { kind: 'tile', ...tile } })
    const bundle = path.replace(/^tile\/\d+/, 'tile/entries')
    expect(entriesPath(tile.index, tile.width)).toBe(bundle)
    expect(parseTilePath(bundle)).toEqual({
      ok: true,
      value: { kind: 'entries', index: tile.index, width: tile.width },
    })
  })

  it.each([
    '',
    'tile',
    'tile/0',
    'tile/0/',
    'tile/0/0',
    'tile/0/00',
    'tile/0/0000',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001',
    'tile/0/x01/002',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p',
    'tile/0/000.p/',
    '/tile/0/000',
    'tile/0/000/',
    'tile/0/000.p/1/',
    'tile/data/000',
    'tile/0/../0/000',
    'tile/0/%30%30%30',
    'tile/0/000\n',
    'tile/0/x999/x999/x999/x999/x999/999',
    'Tile/0/000',
  ])('L7 have one spelling: %j is refused', (path) => {
    expect(parseTilePath(path)).toEqual({ ok: false, fault: 'tile_path' })
  })

  it('L7 read back as they were written, and nothing else is read', () => {
    const width = fc.integer({ min: 1, max: 256 })
    fc.assert(
      fc.property(fc.nat(63), fc.maxSafeNat(), width, (level, index, w) => {
        expect(parseTilePath(tilePath({ level, index, width: w }))).toMatchObject({
          ok: true,
          value: { level, index, width: w },
        })
      }),
    )
    fc.assert(
      fc.property(
        fc.stringMatching(/^tile\/(entries|[0-9]{1,2})\/(x?[0-9]{3}\/){0,3}[0-9]{3}(\.p\/[0-9]{1,3})?$/),
        (path) => {
          const parsed = parseTilePath(path)
          if (!parsed.ok) return
          const { value } = parsed
          expect(value.kind === 'tile' ? tilePath(value) : entriesPath(value.index, value.width)).toBe(path)
        },
      ),
    )
  })
})

describe('entry bundles', () => {
  it('L7 hold entries behind a 16-bit length', () => {
    const bundle = encodeEntryBundle([Uint8Array.of(1, 2, 3), new Uint8Array(0), new Uint8Array(258)])
    expect(toHex(bundle.subarray(0, 9))).toBe('000301020300000102')
    expect(() => encodeEntryBundle([new Uint8Array(65_536)])).toThrow()
    expect(() => encodeEntryBundle([])).toThrow()
  })

  it('L7 read back as they were written, with neither more nor fewer entries', () => {
    const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 })
    fc.assert(
      fc.property(entries, fc.nat(), (list, cut) => {
        const bundle = encodeEntryBundle(list)
        expect(parseEntryBundle(bundle, list.length)).toEqual({ ok: true, value: list })
        expect(parseEntryBundle(bundle, list.length - 1).ok).toBe(false)
        expect(parseEntryBundle(bundle, list.length + 1)).toMatchObject({ ok: false, fault: 'bundle_truncated' })
        expect(parseEntryBundle(bundle.subarray(0, cut % bundle.length), list.length).ok).toBe(false)
      }),
    )
  })
})

describe('tiles of a size', () => {
  it('L7 are the ones of the C2SP example: 70,000 leaves', () => {
    const tiles = tilesForSize(0, 70_000)
    const count = (level: number, isFull: boolean) =>
      tiles.filter((tile) => tile.level === level && (tile.width === 256) === isFull).length
    expect([count(0, true), count(0, false), count(1, true), count(1, false), count(2, false)]).toEqual([
      273, 1, 1, 1, 1,
    ])
    expect(partialTiles(70_000).map(({ width }) => width)).toEqual([112, 17, 1])
    expect(tilesForSize(0, 256)).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ])
  })

  it('L7 are written once: growing step by step writes each tile that any step needs, and none twice', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(70_000), { minLength: 1, maxLength: 6 }), (steps) => {
        const sizes = [...new Set(steps)].sort((a, b) => a - b)
        const written = sizes.flatMap((size, at) => tilesForSize(sizes[at - 1] ?? 0, size).map(tilePath))
        expect(new Set(written).size).toBe(written.length)
        const last = sizes.at(-1) ?? 0
        const needed = tilesForSize(0, last).map(tilePath)
        expect(needed.every((path) => written.includes(path))).toBe(true)
        for (const tile of tilesForSize(0, last)) expect(tileAtSize(tile.level, tile.index, last)).toEqual(tile)
      }),
      { numRuns: 30 },
    )
  })

  it('L7 are none where nothing is appended', () => {
    expect(tilesForSize(0, 0)).toEqual([])
    expect(tilesForSize(700, 700)).toEqual([])
  })
})

it('a tile holds all complete nodes above its hashes', () => {
  const log = memoryLog(someEntries(300))
  const full = nodesFromTile(log.files.get('tile/0/000') ?? new Uint8Array(0))
  expect(full[8]?.[0]).toEqual(log.readNode(8, 0))
  expect(full[3]?.[31]).toEqual(log.readNode(3, 31))
  const partial = nodesFromTile(log.files.get('tile/0/001.p/44') ?? new Uint8Array(0))
  expect(partial.map((row) => row.length)).toEqual([44, 22, 11, 5, 2, 1])
  expect(() => nodesFromTile(new Uint8Array(33))).toThrow()
})

it('a compact range appends like the whole tree and reads back from stored nodes', async () => {
  const leaves = someEntries(300).map(leafHash)
  const log = memoryLog(someEntries(300))
  let range = EMPTY_RANGE
  for (const [index, leaf] of leaves.entries()) {
    range = appendLeaf(range, leaf)
    expect(rangeRoot(range)).toEqual(log.root(index + 1))
    expect(await readCompactRange(index + 1, log.readNode)).toEqual(range)
  }
  expect(treeRoot(leaves)).toEqual(log.root(300))
})

describe('the tile reader', () => {
  const SIZE = 66_123
  const log = memoryLog(someEntries(SIZE))
  const root = log.root(SIZE)
  const from = (files: ReadonlyMap<string, Bytes>) => async (path: string) => files.get(path) ?? null
  const leaf = (index: number) => leafHash(log.entries[index] ?? new Uint8Array(0))

  it('L11 gives proofs between any two sizes and of any leaves from tiles alone', async () => {
    const readNode = tileReader(from(log.files), SIZE, root)
    const place = fc.nat(SIZE - 1)
    await fc.assert(
      fc.asyncProperty(place, fc.uniqueArray(place, { minLength: 1, maxLength: 20 }), async (index, chosen) => {
        const inclusion = await proveInclusion(index, SIZE, readNode)
        expect(verifyInclusion({ index, size: SIZE, leafHash: leaf(index), proof: inclusion, root })).toBe(true)
        const consistency = await proveConsistency(index, SIZE, readNode)
        const older = { oldSize: index, oldRoot: log.root(index) }
        expect(verifyConsistency({ ...older, size: SIZE, root, proof: consistency })).toBe(true)
        const indices = chosen.sort((a, b) => a - b)
        const multiproof = await proveMultiproof(indices, SIZE, readNode)
        const leaves = indices.map((each) => ({ index: each, hash: leaf(each) }))
        expect(verifyMultiproof({ size: SIZE, root, leaves, proof: multiproof })).toBe(true)
      }),
    )
  })

  it('L11 uses no tile that does not lead to the root, whichever bit of it is flipped', async () => {
    const tiles = [...log.files.keys()].filter((path) => !path.includes('entries'))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...tiles), fc.nat(8 * 8192), async (path, bit) => {
        const bytes = log.files.get(path) ?? new Uint8Array(1)
        const readNode = tileReader(from(new Map([...log.files, [path, flipped(bytes, bit)]])), SIZE, root)
        const parsed = parseTilePath(path)
        const { level = 0, index = 0 } = parsed.ok && parsed.value.kind === 'tile' ? parsed.value : {}
        const reading = Promise.resolve(readNode(8 * level, 256 * index))
        await expect(reading).rejects.toMatchObject({ name: 'TileError', code: 'tile_hash' })
      }),
    )
  })

  it('L11 says which tile is missing or has not the length of its width', async () => {
    const without = new Map(log.files)
    without.delete('tile/0/007')
    const reading = async () => tileReader(from(without), SIZE, root)(0, 256 * 7)
    await expect(reading()).rejects.toMatchObject({ code: 'tile_missing', path: 'tile/0/007' })
    without.set('tile/0/007', new Uint8Array(8191))
    await expect(reading()).rejects.toMatchObject({ code: 'tile_length', path: 'tile/0/007' })
  })

  it('L11 takes the full tile where the partial one is served no more', async () => {
    const grown = memoryLog(someEntries(512))
    const files = new Map([...grown.files].filter(([path]) => !path.includes('.p/')))
    files.set('tile/1/000.p/1', grown.readNode(8, 0) as Bytes)
    expect(await tileReader(from(files), 300, grown.root(300))(0, 299)).toEqual(grown.readNode(0, 299))
  })

  it('L11 tries again after a failure, and fetches each tile once otherwise', async () => {
    let isDown = true
    const fetched: string[] = []
    const readNode = tileReader(
      async (path) => {
        if (isDown) throw new Error('down')
        fetched.push(path)
        return log.files.get(path) ?? null
      },
      SIZE,
      root,
    )
    await expect(Promise.resolve(readNode(0, 5))).rejects.toThrow('down')
    await expect(Promise.resolve(readNode(0, SIZE - 1))).rejects.toThrow('down')
    isDown = false
    await Promise.all([0, 5, 17, SIZE - 1].map((index) => readNode(0, index)))
    await readNode(3, 2)
    expect(new Set(fetched).size).toBe(fetched.length)
  })
})
