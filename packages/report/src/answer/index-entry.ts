import type { IndexAnswer, IndexedType } from '@goodstanding/core'
import { type Bytes, fromHex, saltedCommitment, taggedHash, utf8 } from '@goodstanding/crypto'
import { parseMapProof, verifyAbsence, verifyPresence } from '@goodstanding/map'

/** Key of one subject's and type's list in a provider's index. */
export function indexKey(subject: string, type: IndexedType, genesisHash: Bytes): Bytes {
  return taggedHash('index-key', genesisHash, fromHex(subject), utf8(type))
}

/** Value there: a salted commitment to the ascending leaf positions. */
export function indexValue(salt: Bytes, positions: readonly number[], genesisHash: Bytes): Bytes {
  return saltedCommitment('index-value', salt, positions, genesisHash)
}

/** Whether an index of this root has this whole list for subject and type, or none where the list is null. */
export function isListProven({ subject, type, list, proof }: IndexAnswer, root: Bytes, genesisHash: Bytes): boolean {
  const key = indexKey(subject, type, genesisHash)
  const parsed = proof === null ? null : parseMapProof(proof)
  if (parsed !== null && !parsed.ok) return false
  if (list === null) return verifyAbsence({ root, key, proof: parsed === null ? null : parsed.value })
  const isAscending = list.positions.every((position, i) => i === 0 || (list.positions[i - 1] ?? 0) < position)
  if (!isAscending || parsed === null) return false
  const value = indexValue(fromHex(list.salt), list.positions, genesisHash)
  return verifyPresence({ root, key, value, proof: parsed.value })
}
