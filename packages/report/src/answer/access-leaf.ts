import type { AccessEntry } from '@goodstanding/core'
import { type Bytes, fromHex, saltedCommitment } from '@goodstanding/crypto'
import { accessTag } from '@goodstanding/ledger'
import { encodeLogEntry } from '@goodstanding/log'

/** What opens an entry of an access log: what was read, its salt, and which read of the consent it was. */
export type AccessOpening = { readonly entry: AccessEntry; readonly salt: string; readonly n: number }

/** The bytes that stand in the access log for a read: the enterprise's own tag, and a commitment to the entry. */
export function accessLeaf({ entry, salt, n }: AccessOpening, accessKey: string, genesisHash: Bytes): Bytes {
  const commitment = saltedCommitment('access', fromHex(salt), entry, genesisHash)
  return encodeLogEntry({ kind: 'access', tag: accessTag(fromHex(accessKey), n), commitment })
}
