import { assert } from '@goodstanding/core'
import type { Bytes } from '@goodstanding/crypto'
import { EMPTY_ROOT } from './node-hash.ts'
import { type Child, type Leaf, type Page, SLOTS, stretchHash, stretchTop } from './page.ts'
import { bitAt } from './position.ts'

/** A child whose page has not been read; `key` is that page's. */
export type Unread = { readonly kind: 'unread'; readonly key: string; readonly child: Child }

type Inner = {
  readonly kind: 'inner'
  readonly page: Page
  readonly pageKey: string
  readonly from: number
  readonly width: number
}

/** One node of the binary tree, seen through the pages. */
export type Place = { readonly kind: 'empty' } | Leaf | Unread | Inner

/** A step from a node to one of its two children. */
export type Turn = { readonly side: 0 | 1; readonly halves: readonly [Place, Place] }

/** A way from the root: to a leaf, to an empty child, or to what has not been read. */
export type Descent = { readonly turns: readonly Turn[]; readonly end: Exclude<Place, Inner> }

/** The root of the tree below a top page. */
export function rootPlace(top: Page): Place {
  return placeAt(top, '', 0, SLOTS)
}

/** Goes down from a place, taking the turn that `choose` says at each inner node, after the turns taken before. */
export function descend(
  start: Place,
  before: readonly Turn[],
  choose: (depth: number, halves: readonly [Place, Place]) => 0 | 1,
): Descent {
  const turns = [...before]
  let place = start
  while (place.kind === 'inner') {
    const halves = halvesOf(place)
    const side = choose(turns.length, halves)
    turns.push({ side, halves })
    place = halves[side]
  }
  return { turns, end: place }
}

/** Goes down from the root along the bits of a position. */
export function descendTo(top: Page, position: Bytes): Descent {
  return descend(rootPlace(top), [], (depth) => bitAt(position, depth))
}

export function placeHash(place: Place): Bytes {
  switch (place.kind) {
    case 'empty':
      return EMPTY_ROOT
    case 'leaf':
      return place.hash
    case 'unread':
      return place.child.hash
    case 'inner':
      return place.width === SLOTS ? place.page.hash : stretchHash(place.page.slots, place.from, place.width)
  }
}

function halvesOf({ page, pageKey, from, width }: Inner): readonly [Place, Place] {
  const half = width / 2
  return [placeAt(page, pageKey, from, half), placeAt(page, pageKey, from + half, half)]
}

function placeAt(page: Page, pageKey: string, from: number, width: number): Place {
  const top = stretchTop(page.slots, from, width)
  if (top === null) return { kind: 'empty' }
  if (top === 'inner') return { kind: 'inner', page, pageKey, from, width }
  if (top.kind === 'leaf') return top
  const key = `${pageKey}${from.toString(16)}`
  if (top.page === null) return { kind: 'unread', key, child: top }
  const place = placeAt(top.page, key, 0, SLOTS)
  assert(place.kind === 'inner', 'a page below the top has two leaves or more')
  return place
}
