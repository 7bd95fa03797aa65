import { type Bytes, equalBytes } from '@goodstanding/crypto'
import { readExistence } from './existence.ts'
import type { MapProof } from './map-proof.ts'

/** What is said: under this root the key holds this value. */
export type PresenceClaim = {
  readonly root: Bytes
  readonly key: Bytes
  readonly value: Bytes
  readonly proof: MapProof
}

/**
 * Whether the proof shows that the map under this root holds the key with this value. More than ICS-23 asks: the path
 * must follow the bits of the hashed key, so that one root gives each key one verdict (`docs/protocol/map.md`).
 */
export function verifyPresence({ root, key, value, proof }: PresenceClaim): boolean {
  if (!('exist' in proof)) return false
  const existence = readExistence(proof.exist, root)
  return existence !== null && equalBytes(existence.key, key) && equalBytes(existence.value, value)
}
