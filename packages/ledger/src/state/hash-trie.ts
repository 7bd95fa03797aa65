type Leaf<V> = { readonly kind: 'leaf'; readonly key: string; readonly value: V }

/** One slot for each value of a hexadecimal digit; a leaf sits as high as it is alone. */
type Branch<V> = { readonly kind: 'branch'; readonly slots: readonly Slot<V>[] }

type Slot<V> = Leaf<V> | Branch<V> | null

/**
 * A table under hexadecimal hashes that is never changed: each change gives a new table, which shares with the old one
 * all that is equal. So a state a few blocks old stays readable at no cost.
 */
export type HashTrie<V> = { readonly root: Slot<V> }

export const EMPTY_TRIE: HashTrie<never> = { root: null }

const NO_SLOTS: readonly null[] = Array.from({ length: 16 }, () => null)

export function trieGet<V>({ root }: HashTrie<V>, key: string): V | undefined {
  let slot = root
  for (let depth = 0; slot?.kind === 'branch'; depth++) slot = slot.slots[digit(key, depth)] ?? null
  return slot?.key === key ? slot.value : undefined
}

export function trieSet<V>({ root }: HashTrie<V>, key: string, value: V): HashTrie<V> {
  return { root: put(root, { kind: 'leaf', key, value }, 0) }
}

export function trieDelete<V>({ root }: HashTrie<V>, key: string): HashTrie<V> {
  return { root: without(root, key, 0) }
}

/** Keys in ascending order. */
export function trieKeys<V>({ root }: HashTrie<V>): readonly string[] {
  return keysBelow(root)
}

function put<V>(slot: Slot<V>, leaf: Leaf<V>, depth: number): Slot<V> {
  if (slot === null || (slot.kind === 'leaf' && slot.key === leaf.key)) return leaf
  const slots = slot.kind === 'branch' ? slot.slots : withSlot<V>(NO_SLOTS, digit(slot.key, depth), slot)
  const at = digit(leaf.key, depth)
  return { kind: 'branch', slots: withSlot(slots, at, put(slots[at] ?? null, leaf, depth + 1)) }
}

function without<V>(slot: Slot<V>, key: string, depth: number): Slot<V> {
  if (slot?.kind !== 'branch') return slot?.key === key ? null : slot
  const at = digit(key, depth)
  const before = slot.slots[at] ?? null
  const after = without(before, key, depth + 1)
  if (after === before) return slot
  const slots = withSlot(slot.slots, at, after)
  const [only, ...others] = slots.filter((each) => each !== null)
  if (only === undefined) return null
  return others.length === 0 && only.kind === 'leaf' ? only : { kind: 'branch', slots }
}

function withSlot<V>(slots: readonly Slot<V>[], at: number, slot: Slot<V>): readonly Slot<V>[] {
  return slots.map((each, index) => (index === at ? slot : each))
}

function keysBelow<V>(slot: Slot<V>): readonly string[] {
  if (slot === null) return []
  return slot.kind === 'leaf' ? [slot.key] : slot.slots.flatMap(keysBelow)
}

function digit(key: string, depth: number): number {
  return Number.parseInt(key[depth] ?? '0', 16)
}
