import { type Block, block } from '@goodstanding/core'
import { applyBlock, type BlockFault, type Head, headerHash, type LedgerState } from '@goodstanding/ledger'
import { type BlockCommitter, blockCommitter } from '../block-committer.ts'
import { type RecentStates, recentStates } from '../recent-states.ts'
import type { Follower, FollowerOptions } from './follower.ts'
import { LedgerDiverged } from './ledger-diverged.ts'

const BLOCKS_AT_ONCE = 256

/** Faults of who hands blocks on, not of who made them. */
const NO_EVIDENCE: readonly BlockFault[] = ['block_form', 'block_height']

/** Applies blocks in their order, one run at a time. */
export class BlockFollower<Tx> implements Follower {
  readonly #options: FollowerOptions<Tx>
  readonly #states: RecentStates
  readonly #committer: BlockCommitter
  #running: Promise<void> = Promise.resolve()
  /** A run that has not begun: it will see all that the source has now. */
  #next: Promise<void> | null = null
  #diverged: LedgerDiverged | null = null

  constructor(state: LedgerState, options: FollowerOptions<Tx>) {
    this.#options = options
    this.#states = recentStates(state)
    this.#committer = blockCommitter(options.storage, this.#states, async () => {})
  }

  head(): Head | null {
    return this.#states.newest().head
  }

  state(height?: number): LedgerState | undefined {
    return height === undefined ? this.#states.newest() : this.#states.at(height)
  }

  blocks(from: number, limit: number): Promise<readonly Block[]> {
    return this.#options.storage.blocks(from, limit)
  }

  catchUp(): Promise<void> {
    if (this.#next !== null) return this.#next
    const next = this.#running.then(() => {
      this.#next = null
      return this.#follow()
    })
    this.#next = next
    this.#running = next.catch(() => {})
    return next
  }

  async #follow(): Promise<void> {
    if (this.#diverged !== null) throw this.#diverged
    try {
      while ((await this.#applySome()) === BLOCKS_AT_ONCE);
    } catch (cause) {
      if (cause instanceof LedgerDiverged) this.#diverged = cause
      throw cause
    }
  }

  /** How many blocks came. The newest that is held is asked for again, to see that the source still has it. */
  async #applySome(): Promise<number> {
    const { head } = await this.#committer.settledState()
    const fetched = await this.#options.fetchBlocks(head?.header.height ?? 0, BLOCKS_AT_ONCE)
    if (head !== null) this.#checkHeld(head, fetched[0])
    for (const each of head === null ? fetched : fetched.slice(1)) await this.#apply(each)
    return fetched.length
  }

  #checkHeld(head: Head, fetched: unknown): void {
    if (fetched === undefined) throw new Error('the source of blocks has fewer than this copy')
    const { height } = head.header
    const parsed = block.safeParse(fetched)
    if (!parsed.success) throw new Error('the source of blocks gave something else')
    const { network } = this.#options
    if (headerHash(parsed.data.header, network) !== head.hash) throw new LedgerDiverged(height, 'header_differs')
  }

  async #apply(fetched: unknown): Promise<void> {
    const state = this.#states.newest()
    const applied = applyBlock(state, fetched)
    if (!applied.ok) {
      if (NO_EVIDENCE.includes(applied.fault))
        throw new Error(`the source of blocks gave no next one: ${applied.fault}`)
      throw new LedgerDiverged((state.head?.header.height ?? -1) + 1, applied.fault, applied.at)
    }
    await this.#committer.commit(applied.value)
  }
}
