import { assert } from '@goodstanding/core'
import { type Bytes, concat, equalBytes, toBase64 } from '@goodstanding/crypto'
import { leafHash } from '../nodes/node-hash.ts'
import type { Leaf, Page } from '../nodes/page.ts'
import { type Descent, descend, descendTo, type Place, placeHash, type Turn, type Unread } from '../nodes/place.ts'
import { comparePositions, positionOf } from '../nodes/position.ts'
import { type ExistenceProof, INNER_HASH, type InnerOp, LEAF_OP, type MapProof } from './map-proof.ts'

/** Ways to a key, or to the leaves on both sides of where it would stand. */
export type Found = { readonly own: Descent } | { readonly left: Descent | null; readonly right: Descent | null }

/** Proof that the key is present with its value, or that it is absent; null when the map is empty. */
export function proveKey(top: Page, key: Bytes): MapProof | null {
  const found = findKey(top, key)
  if ('own' in found) return { exist: existence(found.own) }
  const { left, right } = found
  if (left === null && right === null) return null
  return {
    nonexist: {
      key: toBase64(key),
      left: left === null ? null : existence(left),
      right: right === null ? null : existence(right),
    },
  }
}

/** Looks for a key and, where it is absent, for its neighbours. Ways may end at pages that have not been read. */
export function findKey(top: Page, key: Bytes): Found {
  const position = positionOf(key)
  const own = descendTo(top, position)
  if (own.end.kind === 'unread') return { own }
  if (own.end.kind === 'empty') return { left: neighbour(own.turns, 0), right: neighbour(own.turns, 1) }
  if (equalBytes(own.end.key, key)) return { own }
  return comparePositions(positionOf(own.end.key), position) < 0
    ? { left: own, right: neighbour(own.turns, 1) }
    : { left: neighbour(own.turns, 0), right: own }
}

/** What has to be read before the key can be proved. */
export function unreadOf(found: Found): readonly Unread[] {
  const descents = 'own' in found ? [found.own] : [found.left, found.right]
  return descents.flatMap((descent) => (descent?.end.kind === 'unread' ? [descent.end] : []))
}

/** The way to the next leaf on one side (0 left, 1 right) of the place that these turns lead to. */
function neighbour(turns: readonly Turn[], side: 0 | 1): Descent | null {
  const other = side === 0 ? 1 : 0
  const last = turns.findLastIndex((turn) => turn.side === other && !isEmpty(turn.halves[side]))
  const turn = turns[last]
  if (turn === undefined) return null
  const before = [...turns.slice(0, last), { side, halves: turn.halves }]
  return descend(turn.halves[side], before, (_, halves) => (isEmpty(halves[other]) ? side : other))
}

function isEmpty(place: Place): boolean {
  return place.kind === 'empty'
}

function existence({ turns, end }: Descent): ExistenceProof {
  assert(end.kind === 'leaf', 'what a proof needs has been read')
  if (!isIntact(end)) throw new Error('a page of the map holds a leaf that is damaged')
  return {
    key: toBase64(end.key),
    value: toBase64(end.value),
    leaf: LEAF_OP,
    path: turns.map(innerOp).reverse(),
  }
}

/** A page's hash covers its leaves' hashes; that these fit keys and values is checked before they are shown. */
function isIntact({ key, value, hash }: Leaf): boolean {
  return equalBytes(leafHash(key, value), hash)
}

function innerOp({ side, halves }: Turn): InnerOp {
  const prefix = Uint8Array.of(1)
  if (side === 0) return { hash: INNER_HASH, prefix: toBase64(prefix), suffix: toBase64(placeHash(halves[1])) }
  return { hash: INNER_HASH, prefix: toBase64(concat(prefix, placeHash(halves[0]))), suffix: '' }
}
