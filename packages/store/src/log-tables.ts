import type { Generated } from 'kysely'

/** Tables of tile logs. A member has several logs, told apart by their origin. */
export interface LogTables {
  /** One row a log: what is integrated, and who writes. Changed under its row lock by compare-and-set alone. */
  log_state: {
    origin: string
    size: number
    root: Uint8Array
    /** The newest size that a stored checkpoint covers; null before the first. */
    published_size: number | null
    epoch: number
    writer: string
  }
  /** Entries that were acknowledged and have no position yet. */
  log_queue: {
    id: Generated<number>
    origin: string
    entry: Uint8Array
  }
  /** Tiles of hashes, and bundles of entries under level -1. Insert-only; partial ones go once the full one is served. */
  log_tile: {
    origin: string
    level: number
    tile_index: number
    width: number
    bytes: Uint8Array
  }
  /** Signed checkpoints, kept forever. */
  log_checkpoint: {
    origin: string
    size: number
    /** As served: with the newest cosignatures it has. */
    note: string
    /** Its time by `note`, once k witnesses have cosigned it. */
    witnessed_at: number | null
    is_witnessed: boolean
    /** As it was when it first had k cosignatures; never changed after. */
    first_note: string | null
    first_witnessed_at: number | null
  }
}
