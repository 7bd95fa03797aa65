import { join } from 'node:path'
import { formatInstant } from '@goodstanding/core'
import { describe, expect, it } from 'vitest'
import { applyBlock } from './blocks/apply-block.ts'
import { verifyKeyHistory } from './keys/key-history.ts'
import { genesisHash as genesisHashOf } from './network/genesis-hash.ts'
import { verifyStaple } from './staples/verify-staple.ts'
import { genesisState } from './state/ledger-state.ts'
import { invalidHistories, validHistories } from './testing/key-history-vectors.ts'
import { chainVector, hashVectors, refusedBlocks } from './testing/ledger-vectors.ts'
import { invalidStaples, validStaples } from './testing/staple-vectors.ts'

const VECTORS = join(import.meta.dirname, '../../../vectors')
const made = {
  'ledger/chain.json': chainVector(),
  'ledger/hashes.json': hashVectors(),
  'ledger/refused-blocks.json': refusedBlocks(),
  'key-history/valid.json': validHistories(),
  'key-history/invalid.json': invalidHistories(),
  'staple/valid.json': await validStaples(),
  'staple/invalid.json': await invalidStaples(),
}

/** As an implementation reads it: the files say the same, else the first tests fail. */
function read<F extends keyof typeof made>(file: F): (typeof made)[F] {
  return JSON.parse(JSON.stringify(made[file]))
}

describe('The vectors of the ledger', () => {
  it.each(Object.entries(made))(
    '%s says what this code makes; `vitest run packages/ledger -u` writes it anew',
    async (file, vectors) => {
      await expect(`${JSON.stringify(vectors, null, 1)}\n`).toMatchFileSnapshot(join(VECTORS, file))
    },
  )

  const { descriptor, genesisHash } = read('ledger/chain.json')
  const network = { descriptor, genesisHash }

  it('name a network by the hash of its descriptor', () => {
    expect(genesisHashOf(descriptor)).toBe(genesisHash)
  })

  it('have a chain that every follower can apply, and blocks that none does', () => {
    let state = genesisState(network)
    for (const { block, headerHash } of read('ledger/chain.json').blocks) {
      if (block.header.height === 2) {
        for (const { name, block, fault } of read('ledger/refused-blocks.json')) {
          expect([name, applyBlock(state, block)]).toMatchObject([name, { ok: false, fault }])
        }
      }
      const applied = applyBlock(state, block)
      expect(applied).toMatchObject({ ok: true, value: { applied: { hash: headerHash } } })
      if (applied.ok) state = applied.value.state
    }
  })

  it.each(read('key-history/valid.json'))('have a key history that holds: $name', (vector) => {
    const { enterprise, latest } = vector
    expect(verifyKeyHistory(vector.history, network)).toMatchObject({ ok: true, value: { enterprise, latest } })
  })

  it.each(read('key-history/invalid.json'))('have a key history that does not: $name', (vector) => {
    const { fault, at } = vector
    expect(verifyKeyHistory(vector.history, network)).toMatchObject({ ok: false, fault, ...(at ? { at } : {}) })
  })

  it.each(read('staple/valid.json'))('have a staple that holds: $name', (vector) => {
    const { revocationHash, enterprise, isWitnessed, revokedAt } = vector
    const verified = verifyStaple(vector.staple, { network, revocationHash, enterprise })
    expect(verified).toMatchObject({ ok: true, value: { isWitnessed, consent: { revokedAt } } })
    const time = verified.ok ? verified.value.checkpointTime : null
    expect(time === null ? null : formatInstant(time)).toBe(vector.checkpointTime)
  })

  it.each(read('staple/invalid.json'))('have a staple that does not: $name', (vector) => {
    const { revocationHash, enterprise, fault } = vector
    expect(verifyStaple(vector.staple, { network, revocationHash, enterprise })).toMatchObject({ ok: false, fault })
  })
})
