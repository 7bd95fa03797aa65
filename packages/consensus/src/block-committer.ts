import { assert } from '@goodstanding/core'
import { type AppliedBlock, headerHash, type LedgerState, restoreState } from '@goodstanding/ledger'
import type { LedgerStorage } from './ledger-storage.ts'
import type { RecentStates } from './recent-states.ts'

/** A block with the state that it leads to. */
export type NextBlock = { readonly state: LedgerState; readonly applied: AppliedBlock }

/** Commits blocks, and finds out what became of a commit that failed so that nobody could tell. */
export interface BlockCommitter {
  /** The newest state that is surely the store's. */
  settledState(): Promise<LedgerState>
  /** Throws where the block is not in the store, or where that can't be told yet. */
  commit(next: NextBlock): Promise<void>
}

/** `beside` writes in the block's own transaction. */
export function blockCommitter<Tx>(
  storage: LedgerStorage<Tx>,
  states: RecentStates,
  beside: (tx: Tx, applied: AppliedBlock) => Promise<void>,
): BlockCommitter {
  let unsettled: NextBlock | null = null

  /** Whether the block whose commit failed is in the store after all. */
  const settle = async (next: NextBlock): Promise<boolean> => {
    const { header } = next.applied.block
    const [stored] = await storage.blocks(header.height, 1)
    if (stored === undefined) {
      unsettled = null
      return false
    }
    const { network } = states.newest()
    const isOurs = headerHash(stored.header, network) === next.applied.hash
    // Else an earlier commit has landed late: the store is right, and what was built beside it is void.
    states.add(isOurs ? next.state : await reload(storage, states))
    unsettled = null
    return isOurs
  }

  return {
    async settledState() {
      if (unsettled !== null) await settle(unsettled)
      return states.newest()
    },
    async commit(next) {
      unsettled = next
      try {
        await storage.commitBlock(next.applied, (tx) => beside(tx, next.applied))
      } catch (cause) {
        if (await settle(next)) return
        throw cause
      }
      unsettled = null
      states.add(next.state)
    },
  }
}

async function reload<Tx>(storage: LedgerStorage<Tx>, states: RecentStates): Promise<LedgerState> {
  const restored = restoreState(states.newest().network, await storage.load())
  assert(restored.ok, 'the stored ledger holds')
  return restored.value
}
