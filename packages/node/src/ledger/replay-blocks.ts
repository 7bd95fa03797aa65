import { type Block, fail, type Network, ok, type Result } from '@goodstanding/core'
import { applyBlock, genesisState, stateRoot } from '@goodstanding/ledger'

/** Where a replay ended: the height and the state root that this machine computed there. */
export type Replayed = { readonly height: number; readonly stateRoot: string; readonly headerHash: string }

/**
 * Applies all blocks from genesis again. Each header must be what this machine computes from the operations before it;
 * the first that is not ends the replay, with its height. `fetchBlocks` answers blocks from a height on, or none.
 */
export async function replayBlocks(
  network: Network,
  fetchBlocks: (from: number) => Promise<readonly Block[]>,
): Promise<Result<Replayed, string>> {
  let state = genesisState(network)
  for (;;) {
    const height = state.head === null ? 0 : state.head.header.height + 1
    const blocks = await fetchBlocks(height)
    if (blocks.length === 0) break
    for (const block of blocks) {
      const applied = applyBlock(state, block)
      if (!applied.ok) return fail(applied.fault, String(block.header.height))
      state = applied.value.state
    }
  }
  if (state.head === null) return fail('no_blocks')
  return ok({ height: state.head.header.height, stateRoot: stateRoot(state), headerHash: state.head.hash })
}
