import { equalBytes, utf8 } from '@goodstanding/crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEntryBundle } from '../tiles/entry-bundle.ts'
import { tilesForSize } from '../tiles/tiles-for-size.ts'
import { treeRoot } from '../tree/compact-range.ts'
import { leafHash } from '../tree/hashing.ts'
import { ENTRIES_LEVEL, type StoredTile } from './log-storage.ts'
import { appendToEdge, headOfEdge, type RightEdge } from './right-edge.ts'

const EMPTY: RightEdge = { size: 0, entries: [], tiles: [] }
const slots = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 200, max: 600 })), { maxLength: 5 })
const entriesFrom = (from: number, count: number) => Array.from({ length: count }, (_, i) => utf8(`entry ${from + i}`))

describe('appending to the right edge of a log', () => {
  it('L3 leads to the root that RFC 6962 gives for all entries, in whatever slots they came', () => {
    fc.assert(
      fc.property(slots, (counts) => {
        let edge = EMPTY
        for (const count of counts) edge = appendToEdge(edge, entriesFrom(edge.size, count)).edge
        const expected = treeRoot(entriesFrom(0, edge.size).map(leafHash))
        const head = headOfEdge(edge)
        expect(head.size).toBe(counts.reduce((sum, count) => sum + count, 0))
        expect(equalBytes(head.root, expected)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it('L7 makes exactly the tiles and bundles that tlog-tiles asks for at each size, none twice and none empty', () => {
    fc.assert(
      fc.property(slots, (counts) => {
        let edge = EMPTY
        const names = new Set<string>()
        for (const count of counts) {
          const before = edge.size
          const appended = appendToEdge(edge, entriesFrom(before, count))
          edge = appended.edge
          const asked = tilesForSize(before, edge.size)
          const bundles = asked.filter(({ level }) => level === 0).map((tile) => ({ ...tile, level: ENTRIES_LEVEL }))
          const made = appended.added.map(({ level, index, width }) => ({ level, index, width }))
          expect(made.toSorted(byName)).toEqual([...bundles, ...asked].toSorted(byName))
          for (const tile of appended.added) {
            expect(names.has(nameOf(tile))).toBe(false)
            names.add(nameOf(tile))
            if (tile.level >= 0) expect(tile.bytes).toHaveLength(32 * tile.width)
            else expect(parseEntryBundle(tile.bytes, tile.width)).toMatchObject({ ok: true })
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})

function nameOf({ level, index, width }: Pick<StoredTile, 'level' | 'index' | 'width'>): string {
  return `${level}/${index}/${width}`
}

function byName(a: Pick<StoredTile, 'level' | 'index' | 'width'>, b: Pick<StoredTile, 'level' | 'index' | 'width'>) {
  return nameOf(a).localeCompare(nameOf(b))
}
