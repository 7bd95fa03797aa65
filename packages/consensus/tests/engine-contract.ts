import { instantOfMs, type Network } from '@goodstanding/core'
import { applyBlock, genesisState, instantOf, ledgerView, restoreState, stateRoot } from '@goodstanding/ledger'
import { afterEach, describe, expect, it } from 'vitest'
import type { Engine } from '../src/engine.ts'
import { type MemoryLedger, memoryLedger } from './memory-ledger.ts'
import { at, codeOf, revokeOf, signedCreate, signedGrant, testNetwork } from './test-ledger.ts'

/** What an engine under test is opened with. */
export type EngineSetting = {
  readonly network: Network
  readonly ledger: MemoryLedger
  readonly clock: { now: number }
  readonly heartbeatMs?: number
}

/** What every engine must do, whoever orders operations. */
export function engineContract(name: string, open: (setting: EngineSetting) => Promise<Engine>): void {
  const network = testNetwork()
  const opened: Engine[] = []

  async function start(change: Partial<EngineSetting> = {}) {
    const setting = { network, ledger: memoryLedger(), clock: { now: at('2026-10-01T12:00:00.000Z') }, ...change }
    const engine = await open(setting)
    opened.push(engine)
    return { engine, ...setting }
  }

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((engine) => engine.close()))
  })

  describe(`${name}, as every engine,`, () => {
    it('has a first block when it is open, with the members of genesis in its state', async () => {
      const { engine } = await start()
      expect(engine.head()?.header).toMatchObject({ height: 0, previous: '0'.repeat(64) })
      expect(engine.head()?.header.stateRoot).toBe(stateRoot(genesisState(network)))
    })

    it('answers when the operation stands in a committed block', async () => {
      const { engine } = await start()
      const submitted = await engine.submit(signedGrant('c', network))
      expect(submitted).toEqual({ accepted: true, height: 1, header: engine.head()?.hash })
      expect(await engine.blocks(1, 10)).toMatchObject([{ operations: [signedGrant('c', network)] }])
    })

    it('answers within 200 ms', async () => {
      const { engine } = await start()
      const from = performance.now()
      await engine.submit(signedGrant('c', network))
      expect(performance.now() - from).toBeLessThan(200)
    })

    it('says the rule that a refused operation breaks, and makes no block of it', async () => {
      const { engine } = await start()
      const refused = await Promise.all([engine.submit({}), engine.submit(revokeOf('c'))])
      expect(refused).toEqual([
        { accepted: false, refusal: 'operation_form' },
        { accepted: false, refusal: 'consent_not_found' },
      ])
      expect(engine.head()?.header.height).toBe(0)
    })

    it('gives an operation that comes again its first answer, at once and after a restart', async () => {
      const { engine, ledger, clock } = await start()
      const [first, twin] = await Promise.all([1, 2].map(() => engine.submit(signedGrant('c', network))))
      expect(twin).toEqual(first)
      await engine.submit(revokeOf('c'))
      expect(await engine.submit(signedGrant('c', network))).toEqual(first)
      const height = engine.head()?.header.height
      await engine.close()
      const again = await start({ ledger, clock })
      expect(await again.engine.submit(signedGrant('c', network))).toEqual(first)
      expect(again.engine.head()?.header.height).toBe(height)
    })

    it('orders many operations at once, each in one block', async () => {
      const { engine } = await start()
      const labels = Array.from({ length: 60 }, (_, index) => `firm ${index}`)
      const submitted = await Promise.all(labels.map((label) => engine.submit(signedCreate(label, network))))
      expect(submitted.every(({ accepted }) => accepted)).toBe(true)
      const blocks = await engine.blocks(0, 100)
      expect(blocks.flatMap(({ operations }) => operations)).toHaveLength(60)
      expect(blocks.length).toBeLessThan(60)
    })

    it('puts each header into the header log, at its height', async () => {
      const { engine, ledger } = await start()
      for (const label of ['a', 'b', 'c']) await engine.submit(signedGrant(label, network))
      const head = engine.head()
      await engine.close()
      expect(ledger.published).toHaveLength(4)
      expect(ledger.published.at(-1)).toBe(head?.hash)
    })

    it('makes a block without operations after the heartbeat', async () => {
      const { engine, clock } = await start({ heartbeatMs: 20 })
      clock.now += 60_000
      await expect.poll(() => engine.head()?.header.height).toBeGreaterThan(1)
      expect(engine.head()?.header.time).toBe('2026-10-01T12:01:00.000Z')
      expect((await engine.blocks(1, 1))[0]?.operations).toEqual([])
    })

    it('never makes a block whose time is before the last one’s, whatever the clock does', async () => {
      const { engine, clock } = await start()
      clock.now -= 3_600_000
      await engine.submit(signedGrant('c', network))
      expect(engine.head()?.header.time).toBe('2026-10-01T12:00:00.000Z')
    })

    it('keeps earlier states readable, so that a staple can be made at a witnessed header', async () => {
      const { engine } = await start()
      const { revocationHash } = signedGrant('c', network).payload as { readonly revocationHash: string }
      await engine.submit(signedGrant('c', network))
      await engine.submit(revokeOf('c'))
      const consentAt = (height: number) => {
        const state = engine.state(height)
        return state && ledgerView(state).consent(revocationHash)
      }
      expect([consentAt(0), consentAt(1)?.revokedAt, consentAt(2)?.revokedAt]).toEqual([
        undefined,
        null,
        '2026-10-01T12:00:00.000Z',
      ])
      expect(engine.state()).toBe(engine.state(2))
      expect(engine.state(3)).toBeUndefined()
      expect(codeOf('c')).toHaveLength(32)
    })

    it('gives blocks that replay from genesis to the same state root, and a store that restores it', async () => {
      const { engine, ledger } = await start()
      await engine.submit(signedCreate('acme', network))
      await engine.submit(signedGrant('c', network))
      await engine.submit(revokeOf('c'))
      let state = genesisState(network)
      for (const block of await engine.blocks(0, 100)) {
        const applied = applyBlock(state, block)
        expect(applied.ok).toBe(true)
        if (applied.ok) state = applied.value.state
      }
      expect(state.head).toEqual(engine.head())
      const restored = restoreState(network, await ledger.storage.load())
      expect(restored.ok && restored.value.head).toEqual(engine.head())
    })

    it('commits what waits when it is closed, and takes nothing afterwards', async () => {
      const { engine } = await start()
      const submitted = engine.submit(signedGrant('c', network))
      await engine.close()
      expect(await submitted).toMatchObject({ accepted: true, height: 1 })
      await expect(engine.submit(signedGrant('d', network))).rejects.toThrow('closed')
    })

    it('goes on from a clock that a restart has moved', async () => {
      const { engine, ledger, clock } = await start()
      await engine.close()
      clock.now = at('2026-10-02T00:00:00.000Z')
      const again = await start({ ledger, clock })
      await again.engine.submit(signedGrant('c', network))
      const time = instantOf(again.engine.head()?.header.time ?? '')
      expect(time).toBe(instantOfMs(clock.now))
    })
  })
}
