/** Why a tile can't be used: it is not there, has not the length of its width, or does not lead to the root. */
export type TileFault = 'tile_missing' | 'tile_length' | 'tile_hash'

/** A tile that a log fails to serve as its own root says; never used for anything. */
export class TileError extends Error {
  override readonly name = 'TileError'
  readonly code: TileFault
  readonly path: string

  constructor(code: TileFault, path: string) {
    super(`${path}: ${code}`)
    this.code = code
    this.path = path
  }
}
