import type { Bytes } from './bytes.ts'
import { sha256 } from './hash.ts'
import { type TagKind, tag } from './tag.ts'

/** SHA-256(tag ‖ parts): every hash of ours. The parts follow each other bare, so their kind must fix where each ends. */
export function taggedHash(kind: TagKind, genesisHash: Bytes | null, ...parts: readonly Bytes[]): Bytes {
  return sha256(tag(kind, genesisHash), ...parts)
}
