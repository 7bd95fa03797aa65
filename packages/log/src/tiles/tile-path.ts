import { assert, fail, ok, type Result } from '@goodstanding/core'
import { isSize } from '../tree/tree-range.ts'

/** Levels of the tree that one tile spans (C2SP tlog-tiles). */
export const TILE_HEIGHT = 8

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256

/** A tile of hashes: `width` hashes (1 to 256, 256 being full) of subtrees of height `8 · level`, from `256 · index` on. */
export type TileId = { readonly level: number; readonly index: number; readonly width: number }

/** What a path of a tile log names. */
export type TileResource =
  | ({ readonly kind: 'tile' } & TileId)
  | { readonly kind: 'entries'; readonly index: number; readonly width: number }

/** The path is none of a tile or bundle, or another spelling of one. */
export type TilePathFault = 'tile_path'

const LEVEL_MAX = 63
const PATH = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/

/** Path of a tile below the log's prefix, such as `tile/0/x001/x234/067.p/17` (C2SP tlog-tiles). */
export function tilePath({ level, index, width }: TileId): string {
  assert(Number.isInteger(level) && level >= 0 && level <= LEVEL_MAX, 'a tile level lies from 0 to 63')
  return `tile/${level}/${indexPath(index, width)}`
}

/** Path of an entry bundle below the log's prefix, such as `tile/entries/x001/234.p/17` (C2SP tlog-tiles). */
export function entriesPath(index: number, width: number): string {
  return `tile/entries/${indexPath(index, width)}`
}

/** Reads a path below the log's prefix, without a slash in front. Each tile has one spelling; others are refused. */
export function parseTilePath(path: string): Result<TileResource, TilePathFault> {
  const [, level, elements, partial] = PATH.exec(path) ?? []
  if (level === undefined || elements === undefined) return fail('tile_path')
  const index = Number(elements.replaceAll(/[x/]/g, ''))
  const width = partial === undefined ? TILE_WIDTH : Number(partial)
  const isPartialFull = partial !== undefined && width >= TILE_WIDTH
  if (!isSize(index) || isPartialFull || indexElements(index) !== elements) return fail('tile_path')
  if (level === 'entries') return ok({ kind: 'entries', index, width })
  return Number(level) > LEVEL_MAX ? fail('tile_path') : ok({ kind: 'tile', level: Number(level), index, width })
}

function indexPath(index: number, width: number): string {
  assert(isSize(index), 'a tile index is an integer from 0 to 2^53 - 1')
  assert(Number.isInteger(width) && width >= 1 && width <= TILE_WIDTH, 'a tile holds 1 to 256 hashes')
  return width === TILE_WIDTH ? indexElements(index) : `${indexElements(index)}.p/${width}`
}

/** 1234067 is `x001/x234/067`: no folder and file of one name in any file system. */
function indexElements(index: number): string {
  const digits = String(index)
  const padded = digits.padStart(3 * Math.ceil(digits.length / 3), '0')
  const elements = padded.match(/[0-9]{3}/g) ?? []
  return elements.map((element, at) => (at === elements.length - 1 ? element : `x${element}`)).join('/')
}
