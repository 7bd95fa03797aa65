import type { Bytes } from '@goodstanding/crypto'
import { nodesFromTile, placeInTile } from '../tiles/tile-nodes.ts'
import type { NodeReader } from '../tree/node-reader.ts'
import type { LogRows } from './log-storage.ts'

type TileNodes = readonly (readonly Bytes[])[]

const TILES_KEPT_MAX = 64

/**
 * Reads a log's nodes from its stored tiles. A tile that was read is kept, since the hashes under a name never change,
 * and read again only when a node beyond its width is asked for.
 */
export function storedNodes(rows: LogRows): NodeReader {
  const kept = new Map<string, TileNodes>()
  return async (level, index) => {
    const { tile, height, at } = placeInTile(level, index)
    const name = `${tile.level}/${tile.index}`
    const node = kept.get(name)?.[height]?.[at] ?? (await readTile(rows, kept, name, tile))[height]?.[at]
    if (node === undefined) throw new Error(`log ${rows.origin} has no node ${index} of level ${level}`)
    return node
  }
}

async function readTile(
  rows: LogRows,
  kept: Map<string, TileNodes>,
  name: string,
  { level, index }: { readonly level: number; readonly index: number },
): Promise<TileNodes> {
  const tile = await rows.tile(level, index)
  if (tile === null) return []
  const oldest = kept.keys().next()
  if (kept.size >= TILES_KEPT_MAX && !oldest.done) kept.delete(oldest.value)
  const nodes = nodesFromTile(tile.bytes)
  kept.set(name, nodes)
  return nodes
}
