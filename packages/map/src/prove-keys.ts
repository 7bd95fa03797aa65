import type { Bytes } from '@goodstanding/crypto'
import { type PageStore, readMissing, readTop } from './nodes/page-store.ts'
import type { MapProof } from './proofs/map-proof.ts'
import { findKey, proveKey, unreadOf } from './proofs/prove-key.ts'

/**
 * For each key the proof that it is present with its value, or that it is absent, under this root; null for each under
 * the empty root, where absence needs no proof. Throws when the storage lacks a page or holds a damaged one.
 */
export async function proveKeys(
  store: PageStore,
  root: Bytes,
  keys: readonly Bytes[],
): Promise<readonly (MapProof | null)[]> {
  const top = await readTop(store, root)
  await readMissing(store, () => keys.flatMap((key) => unreadOf(findKey(top, key))))
  return keys.map((key) => proveKey(top, key))
}
