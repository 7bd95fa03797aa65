import { type Bytes, cosign, formatNote, signNote, toHex } from '@goodstanding/crypto'
import {
  appendLeaf,
  EMPTY_RANGE,
  formatCheckpointText,
  leafHash,
  proveInclusion,
  proveMultiproof,
  rangeRoot,
} from '@goodstanding/log'
import { seedOf } from './deterministic.ts'

/** A log in memory with its key and witnesses: what a member's node does, without storage. */
export type TestLog = {
  append(entry: Bytes): number
  size(): number
  /** The log as it stands, signed, and cosigned by these witnesses at that time. */
  checkpoint(witnesses: readonly string[], atMs: number): string
  inclusion(index: number): Promise<string[]>
  multiproof(indices: readonly number[]): Promise<string[]>
}

export function testLog(origin: string, seed: Bytes): TestLog {
  const nodes = new Map<string, Bytes>()
  let range = EMPTY_RANGE
  const readNode = (level: number, index: number): Bytes => {
    const node = nodes.get(`${level}/${index}`)
    if (node === undefined) throw new Error(`no node ${level}/${index}`)
    return node
  }
  return {
    append(entry) {
      range = appendLeaf(range, leafHash(entry), (level, index, hash) => nodes.set(`${level}/${index}`, hash))
      return range.size - 1
    },
    size: () => range.size,
    checkpoint(witnesses, atMs) {
      const text = formatCheckpointText({ origin, size: range.size, root: rangeRoot(range) })
      const seconds = Math.floor(atMs / 1_000)
      const cosignatures = witnesses.map((name) => cosign(text, name, seedOf(`${name} witness`), seconds))
      return formatNote(text, [signNote(text, origin, seed), ...cosignatures])
    },
    inclusion: async (index) => (await proveInclusion(index, range.size, readNode)).map(toHex),
    multiproof: async (indices) => (await proveMultiproof(indices, range.size, readNode)).map(toHex),
  }
}
