import { type Bytes, concat, toBase64 } from '@goodstanding/crypto'
import { EMPTY_ROOT, innerHash, leafHash } from '../nodes/node-hash.ts'
import { type ExistenceProof, type InnerOp, LEAF_OP, type MapProof } from '../proofs/map-proof.ts'

/** A tree as a prover could build it, its leaves wherever it wants them. */
export type Tree = null | { readonly key: Bytes; readonly value: Bytes } | readonly [Tree, Tree]

export function treeRoot(tree: Tree): Bytes {
  if (tree === null) return EMPTY_ROOT
  return 'key' in tree ? leafHash(tree.key, tree.value) : innerHash(treeRoot(tree[0]), treeRoot(tree[1]))
}

/** A leaf of a tree with the proof that it stands in it. */
export type ProvenLeaf = { readonly key: Bytes; readonly value: Bytes; readonly proof: ExistenceProof }

/** The leaves from left to right. */
export function provenLeaves(tree: Tree, path: readonly InnerOp[] = []): readonly ProvenLeaf[] {
  if (tree === null) return []
  if ('key' in tree) {
    const { key, value } = tree
    return [{ key, value, proof: { key: toBase64(key), value: toBase64(value), leaf: LEAF_OP, path } }]
  }
  const [left, right] = tree
  const prefix = Uint8Array.of(1)
  const goLeft = { hash: 1, prefix: toBase64(prefix), suffix: toBase64(treeRoot(right)) }
  const goRight = { hash: 1, prefix: toBase64(concat(prefix, treeRoot(left))), suffix: '' }
  return [...provenLeaves(left, [goLeft, ...path]), ...provenLeaves(right, [goRight, ...path])]
}

export function presenceProof(leaf: ProvenLeaf): MapProof {
  return { exist: leaf.proof }
}

export function absenceProof(key: Bytes, left: ProvenLeaf | null, right: ProvenLeaf | null): MapProof {
  return { nonexist: { key: toBase64(key), left: left?.proof ?? null, right: right?.proof ?? null } }
}
