import { fail, ok, type Result } from '@goodstanding/core'
import { type Bytes, equalBytes, type NoteVerifier } from '@goodstanding/crypto'
import { type Checkpoint, parseCheckpoint } from '../checkpoint/checkpoint.ts'
import {
  type CheckpointVerdictFault,
  verifyCheckpoint,
  type WitnessedCheckpoint,
  witnessedBy,
} from '../checkpoint/verify-checkpoint.ts'
import type { TileFault } from '../tiles/tile-error.ts'
import { TILE_WIDTH } from '../tiles/tile-path.ts'
import { rangeRoot } from '../tree/compact-range.ts'
import { leafHash } from '../tree/hashing.ts'
import { compareTile, fetchServedTile } from './check-tile.ts'
import { type BundleFault, fetchBundle, type ServedBundle } from './fetch-bundle.ts'
import { inOrder } from './in-order.ts'
import type { LogSource } from './log-source.ts'
import { type RecomputedTile, recomputeTiles, type TileRecomputation } from './recomputed-tiles.ts'

/** What is wrong with a log, first of all that is. */
export type LogCheckFault =
  | CheckpointVerdictFault
  | 'checkpoint_not_witnessed'
  | 'kept_origin'
  | 'kept_is_ahead'
  | 'kept_contradicted'
  | BundleFault
  | 'entry_refused'
  | TileFault
  | 'root_differs'

/** A log of which everything was recomputed from its entries and found right. */
export type CheckedLog = WitnessedCheckpoint & {
  /** False where no log key was given, so that nobody knows whose log it is. */
  readonly isSignatureChecked: boolean
  readonly tileCount: number
}

/** The log as checked, or the first thing that is wrong and where: a path, with the entry or hash in it. */
export type LogCheck = Result<CheckedLog, LogCheckFault>

/** What a check is given beside the log; nothing of it is needed. */
export type LogCheckOptions = {
  /** The log's key; its signature is not checked without. */
  readonly logKey?: NoteVerifier
  /** Witnesses whose cosignatures are checked, and how many of them are needed. */
  readonly witnesses?: readonly NoteVerifier[]
  readonly k?: number
  /** Checkpoints of this log from elsewhere, kept from before or by witnesses: the log must extend each of them. */
  readonly kept?: readonly Checkpoint[]
  /** Judges an entry by what it says: null, or why the check ends there with `entry_refused`. */
  readonly onEntry?: (index: number, entry: Bytes) => string | null
  readonly onProgress?: (progress: { readonly checked: number; readonly size: number }) => void
  /** Bears with what C2SP allows in the checkpoints of other logs and ours don't have. */
  readonly isForeign?: boolean
  /** Bundles and tiles fetched at once. */
  readonly fetchesMax?: number
}

const FETCHES_MAX = 16

/**
 * Recomputes a whole C2SP tile log from its entries alone: leaf hashes, every tile of every level with the partial ones
 * of its size, and the root; checks signature, cosignatures and the checkpoints kept from before. It keeps a few
 * bundles and one tile a level in memory, whatever the log's size.
 */
export async function checkLog(source: LogSource, options: LogCheckOptions = {}): Promise<LogCheck> {
  const opened = openCheckpoint(await source.fetchCheckpoint(), options)
  if (!opened.ok) return opened
  const { checkpoint } = opened.value
  const tiles = recomputeTiles()
  const contents = await checkContents(source, checkpoint.size, tiles, options)
  if (!contents.ok) return contents
  if (!equalBytes(rangeRoot(tiles.range()), checkpoint.root)) return fail('root_differs', 'checkpoint')
  return ok({ ...opened.value, isSignatureChecked: options.logKey !== undefined, tileCount: contents.value })
}

function openCheckpoint(text: string, options: LogCheckOptions): Result<WitnessedCheckpoint, LogCheckFault> {
  const { logKey, witnesses = [], k = 0, isForeign = false } = options
  const opened =
    logKey === undefined
      ? openUnsigned(text, { witnesses, k, isForeign })
      : verifyCheckpoint(text, { logKey, witnesses, k }, { isForeign })
  if (!opened.ok) return opened
  if (!opened.value.isWitnessed) return fail('checkpoint_not_witnessed', 'checkpoint')
  for (const kept of options.kept ?? []) {
    if (kept.origin !== opened.value.checkpoint.origin) return fail('kept_origin', kept.origin)
    if (kept.size > opened.value.checkpoint.size) return fail('kept_is_ahead', `size ${kept.size}`)
  }
  return opened
}

function openUnsigned(
  text: string,
  { witnesses, k, isForeign }: { witnesses: readonly NoteVerifier[]; k: number; isForeign: boolean },
): Result<WitnessedCheckpoint, LogCheckFault> {
  const parsed = parseCheckpoint(text, { isForeign })
  if (!parsed.ok) return fail('checkpoint_form', parsed.fault)
  return witnessedBy(parsed.value.checkpoint, parsed.value.note, { witnesses, k })
}

/** Goes through all bundles; the number of tiles that were found right. */
async function checkContents(
  source: LogSource,
  size: number,
  tiles: TileRecomputation,
  options: LogCheckOptions,
): Promise<Result<number, LogCheckFault>> {
  const empty = checkKept(tiles, options)
  if (!empty.ok) return empty
  const bundleCount = Math.ceil(size / TILE_WIDTH)
  const ahead = options.fetchesMax ?? FETCHES_MAX
  let tileCount = 0
  for await (const bundle of inOrder(bundleCount, ahead, (index) => fetchBundle(source, index, size))) {
    if (!bundle.ok) return bundle
    const appended = appendBundle(bundle.value, tiles, options)
    if (!appended.ok) return appended
    const made = tiles.range().size < size ? tiles.takeFull() : [...tiles.takeFull(), ...tiles.partial()]
    const compared = await compareTiles(source, made, bundle.value)
    if (!compared.ok) return compared
    tileCount += made.length
    options.onProgress?.({ checked: tiles.range().size, size })
  }
  return ok(tileCount)
}

async function compareTiles(
  source: LogSource,
  made: readonly RecomputedTile[],
  { leafTile }: ServedBundle,
): Promise<Result<null, LogCheckFault>> {
  for (const tile of made) {
    const served = tile.tile.level === 0 ? leafTile : await fetchServedTile(source, tile.tile)
    const compared = compareTile(tile, served)
    if (!compared.ok) return compared
  }
  return ok(null)
}

function appendBundle(
  { path, entries }: ServedBundle,
  tiles: TileRecomputation,
  options: LogCheckOptions,
): Result<null, LogCheckFault> {
  for (const [at, entry] of entries.entries()) {
    const why = options.onEntry?.(tiles.range().size, entry) ?? null
    if (why !== null) return fail('entry_refused', `${path} entry ${at}: ${why}`)
    tiles.append(leafHash(entry))
    const kept = checkKept(tiles, options)
    if (!kept.ok) return kept
  }
  return ok(null)
}

/** The log's own root at each size that a kept checkpoint has must be that checkpoint's. */
function checkKept(tiles: TileRecomputation, { kept = [] }: LogCheckOptions): Result<null, LogCheckFault> {
  const range = tiles.range()
  for (const checkpoint of kept) {
    if (checkpoint.size !== range.size) continue
    if (!equalBytes(checkpoint.root, rangeRoot(range))) return fail('kept_contradicted', `size ${checkpoint.size}`)
  }
  return ok(null)
}
