/** Which of `size` items are joined so far; near constant time a step. */
export type DisjointSets = { readonly rootOf: (item: number) => number; readonly join: (a: number, b: number) => void }

/** Union-find with halved paths, the smaller item as root: the roots do not depend on the order of joining. */
export function disjointSets(size: number): DisjointSets {
  const parents = new Int32Array(size).map((_, item) => item)
  const rootOf = (item: number): number => {
    let at = item
    for (let parent = parents[at] ?? at; parent !== at; parent = parents[at] ?? at) {
      const above = parents[parent] ?? parent
      parents[at] = above
      at = above
    }
    return at
  }
  const join = (a: number, b: number): void => {
    const [rootA, rootB] = [rootOf(a), rootOf(b)]
    parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB)
  }
  return { rootOf, join }
}
