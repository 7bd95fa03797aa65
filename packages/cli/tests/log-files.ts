import { type Bytes, concat, cosign, formatNote, signNote } from '@goodstanding/crypto'
import {
  appendLeaf,
  EMPTY_RANGE,
  encodeEntryBundle,
  entriesPath,
  formatCheckpointText,
  leafHash,
  rangeRoot,
  tilePath,
  tilesForSize,
} from '@goodstanding/log'

/** Who signs a checkpoint, by seed: the log under its origin, witnesses under their names. */
export type Signers = {
  readonly origin: string
  readonly seed: Bytes
  readonly witnesses: readonly { readonly name: string; readonly seed: Bytes }[]
}

/** The files of a whole tile log with these entries: its tiles, its bundles and its checkpoint, by path. */
export function logFiles(entries: readonly Bytes[], signers: Signers): ReadonlyMap<string, Bytes> {
  const nodes = new Map<string, Bytes>()
  for (const [at, hash] of nodesOf(entries)) nodes.set(at, hash)
  const files = new Map<string, Bytes>()
  for (const tile of tilesForSize(0, entries.length)) {
    const hashes = Array.from(
      { length: tile.width },
      (_, i) => nodes.get(`${8 * tile.level}/${256 * tile.index + i}`) ?? new Uint8Array(32),
    )
    files.set(tilePath(tile), concat(...hashes))
    if (tile.level > 0) continue
    const from = 256 * tile.index
    files.set(entriesPath(tile.index, tile.width), encodeEntryBundle(entries.slice(from, from + tile.width)))
  }
  return files.set('checkpoint', new TextEncoder().encode(checkpointNote(entries, signers)))
}

/** The signed note over a log of these entries. */
export function checkpointNote(entries: readonly Bytes[], { origin, seed, witnesses }: Signers): string {
  const text = formatCheckpointText({ origin, size: entries.length, root: rootOf(entries) })
  return formatNote(text, [
    signNote(text, origin, seed),
    ...witnesses.map((witness) => cosign(text, witness.name, witness.seed, 1_790_000_000)),
  ])
}

function rootOf(entries: readonly Bytes[]): Bytes {
  let range = EMPTY_RANGE
  for (const entry of entries) range = appendLeaf(range, leafHash(entry))
  return rangeRoot(range)
}

function nodesOf(entries: readonly Bytes[]): readonly (readonly [string, Bytes])[] {
  const nodes: [string, Bytes][] = []
  let range = EMPTY_RANGE
  for (const entry of entries) {
    range = appendLeaf(range, leafHash(entry), (level, index, hash) => nodes.push([`${level}/${index}`, hash]))
  }
  return nodes
}
