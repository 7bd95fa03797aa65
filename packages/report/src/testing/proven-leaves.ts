import type { AnswerContent, OpenedLeaf } from '@goodstanding/core'
import { BANK, contentOf } from './bending.ts'
import { providerOf, type World } from './test-world.ts'

/** The bank's answer with other leaves, all of them proven. */
export async function withLeaves(
  content: AnswerContent,
  world: World,
  leaves: readonly OpenedLeaf[],
): Promise<AnswerContent> {
  const { recordLog } = providerOf(world, BANK)
  const open = new Set(leaves.filter(({ opened }) => opened !== null).map(({ position }) => position))
  const positions = [...new Set(leaves.map(({ position }) => position))]
  return {
    ...content,
    leaves: [...leaves],
    recordLog: { ...content.recordLog, multiproof: await recordLog.multiproof([...positions, recordLog.size() - 1]) },
    firstCheckpoints: providerOf(world, BANK).slots.flatMap(({ checkpoint, positions: of }) => {
      const covered = of.filter((position) => open.has(position))
      return covered.length === 0 ? [] : [{ checkpoint, positions: covered }]
    }),
  }
}

/** Bends the leaves of the bank’s answer, one by one, and proves what is left of them. */
export function leaves(change: (leaf: OpenedLeaf, world: World) => OpenedLeaf | null) {
  return contentOf(BANK, (content, world) =>
    withLeaves(
      content,
      world,
      content.leaves.flatMap((leaf) => change(leaf, world) ?? []),
    ),
  )
}

/** The leaf with its body, as the bank has it. */
export function opened(leaf: OpenedLeaf, world: World): OpenedLeaf {
  return providerOf(world, BANK).leaves.find(({ position }) => position === leaf.position) ?? leaf
}

export function isLoan({ head }: OpenedLeaf): boolean {
  return head.type === 'tradeline'
}
