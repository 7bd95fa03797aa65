import { instantOfMs } from '@goodstanding/core'
import { applyBlock, buildBlock, type CheckedOperation, checkOperation, genesisState } from '@goodstanding/ledger'
import { describe, expect, it } from 'vitest'
import { type MemoryLedger, memoryLedger } from '../../tests/memory-ledger.ts'
import { at, revokeOf, signedCreate, signedGrant, testNetwork } from '../../tests/test-ledger.ts'
import { openSolo } from '../solo/open-solo.ts'
import { LedgerDiverged } from './ledger-diverged.ts'
import { openFollower } from './open-follower.ts'

const network = testNetwork()
const NOON = at('2026-10-01T12:00:00.000Z')

async function sequencer(ledger = memoryLedger()) {
  const { storage, headerLog } = ledger
  return openSolo({ network, storage, headerLog, now: () => NOON, blockDelayMs: 0 })
}

function followerOf(source: MemoryLedger, own: MemoryLedger = memoryLedger()) {
  return openFollower({ network, storage: own.storage, fetchBlocks: source.storage.blocks })
}

describe('A follower', () => {
  it('has the same head as the sequencer once it has caught up, also over many blocks', async () => {
    const ledger = memoryLedger()
    const engine = await sequencer(ledger)
    const follower = await followerOf(ledger)
    expect(follower.head()).toBeNull()
    await follower.catchUp()
    expect(follower.head()).toEqual(engine.head())
    for (let i = 0; i < 300; i++) await engine.submit(signedGrant(`consent ${i}`, network))
    await follower.catchUp()
    expect(follower.head()).toEqual(engine.head())
    expect(follower.state(7)?.head?.header.height).toBe(7)
    expect(await follower.blocks(0, 1_000)).toEqual(await engine.blocks(0, 1_000))
    await engine.close()
  })

  it('sees what the source had when it was asked, however many ask at once', async () => {
    const ledger = memoryLedger()
    const engine = await sequencer(ledger)
    const follower = await followerOf(ledger)
    const early = follower.catchUp()
    await engine.submit(signedGrant('c', network))
    await Promise.all([early, follower.catchUp(), follower.catchUp()])
    expect(follower.head()).toEqual(engine.head())
    await engine.close()
  })

  it('goes on after a restart, a source that was down and a commit that went wrong', async () => {
    const ledger = memoryLedger()
    const engine = await sequencer(ledger)
    await engine.submit(signedCreate('acme', network))
    const own = memoryLedger()
    let isDown = true
    const fetchBlocks: typeof ledger.storage.blocks = async (from, limit) => {
      if (isDown) throw new Error('the source is down')
      return ledger.storage.blocks(from, limit)
    }
    const follower = await openFollower({ network, storage: own.storage, fetchBlocks })
    await expect(follower.catchUp()).rejects.toThrow('down')
    isDown = false
    own.mishaps.push('none', 'ambiguous')
    await follower.catchUp()
    expect(follower.head()).toEqual(engine.head())
    await engine.submit(signedGrant('c', network))
    own.mishaps.push('lost')
    await expect(follower.catchUp()).rejects.toThrow('lost')
    await engine.submit(revokeOf('c'))
    const again = await followerOf(ledger, own)
    await again.catchUp()
    expect(again.head()).toEqual(engine.head())
    await engine.close()
  })

  it('refuses loudly, and for good, when the source shows another header for a height that it holds', async () => {
    const [honest, forked] = [memoryLedger(), memoryLedger()]
    const [engine, other] = [await sequencer(honest), await sequencer(forked)]
    await engine.submit(signedGrant('c', network))
    await other.submit(signedGrant('d', network))
    let source = honest
    const own = memoryLedger()
    const follower = await openFollower({
      network,
      storage: own.storage,
      fetchBlocks: (from, limit) => source.storage.blocks(from, limit),
    })
    await follower.catchUp()
    source = forked
    const loud = await follower.catchUp().catch((error) => error)
    expect(loud).toBeInstanceOf(LedgerDiverged)
    expect(loud).toMatchObject({ height: 1, fault: 'header_differs' })
    source = honest
    await expect(follower.catchUp()).rejects.toThrow(LedgerDiverged)
    expect(follower.head()).toEqual(engine.head())
    await Promise.all([engine.close(), other.close()])
  })

  it('refuses a block whose header is not what it computes, and keeps its state', async () => {
    const zero = buildBlock(genesisState(network), [], NOON)
    const one = buildBlock(zero.state, [checked()], NOON)
    const lying = { ...one.applied.block, header: { ...one.applied.block.header, stateRoot: '0'.repeat(64) } }
    const follower = await openFollower({
      network,
      storage: memoryLedger().storage,
      fetchBlocks: async (from) => [zero.applied.block, lying].slice(from),
    })
    await expect(follower.catchUp()).rejects.toMatchObject({ height: 1, fault: 'block_state_root' })
    expect(follower.head()).toEqual(zero.state.head)
    expect(applyBlock(zero.state, one.applied.block).ok).toBe(true)
  })

  it.each([
    ['nothing', async () => []],
    ['something else', async () => ['text']],
  ])('may try again when a source gives %s', async (_, fetchBlocks) => {
    const zero = buildBlock(genesisState(network), [], instantOfMs(NOON))
    let answer: () => Promise<readonly unknown[]> = async () => [zero.applied.block]
    const follower = await openFollower({ network, storage: memoryLedger().storage, fetchBlocks: () => answer() })
    await follower.catchUp()
    answer = fetchBlocks
    await expect(follower.catchUp()).rejects.not.toThrow(LedgerDiverged)
    answer = async () => [zero.applied.block]
    await follower.catchUp()
  })
})

function checked(): CheckedOperation {
  const result = checkOperation(signedGrant('c', network), network)
  if (!result.ok) throw new Error(result.fault)
  return result.value
}
