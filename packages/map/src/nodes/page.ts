import { type Bytes, equalBytes } from '@goodstanding/crypto'
import { EMPTY_ROOT, innerHash } from './node-hash.ts'

/** Slots of a page: it spans four levels of the tree. */
export const SLOTS = 16

/** A key with its value. It stands at the shallowest depth where its path is its own. */
export type Leaf = { readonly kind: 'leaf'; readonly key: Bytes; readonly value: Bytes; readonly hash: Bytes }

/** Two or more leaves below a slot, on a page of their own, which is null until it has been read. */
export type Child = { readonly kind: 'child'; readonly hash: Bytes; page: Page | null }

export type Slot = Leaf | Child | null

/** Four levels of the tree below one node, whose hash it has. Never changed once made. */
export type Page = { readonly slots: readonly Slot[]; readonly hash: Bytes }

export const EMPTY_PAGE: Page = { slots: Array.from({ length: SLOTS }, () => null), hash: EMPTY_ROOT }

/** The page with these slots; `EMPTY_PAGE` itself when they hold nothing. */
export function pageOf(slots: readonly Slot[]): Page {
  if (slots.every((slot) => slot === null)) return EMPTY_PAGE
  return { slots, hash: stretchHash(slots, 0, SLOTS) }
}

/** Hash of the node above a stretch of slots, whose width is a power of two. */
export function stretchHash(slots: readonly Slot[], from: number, width: number): Bytes {
  const top = stretchTop(slots, from, width)
  if (top === null) return EMPTY_ROOT
  if (top !== 'inner') return top.hash
  const half = width / 2
  return innerHash(stretchHash(slots, from, half), stretchHash(slots, from + half, half))
}

/**
 * What the node above a stretch of slots is: none, the only leaf below it, the child that the one slot holds, or an
 * inner node with two halves.
 */
export function stretchTop(slots: readonly Slot[], from: number, width: number): Slot | 'inner' {
  let sole: Slot = null
  for (let i = from; i < from + width; i++) {
    const slot = slots[i] ?? null
    if (slot === null) continue
    if (sole !== null) return 'inner'
    sole = slot
  }
  return sole?.kind === 'child' && width > 1 ? 'inner' : sole
}

/** What the slot above this page holds: nothing, the page's only leaf, or the page. */
export function slotFor(page: Page): Slot {
  const top = stretchTop(page.slots, 0, SLOTS)
  return top === 'inner' ? { kind: 'child', hash: page.hash, page } : top
}

export function samePage(a: Page, b: Page): boolean {
  return a === b || equalBytes(a.hash, b.hash)
}
