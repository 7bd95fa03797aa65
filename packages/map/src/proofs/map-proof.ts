/** How a leaf is hashed (ICS-23 `LeafOp`). Bytes are base64, as in all of these. */
export type LeafOp = {
  readonly hash: number
  readonly prehash_key: number
  readonly prehash_value: number
  readonly length: number
  readonly prefix: string
}

/** One step towards the root (ICS-23 `InnerOp`): what stands before and behind the hash from below. */
export type InnerOp = { readonly hash: number; readonly prefix: string; readonly suffix: string }

/** ICS-23 `ExistenceProof`: a key, its value, and the steps from its leaf up to the root. */
export type ExistenceProof = {
  readonly key: string
  readonly value: string
  readonly leaf: LeafOp
  readonly path: readonly InnerOp[]
}

/** ICS-23 `NonExistenceProof`: the leaves next to where the key would stand; null where there is none on that side. */
export type NonExistenceProof = {
  readonly key: string
  readonly left: ExistenceProof | null
  readonly right: ExistenceProof | null
}

/** ICS-23 `CommitmentProof` in its JSON form, as Go's encoding/json reads the public verifier's types. */
export type MapProof = { readonly exist: ExistenceProof } | { readonly nonexist: NonExistenceProof }

const SHA256 = 1
const NO_PREFIX = 0

/** The hash operation of every inner node (ICS-23 `SmtSpec`). */
export const INNER_HASH = SHA256

/** The one leaf operation there is (ICS-23 `SmtSpec`); its prefix is the byte 0x00. */
export const LEAF_OP: LeafOp = {
  hash: SHA256,
  prehash_key: SHA256,
  prehash_value: SHA256,
  length: NO_PREFIX,
  prefix: 'AA==',
}
