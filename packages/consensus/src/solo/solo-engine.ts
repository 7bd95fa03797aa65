import { assert, BLOCK_OPERATIONS_MAX, type Block, type Instant } from '@goodstanding/core'
import {
  buildBlock,
  type CheckedOperation,
  checkOperation,
  type Head,
  instantOf,
  type LedgerState,
  operationHash,
} from '@goodstanding/ledger'
import { type BlockCommitter, blockCommitter } from '../block-committer.ts'
import { type Engine, EngineClosed, type Submitted } from '../engine.ts'
import type { HeaderLog } from '../header-log.ts'
import type { LedgerStorage } from '../ledger-storage.ts'
import { type RecentStates, recentStates } from '../recent-states.ts'
import { singleFlight } from '../single-flight.ts'
import { type PendingOperation, type PendingOperations, pendingOperations } from './pending-operations.ts'

export type SoloSettings<Tx> = {
  readonly storage: LedgerStorage<Tx>
  readonly headerLog: HeaderLog<Tx>
  readonly now: () => Instant
  readonly onError: (cause: unknown) => void
  readonly blockDelayMs: number
  readonly heartbeatMs: number
  readonly pendingMax: number
}

const PUBLISH_RETRY_MS = 10_000
const BUSY_RETRY_MS = 1_000

/** One process that orders operations, a block at a time. */
export class SoloEngine<Tx> implements Engine {
  readonly #settings: SoloSettings<Tx>
  readonly #states: RecentStates
  readonly #committer: BlockCommitter
  readonly #pending: PendingOperations
  readonly #publishing: ReturnType<typeof singleFlight>
  #blockTimer: NodeJS.Timeout | undefined
  #heartbeatTimer: NodeJS.Timeout | undefined
  #producing: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(state: LedgerState, settings: SoloSettings<Tx>) {
    this.#settings = settings
    this.#states = recentStates(state)
    this.#pending = pendingOperations(settings.pendingMax, BUSY_RETRY_MS)
    const { headerLog, onError, storage } = settings
    this.#committer = blockCommitter(storage, this.#states, (tx, { block, hash }) =>
      headerLog.appendHeader(tx, block.header.height, hash),
    )
    this.#publishing = singleFlight(() => headerLog.publish(), { retryMs: PUBLISH_RETRY_MS, onError })
  }

  /** Makes the first block where there is none, and publishes what a crash may have left queued. */
  async start(): Promise<void> {
    if (this.#states.newest().head === null) await this.#produce([], true)
    this.#publishing.request()
    this.#scheduleHeartbeat()
  }

  async submit(operation: unknown): Promise<Submitted> {
    if (this.#isClosed) throw new EngineClosed()
    const checked = checkOperation(operation, this.#states.newest().network)
    if (!checked.ok) return { accepted: false, refusal: checked.fault }
    const submitted = this.#pending.add(checked.value)
    this.#blockTimer ??= setTimeout(() => this.#queueBlock(false), this.#settings.blockDelayMs)
    return submitted
  }

  head(): Head | null {
    return this.#states.newest().head
  }

  state(height?: number): LedgerState | undefined {
    return height === undefined ? this.#states.newest() : this.#states.at(height)
  }

  blocks(from: number, limit: number): Promise<readonly Block[]> {
    return this.#settings.storage.blocks(from, limit)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#heartbeatTimer)
    if (this.#pending.size > 0) this.#queueBlock(false)
    clearTimeout(this.#blockTimer)
    await this.#producing
    await this.#publishing.close()
  }

  #scheduleHeartbeat(): void {
    clearTimeout(this.#heartbeatTimer)
    if (this.#isClosed) return
    this.#heartbeatTimer = setTimeout(() => this.#queueBlock(true), this.#settings.heartbeatMs)
  }

  /** One block after the other, each with what waits when its turn comes. */
  #queueBlock(isHeartbeat: boolean): void {
    clearTimeout(this.#blockTimer)
    this.#blockTimer = undefined
    this.#producing = this.#producing.then(async () => {
      try {
        await this.#produce(this.#pending.take(BLOCK_OPERATIONS_MAX), isHeartbeat)
        while (this.#pending.size > 0) await this.#produce(this.#pending.take(BLOCK_OPERATIONS_MAX), false)
      } catch (cause) {
        this.#settings.onError(cause)
      }
      this.#scheduleHeartbeat()
    })
  }

  /** Nothing is made for refused operations alone, so that nobody can fill the chain with them. */
  async #produce(batch: readonly PendingOperation[], isHeartbeat: boolean): Promise<void> {
    try {
      const before = await this.#committer.settledState()
      const built = buildBlock(
        before,
        batch.map(({ operation }) => operation),
        this.#blockTime(before),
      )
      const isWorthABlock = isHeartbeat || built.outcomes.some(({ accepted }) => accepted)
      if (isWorthABlock) {
        await this.#committer.commit(built)
        this.#publishing.request()
      }
      const { block, hash } = built.applied
      for (const [index, { operation, answer }] of batch.entries()) {
        const outcome = built.outcomes[index]
        assert(outcome !== undefined, 'each operation has an outcome')
        if (outcome.accepted) answer({ accepted: true, height: block.header.height, header: hash })
        else answer((await this.#earlier(operation)) ?? { accepted: false, refusal: outcome.refusal })
      }
    } catch (cause) {
      for (const { fail } of batch) fail(new Error('the operation may not be committed: submit it again', { cause }))
      if (batch.length === 0) throw cause
      this.#settings.onError(cause)
    }
  }

  /** A refused operation may be one that was accepted before: then that is its answer. */
  async #earlier(operation: CheckedOperation): Promise<Submitted | undefined> {
    const hash = operationHash(operation.payload, this.#states.newest().network)
    const place = await this.#settings.storage.operationPlace(hash)
    return place === undefined ? undefined : { accepted: true, ...place }
  }

  #blockTime({ head }: LedgerState): Instant {
    const now = this.#settings.now()
    const last = head === null ? now : instantOf(head.header.time)
    return now < last ? last : now
  }
}
