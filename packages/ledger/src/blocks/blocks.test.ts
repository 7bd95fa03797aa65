import { addDays, type Block, dateOf, formatInstant, instantOfMs } from '@goodstanding/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { revocationHash } from '../consents/revocation-hash.ts'
import { instantOf } from '../instant-of.ts'
import { trieKeys } from '../state/hash-trie.ts'
import { genesisState, ledgerView, stateRoot } from '../state/ledger-state.ts'
import { restoreState, type StoredLedger } from '../state/restore-state.ts'
import { makeChain, rounds } from '../testing/random-chain.ts'
import { signerOf, testNetwork } from '../testing/test-network.ts'
import { aCreate, aDate, aGrant, aRevoke, checkedOperation } from '../testing/test-operations.ts'
import { applyBlock, type BlockFault } from './apply-block.ts'
import { buildBlock } from './build-block.ts'
import { headerHash, NO_HEADER } from './header-hash.ts'
import type { AppliedBlock } from './run-block.ts'

const network = testNetwork()
const START = instantOf('2026-10-01T12:00:00.000Z')
const create = checkedOperation(aCreate('acme'), network, [signerOf('acme rotation')])
const grant = checkedOperation(aGrant('c', network), network)
const revoke = checkedOperation(aRevoke('c'), network)

describe('A chain of blocks', () => {
  it('leads every follower to the same headers, block by block and replayed from genesis', () => {
    fc.assert(
      fc.property(rounds, (given) => {
        let followed = genesisState(network)
        for (const { state, applied } of makeChain(network, START, given)) {
          const result = applyBlock(followed, JSON.parse(JSON.stringify(applied.block)))
          expect(result).toMatchObject({ ok: true, value: { applied: { hash: applied.hash } } })
          if (result.ok) followed = result.value.state
          expect(stateRoot(followed)).toBe(stateRoot(state))
        }
      }),
      { seed: 5, numRuns: 40 },
    )
  })

  it('holds what its changes say, in whatever order a store gives them back', () => {
    fc.assert(
      fc.property(rounds, fc.infiniteStream(fc.nat()), (given, order) => {
        const chain = makeChain(network, START, given)
        const state = chain.at(-1)?.state ?? genesisState(network)
        const stored = storedLedger(chain.map(({ applied }) => applied))
        const shuffled: StoredLedger = {
          ...stored,
          consents: shuffle(stored.consents, order),
          enterprises: shuffle(stored.enterprises, order),
        }
        const restored = restoreState(network, shuffled)
        expect(restored.ok && stateRoot(restored.value)).toBe(stateRoot(state))
        expect(restored.ok && restored.value).toEqual({ ...state, map: expect.anything() })
      }),
      { seed: 6, numRuns: 40 },
    )
  })

  it('never leaves a consent active that a block has revoked', () => {
    fc.assert(
      fc.property(rounds, (given) => {
        for (const { state, applied } of makeChain(network, START, given)) {
          const active = applied.block.operations
            .flatMap(({ payload }) => (payload.kind === 'consent.revoke' ? [payload.code] : []))
            .filter((code) => ledgerView(state).consent(revocationHash(code, network))?.revokedAt === null)
          expect(active).toEqual([])
        }
      }),
      { seed: 7, numRuns: 40 },
    )
  })

  it('never holds a consent 91 days past its last day', () => {
    fc.assert(
      fc.property(rounds, (given) => {
        for (const { state, applied } of makeChain(network, START, given)) {
          const today = dateOf(instantOf(applied.block.header.time))
          const days = trieKeys(state.consents).map((hash) => ledgerView(state).consent(hash)?.expiresOn ?? today)
          expect(days.filter((day) => addDays(day, 90) < today)).toEqual([])
          expect(new Set(state.consentDays.keys())).toEqual(new Set(days))
        }
      }),
      { seed: 7, numRuns: 40 },
    )
  })

  it('keeps an earlier state as it was', () => {
    const one = buildBlock(genesisState(network), [grant], START)
    const root = stateRoot(one.state)
    buildBlock(one.state, [revoke], START)
    expect(stateRoot(one.state)).toBe(root)
    expect(one.state.head?.header.stateRoot).toBe(root)
  })
})

describe('A block', () => {
  it('holds the accepted operations alone, and says why others are refused', () => {
    const { applied, outcomes } = buildBlock(genesisState(network), [revoke, grant, grant, revoke, revoke], START)
    expect(applied.block.operations).toEqual([grant, revoke])
    expect(outcomes.map((outcome) => (outcome.accepted ? 'accepted' : outcome.refusal))).toEqual([
      'consent_not_found',
      'accepted',
      'consent_exists',
      'accepted',
      'consent_already_revoked',
    ])
  })

  it('begins the chain at height 0 with the members of genesis', () => {
    const { applied, state } = buildBlock(genesisState(network), [], START)
    expect(applied.block.header).toMatchObject({ height: 0, previous: NO_HEADER, descriptor: 1 })
    expect(stateRoot(state)).toBe(stateRoot(genesisState(network)))
    expect(applied.hash).toBe(headerHash(applied.block.header, network))
  })

  it('deletes a consent, revoked or not, with the first block of the day that begins 90 days after its last', () => {
    const short = checkedOperation(aGrant('short', network, { expiresOn: aDate('2026-10-01') }), network)
    let { state } = buildBlock(genesisState(network), [short, grant, revoke], START)
    const at = (text: string) => {
      const built = buildBlock(state, [], instantOf(text))
      state = built.state
      return built.applied.changes
    }
    expect(at('2026-12-30T23:59:59.999Z')).toEqual([])
    const shortHash = short.payload.kind === 'consent.grant' ? short.payload.revocationHash : ''
    expect(at('2026-12-31T00:00:00.000Z')).toEqual([{ kind: 'delete_consent', revocationHash: shortHash }])
    expect(at('2026-12-31T12:00:00.000Z')).toEqual([])
    expect(at('2027-06-01T00:00:00.000Z')).toHaveLength(1)
    expect(stateRoot(state)).toBe(stateRoot(genesisState(network)))
  })

  it('does not go back in time', () => {
    const { state } = buildBlock(genesisState(network), [], START)
    expect(() => buildBlock(state, [], instantOfMs(START - 1))).toThrow('back in time')
  })
})

describe('A follower', () => {
  const first = buildBlock(genesisState(network), [create, grant], START)
  const { block } = buildBlock(first.state, [revoke], START).applied
  const withHeader = (change: Partial<Block['header']>) => ({ ...block, header: { ...block.header, ...change } })

  it.each<readonly [BlockFault, unknown]>([
    ['block_form', { ...block, more: true }],
    ['block_height', withHeader({ height: 2 })],
    ['block_previous', withHeader({ previous: '00'.repeat(32) })],
    ['block_time', withHeader({ time: formatInstant(instantOfMs(START - 1)) })],
    ['block_descriptor', withHeader({ descriptor: 2 })],
    ['block_operation_invalid', { ...block, operations: [{ ...grant, proofs: [] }] }],
    ['block_operation_refused', { ...block, operations: [grant] }],
    ['block_operations_hash', withHeader({ operationsHash: '00'.repeat(32) })],
    ['block_operations_hash', { ...block, operations: [] }],
    ['block_state_root', withHeader({ stateRoot: '00'.repeat(32) })],
  ])('refuses with %s', (fault, value) => {
    expect(applyBlock(first.state, value)).toMatchObject({ ok: false, fault })
  })
})

describe('A stored ledger', () => {
  const { state, applied } = buildBlock(genesisState(network), [create, grant], START)
  const stored = storedLedger([applied])

  it('is the state after its newest block', () => {
    expect(restoreState(network, stored)).toMatchObject({ ok: true, value: { head: state.head } })
  })

  it.each<readonly [string, StoredLedger]>([
    ['stored_state_root', { ...stored, consents: [] }],
    ['stored_state_root', { ...stored, head: null }],
    ['stored_header_hash', { ...stored, head: { header: applied.block.header, hash: NO_HEADER } }],
  ])('is refused with %s', (fault, given) => {
    expect(restoreState(network, given)).toMatchObject({ ok: false, fault })
  })
})

function storedLedger(chain: readonly AppliedBlock[]): StoredLedger {
  const consents = new Map<string, StoredLedger['consents'][number]>()
  const enterprises = new Map<string, StoredLedger['enterprises'][number]>()
  for (const change of chain.flatMap(({ changes }) => changes)) {
    if (change.kind === 'put_enterprise') enterprises.set(change.enterprise, change)
    else if (change.kind === 'put_consent') consents.set(change.revocationHash, change)
    else consents.delete(change.revocationHash)
  }
  const last = chain.at(-1)
  return {
    head: last === undefined ? null : { header: last.block.header, hash: last.hash },
    consents: [...consents.values()].map(({ revocationHash, consent }) => ({ revocationHash, consent })),
    enterprises: [...enterprises.values()].map(({ enterprise, entry }) => ({ enterprise, entry })),
  }
}

function shuffle<T>(items: readonly T[], order: Iterator<number>): T[] {
  return items
    .map((item) => ({ item, rank: Number(order.next().value) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
}
