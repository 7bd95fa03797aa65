import { BLOCK_OPERATIONS_MAX, instantOfMs } from '@goodstanding/core'
import { headerHash } from '@goodstanding/ledger'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { engineContract } from '../../tests/engine-contract.ts'
import { type MemoryLedger, type Mishap, memoryLedger } from '../../tests/memory-ledger.ts'
import { at, signedGrant, testNetwork } from '../../tests/test-ledger.ts'
import { EngineBusy, type Submitted } from '../engine.ts'
import { openSolo } from './open-solo.ts'

const network = testNetwork()
const NOON = at('2026-10-01T12:00:00.000Z')

engineContract('The solo engine', ({ network, ledger, clock, heartbeatMs }) =>
  openSolo({
    network,
    storage: ledger.storage,
    headerLog: ledger.headerLog,
    now: () => instantOfMs(clock.now),
    ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
  }),
)

function openOn(ledger: MemoryLedger, change: { readonly pendingMax?: number; readonly errors?: unknown[] } = {}) {
  return openSolo({
    network,
    storage: ledger.storage,
    headerLog: ledger.headerLog,
    now: () => NOON,
    blockDelayMs: 0,
    onError: (error) => change.errors?.push(error),
    ...(change.pendingMax === undefined ? {} : { pendingMax: change.pendingMax }),
  })
}

describe('The solo engine', () => {
  it('acknowledges an operation whose commit only seemed to fail', async () => {
    const ledger = memoryLedger()
    const engine = await openOn(ledger)
    ledger.mishaps.push('ambiguous')
    expect(await engine.submit(signedGrant('c', network))).toMatchObject({ accepted: true, height: 1 })
    expect(await engine.submit(signedGrant('d', network))).toMatchObject({ accepted: true, height: 2 })
    await engine.close()
  })

  it('tells a submitter of a commit that failed, and takes the operation when it comes again', async () => {
    const ledger = memoryLedger()
    const errors: unknown[] = []
    const engine = await openOn(ledger, { errors })
    ledger.mishaps.push('lost')
    await expect(engine.submit(signedGrant('c', network))).rejects.toThrow('submit it again')
    expect(errors).toHaveLength(1)
    expect(await engine.submit(signedGrant('c', network))).toMatchObject({ accepted: true, height: 1 })
    await engine.close()
  })

  it('takes the store’s word when an abandoned commit lands late', async () => {
    const ledger = memoryLedger()
    const engine = await openOn(ledger)
    ledger.mishaps.push('late')
    await expect(engine.submit(signedGrant('c', network))).rejects.toThrow('submit it again')
    await expect(engine.submit(signedGrant('d', network))).rejects.toThrow('submit it again')
    expect(await engine.submit(signedGrant('c', network))).toMatchObject({ accepted: true, height: 1 })
    expect(await engine.submit(signedGrant('d', network))).toMatchObject({ accepted: true, height: 2 })
    await engine.close()
    expect(ledger.published).toHaveLength(3)
  })

  it('refuses to start on a state that has not the root of its newest header', async () => {
    const ledger = memoryLedger()
    const engine = await openOn(ledger)
    await engine.submit(signedGrant('c', network))
    await engine.close()
    const storage = { ...ledger.storage, load: async () => ({ ...(await ledger.storage.load()), consents: [] }) }
    await expect(openOn({ ...ledger, storage })).rejects.toThrow('stored_state_root')
  })

  it('takes no more operations than may wait', async () => {
    const engine = await openOn(memoryLedger(), { pendingMax: 1 })
    const first = engine.submit(signedGrant('c', network))
    await expect(engine.submit(signedGrant('d', network))).rejects.toThrow(EngineBusy)
    expect(await first).toMatchObject({ accepted: true })
    await engine.close()
  })

  it('answers all that wait, more than a block can hold', async () => {
    const engine = await openOn(memoryLedger())
    const labels = Array.from({ length: 2 * BLOCK_OPERATIONS_MAX + 1 }, (_, index) => `consent ${index}`)
    const operations = labels.map((label) => signedGrant(label, network))
    const submitted = await Promise.all(operations.map((operation) => engine.submit(operation)))
    expect(submitted.every(({ accepted }) => accepted)).toBe(true)
    const blocks = await engine.blocks(1, 10)
    expect(Math.max(...blocks.map((block) => block.operations.length))).toBeLessThanOrEqual(BLOCK_OPERATIONS_MAX)
    await engine.close()
  })

  it('goes on while its header log cannot publish, and publishes all when it is opened again', async () => {
    const ledger = memoryLedger()
    ledger.isLogDown = true
    const engine = await openOn(ledger)
    await engine.submit(signedGrant('c', network))
    await engine.close()
    expect(ledger.published).toEqual([])
    ledger.isLogDown = false
    await (await openOn(ledger)).close()
    expect(ledger.published).toHaveLength(2)
  })

  it('has one chain, loses nothing acknowledged and doubles nothing, whatever commits go wrong and whenever it restarts', async () => {
    const mishap = fc.constantFrom<Mishap>('none', 'none', 'lost', 'ambiguous', 'late')
    const step = fc.record({ mishap, label: fc.nat(5), isRestart: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const ledger = memoryLedger()
        const acknowledged = new Map<string, number>()
        let engine = await openOn(ledger)
        for (const { mishap, label, isRestart } of steps) {
          ledger.mishaps.splice(0, 1, mishap)
          const name = `consent ${label}`
          const submitted = await engine.submit(signedGrant(name, network)).catch(() => null)
          ledger.mishaps.splice(0)
          remember(acknowledged, name, submitted)
          if (!isRestart) continue
          await engine.close()
          engine = await openOn(ledger)
        }
        await engine.close()
        await expectOneChain(ledger, acknowledged)
      }),
      { seed: 3, numRuns: 30 },
    )
  })
})

/** What was acknowledged once is acknowledged the same ever after. */
function remember(acknowledged: Map<string, number>, name: string, submitted: Submitted | null): void {
  if (!submitted?.accepted) return
  expect(acknowledged.get(name) ?? submitted.height).toBe(submitted.height)
  acknowledged.set(name, submitted.height)
}

async function expectOneChain(ledger: MemoryLedger, acknowledged: ReadonlyMap<string, number>): Promise<void> {
  await (await openOn(ledger)).close()
  const blocks = await ledger.storage.blocks(0, 1_000)
  expect(ledger.published).toEqual(blocks.map(({ header }) => headerHash(header, network)))
  const payloads = blocks.flatMap(({ operations }) => operations.map(({ payload }) => JSON.stringify(payload)))
  expect(new Set(payloads).size).toBe(payloads.length)
  for (const [name, height] of acknowledged) {
    expect(blocks[height]?.operations.map(({ payload }) => payload)).toContainEqual(signedGrant(name, network).payload)
  }
}
