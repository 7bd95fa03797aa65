import type { Instant, Network } from '@goodstanding/core'
import { restoreState } from '@goodstanding/ledger'
import type { Engine } from '../engine.ts'
import type { HeaderLog } from '../header-log.ts'
import type { LedgerStorage } from '../ledger-storage.ts'
import { SoloEngine } from './solo-engine.ts'

export type SoloOptions<Tx> = {
  readonly network: Network
  readonly storage: LedgerStorage<Tx>
  readonly headerLog: HeaderLog<Tx>
  /** The network's clock. */
  readonly now: () => Instant
  /** Told of what failed and will be tried again. */
  readonly onError?: (cause: unknown) => void
  /** How long the first operation of a block waits for others; at most 200 ms. */
  readonly blockDelayMs?: number
  /** A block is made after so long without one. */
  readonly heartbeatMs?: number
  readonly pendingMax?: number
}

const BLOCK_DELAY_MS = 20
const BLOCK_DELAY_MS_MAX = 200
const HEARTBEAT_MS = 60_000
const PENDING_MAX = 10_000

/**
 * Opens the engine in which this process alone orders operations. It starts from the stored ledger, whose state must
 * have the root that its newest header says, or makes the first block. One process at a time may open a ledger.
 */
export async function openSolo<Tx>(options: SoloOptions<Tx>): Promise<Engine> {
  const blockDelayMs = options.blockDelayMs ?? BLOCK_DELAY_MS
  if (blockDelayMs > BLOCK_DELAY_MS_MAX) throw new Error(`a block waits ${BLOCK_DELAY_MS_MAX} ms at most`)
  const restored = restoreState(options.network, await options.storage.load())
  if (!restored.ok) throw new Error(`the stored ledger does not hold: ${restored.fault} ${restored.at ?? ''}`)
  const engine = new SoloEngine<Tx>(restored.value, {
    storage: options.storage,
    headerLog: options.headerLog,
    now: options.now,
    onError: options.onError ?? (() => {}),
    blockDelayMs,
    heartbeatMs: options.heartbeatMs ?? HEARTBEAT_MS,
    pendingMax: options.pendingMax ?? PENDING_MAX,
  })
  await engine.start()
  return engine
}
