import type { OpenedLeaf } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import type { PlacedLeaf } from '@goodstanding/store'
import type { KeysOfMonths } from './keys/retention-keys.ts'
import { unsealOpening } from './make-leaf.ts'

/** A leaf opened as answers show it: its head always, its body or else the body's commitment. */
export function openLeaf(
  leaf: PlacedLeaf & { readonly position: number },
  show: 'body' | 'head',
  keys: KeysOfMonths,
): OpenedLeaf {
  const { head, position, sealed, keyMonth } = leaf
  const { headSalt, opened } = unsealOpening(sealed, head.id, keys(keyMonth))
  if (show === 'head') {
    return { position, head, headSalt, bodyCommitment: toHex(leaf.bodyCommitment), opened: null }
  }
  if (opened === null) throw new Error(`the body of ${head.id} is erased and yet asked for`)
  return { position, head, headSalt, bodyCommitment: null, opened }
}
