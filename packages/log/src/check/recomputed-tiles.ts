import { type Bytes, concat } from '@goodstanding/crypto'
import { TILE_HEIGHT, TILE_WIDTH, type TileId } from '../tiles/tile-path.ts'
import { appendLeaf, type CompactRange, EMPTY_RANGE } from '../tree/compact-range.ts'

/** A tile as the entries make it. */
export type RecomputedTile = { readonly tile: TileId; readonly bytes: Bytes }

/** Makes a log's tiles anew, leaf by leaf, keeping one unfinished tile a level. */
export type TileRecomputation = {
  readonly append: (leafHash: Bytes) => void
  readonly range: () => CompactRange
  /** The tiles that became full since last asked, lowest level first where several did at once. */
  readonly takeFull: () => readonly RecomputedTile[]
  /** The tiles that are partial at this size, lowest level first. */
  readonly partial: () => readonly RecomputedTile[]
}

/** Starts with the empty log. */
export function recomputeTiles(): TileRecomputation {
  let range = EMPTY_RANGE
  let full: RecomputedTile[] = []
  const unfinished: { index: number; hashes: Bytes[] }[] = []

  const onNode = (nodeLevel: number, nodeIndex: number, hash: Bytes): void => {
    if (nodeLevel % TILE_HEIGHT !== 0) return
    const level = nodeLevel / TILE_HEIGHT
    const column = unfinished[level] ?? { index: 0, hashes: [] }
    unfinished[level] = column
    column.index = Math.floor(nodeIndex / TILE_WIDTH)
    column.hashes.push(hash)
    if (column.hashes.length < TILE_WIDTH) return
    full.push(tileOf(level, column))
    column.hashes = []
  }
  return {
    append(leafHash) {
      range = appendLeaf(range, leafHash, onNode)
    },
    range: () => range,
    takeFull() {
      const taken = full
      full = []
      return taken
    },
    partial: () => unfinished.flatMap((column, level) => (column.hashes.length > 0 ? [tileOf(level, column)] : [])),
  }
}

function tileOf(level: number, { index, hashes }: { index: number; hashes: readonly Bytes[] }): RecomputedTile {
  return { tile: { level, index, width: hashes.length }, bytes: concat(...hashes) }
}
