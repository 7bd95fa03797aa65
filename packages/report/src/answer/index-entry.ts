import type { IndexedType } from '@goodstanding/core'
import { type Bytes, fromHex, saltedCommitment, taggedHash, utf8 } from '@goodstanding/crypto'

/** Key of one subject's and type's list in a provider's index. */
export function indexKey(subject: string, type: IndexedType, genesisHash: Bytes): Bytes {
  return taggedHash('index-key', genesisHash, fromHex(subject), utf8(type))
}

/** Value there: a salted commitment to the ascending leaf positions. */
export function indexValue(salt: Bytes, positions: readonly number[], genesisHash: Bytes): Bytes {
  return saltedCommitment('index-value', salt, positions, genesisHash)
}
