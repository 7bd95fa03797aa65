import type { IndexAnswer, IndexedType, OpenedLeaf, ReadAnswer } from '@goodstanding/core'

/** One subject's list of one type as an answer shows it: the index's entry, and the leaves at its positions, ascending. */
export type LeafList = { readonly entry: IndexAnswer; readonly leaves: readonly OpenedLeaf[] }

/** The lists of an answer; where it shows one twice, the first. */
export type LeafLists = {
  of(subject: string, type: IndexedType): LeafList | undefined
  readonly all: readonly LeafList[]
}

/** Sorts an answer's leaves into the lists that its index names. */
export function leafLists({ index, leaves }: Pick<ReadAnswer, 'index' | 'leaves'>): LeafLists {
  const byPosition = Map.groupBy(leaves, ({ position }) => position)
  const lists = new Map<string, LeafList>()
  for (const entry of index) {
    const name = `${entry.subject} ${entry.type}`
    if (lists.has(name)) continue
    const positions = [...new Set(entry.list?.positions)].sort((a, b) => a - b)
    lists.set(name, { entry, leaves: positions.flatMap((position) => byPosition.get(position) ?? []) })
  }
  return { of: (subject, type) => lists.get(`${subject} ${type}`), all: [...lists.values()] }
}
