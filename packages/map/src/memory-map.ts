import { type Bytes, equalBytes } from '@goodstanding/crypto'
import { EMPTY_PAGE, type Page } from './nodes/page.ts'
import { descendTo } from './nodes/place.ts'
import { positionOf } from './nodes/position.ts'
import { type MapChange, placeChanges, updatePage } from './nodes/update-page.ts'
import type { MapProof } from './proofs/map-proof.ts'
import { proveKey } from './proofs/prove-key.ts'

/** A map held in memory, never changed once made: a later map shares with an earlier one all that is the same. */
export type MemoryMap = {
  root(): Bytes
  /** What the key holds; null when it is absent. */
  get(key: Bytes): Bytes | null
  /** The map after these changes. */
  with(changes: readonly MapChange[]): MemoryMap
  /** Proof that the key is present with its value, or that it is absent; null under the empty root. */
  prove(key: Bytes): MapProof | null
}

/** The empty map. Roots and proofs are those that `updateMap` and `proveKeys` give for the same contents. */
export function memoryMap(): MemoryMap {
  return mapOf(EMPTY_PAGE)
}

function mapOf(top: Page): MemoryMap {
  return {
    root: () => top.hash,
    get(key) {
      const { end } = descendTo(top, positionOf(key))
      return end.kind === 'leaf' && equalBytes(end.key, key) ? end.value : null
    },
    with: (changes) => mapOf(updatePage(top, 0, placeChanges(changes))),
    prove: (key) => proveKey(top, key),
  }
}
