import type { OpenedLeaf } from '@goodstanding/core'
import { type Bytes, bodyCommitment, fromHex, headCommitment } from '@goodstanding/crypto'
import { encodeLogEntry } from '@goodstanding/log'

/** The record log's entry that an opened leaf stands for; null where it opens to nothing. */
export function entryOfLeaf(leaf: OpenedLeaf, genesisHash: Bytes): Bytes | null {
  const body = commitmentOfBody(leaf, genesisHash)
  if (body === null) return null
  const commitment = headCommitment(fromHex(leaf.headSalt), leaf.head, body, genesisHash)
  return encodeLogEntry({ kind: 'of' in leaf.head ? 'statement' : 'record', commitment })
}

function commitmentOfBody(leaf: OpenedLeaf, genesisHash: Bytes): Bytes | null {
  if (leaf.opened !== null && leaf.bodyCommitment === null) {
    return bodyCommitment(fromHex(leaf.opened.salt), leaf.opened.body, genesisHash)
  }
  return leaf.opened === null && leaf.bodyCommitment !== null ? fromHex(leaf.bodyCommitment) : null
}
