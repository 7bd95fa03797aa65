import { type Bytes, equalBytes } from '@goodstanding/crypto'
import { isEmptyHash } from '../nodes/node-hash.ts'
import { comparePositions, positionOf } from '../nodes/position.ts'
import { bytesOf, type Existence, readExistence, type Step } from './existence.ts'
import type { MapProof } from './map-proof.ts'

/** What is said: under this root the key holds nothing. Null where the root is that of the empty map. */
export type AbsenceClaim = { readonly root: Bytes; readonly key: Bytes; readonly proof: MapProof | null }

/**
 * Whether the proof shows that the map under this root does not hold the key: two leaves are next to each other (or one
 * is outermost) and the hashed key lies between. Neighbours must stand where their own hashed keys say, which ICS-23
 * does not ask (`docs/protocol/map.md`). Under the empty root no proof is needed, and none can hold.
 */
export function verifyAbsence({ root, key, proof }: AbsenceClaim): boolean {
  if (proof === null) return isEmptyHash(root)
  if (!('nonexist' in proof)) return false
  const { nonexist } = proof
  const named = bytesOf(nonexist.key)
  if (named === null || !equalBytes(named, key)) return false

  const left = nonexist.left === null ? null : readExistence(nonexist.left, root)
  const right = nonexist.right === null ? null : readExistence(nonexist.right, root)
  const isRead = (nonexist.left === null) === (left === null) && (nonexist.right === null) === (right === null)
  return isRead && isBetween(left, positionOf(key), right) && areNeighbours(left, right)
}

function isBetween(left: Existence | null, position: Bytes, right: Existence | null): boolean {
  const isRightOfLeft = left === null || comparePositions(left.position, position) < 0
  const isLeftOfRight = right === null || comparePositions(position, right.position) < 0
  return isRightOfLeft && isLeftOfRight
}

/** Nothing stands between the two, or beyond the one where the other is null. */
function areNeighbours(left: Existence | null, right: Existence | null): boolean {
  if (left === null) return right !== null && isOutermost(right.steps, 0)
  if (right === null) return isOutermost(left.steps, 1)
  const split = left.steps.findIndex((step, depth) => !sameStep(step, right.steps[depth]))
  const [ofLeft, ofRight] = [left.steps[split], right.steps[split]]
  if (ofLeft?.side !== 0 || ofRight?.side !== 1) return false
  return isOutermost(left.steps.slice(split + 1), 1) && isOutermost(right.steps.slice(split + 1), 0)
}

function sameStep(step: Step, other: Step | undefined): boolean {
  return other !== undefined && step.side === other.side && equalBytes(step.sibling, other.sibling)
}

/** Steps that go to this side wherever anything stands there. */
function isOutermost(steps: readonly Step[], side: 0 | 1): boolean {
  return steps.every((step) => step.side === side || isEmptyHash(step.sibling))
}
