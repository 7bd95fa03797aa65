import { addMs, type GenesisDescriptor, type Header, instantOfMs, logOrigin, type Network } from '@goodstanding/core'
import {
  type Bytes,
  concat,
  ed25519PublicKey,
  formatNote,
  fromHex,
  sha256,
  signNote,
  toHex,
  utf8,
} from '@goodstanding/crypto'
import { genesisHash, headerHash, verifyProvenHeader } from '@goodstanding/ledger'
import { encodeLogEntry, formatCheckpointText, leafHash, treeRoot } from '@goodstanding/log'
import { aDescriptor } from '@goodstanding/testkit'
import { describe, expect, it } from 'vitest'
import { headerProver } from './header-prover.ts'

const NOW = instantOfMs(Date.parse('2026-10-01T08:00:00.000Z'))
const seedOf = (key: 'first' | 'later'): Bytes => sha256(utf8(`${key} headers`))
const keyOf = (key: 'first' | 'later'): string => toHex(ed25519PublicKey(seedOf(key)))

/** A network whose header log another member writes from height 3 on. */
const descriptor: GenesisDescriptor = aDescriptor({
  witnesses: { members: [], k: 0 },
  testClock: { declared: '2026-10-01T00:00:00.000Z', real: '2026-10-01T00:00:00.000Z' },
  headerLog: {
    keys: [
      { fromHeight: 0, member: 'northbank', key: keyOf('first') },
      { fromHeight: 3, member: 'southbank', key: keyOf('later') },
    ],
  },
})
const network: Network = { descriptor, genesisHash: genesisHash(descriptor) }

const HASH = '0'.repeat(64)
const headers = [0, 1, 2, 3, 4].map(
  (height): Header => ({
    ...{ kind: 'header', height, time: '2026-10-01T08:00:00.000Z', previous: HASH },
    ...{ operationsHash: HASH, stateRoot: HASH, descriptor: 1 },
  }),
)

/** A source of a header log of so many headers, whose checkpoint a key has signed. */
function sourceOf(size: number, signer: 'first' | 'later') {
  const leaves = headers
    .slice(0, size)
    .map((header) => leafHash(encodeLogEntry({ kind: 'header', hash: fromHex(headerHash(header, network)) })))
  const origin = logOrigin(network, 'headers')
  const text = formatCheckpointText({ origin, size, root: treeRoot(leaves) })
  const note = formatNote(text, [signNote(text, origin, seedOf(signer))])
  return { checkpoint: async () => note, tile: async () => concat(...leaves) }
}

/** A prover whose own copy of the ledger has the headers up to a height. */
function proverOf(source: ReturnType<typeof sourceOf>, newest: number) {
  const stateAt = (height = newest) => {
    const header = height > newest ? undefined : headers[height]
    return header === undefined ? undefined : { head: { header, hash: headerHash(header, network) } }
  }
  const clock = { now: () => addMs(NOW, 1_000) }
  return headerProver({
    network,
    source,
    stateAt,
    catchUp: async () => undefined,
    clock,
    tries: { max: 2, pauseMs: 1 },
  })
}

describe('proofs of headers', () => {
  it.each([
    ['first', 3, 2],
    ['later', 4, 3],
    ['later', 5, 4],
  ] as const)('by the %s key of a log of %i headers hold before the verifier', async (signer, size, height) => {
    const proven = await proverOf(sourceOf(size, signer), height).prove(0)
    expect(verifyProvenHeader(proven, network)).toMatchObject({ ok: true, value: { height } })
  })

  it.each([
    ['later', 3],
    ['first', 4],
  ] as const)('are not made from a checkpoint that the %s key signed over %i headers', async (signer, size) => {
    await expect(proverOf(sourceOf(size, signer), size - 1).prove(0)).rejects.toThrow('no witnessed checkpoint')
  })

  it('are not made of a header that only the key before could prove', async () => {
    await expect(proverOf(sourceOf(5, 'later'), 2).prove(0)).rejects.toThrow('no witnessed checkpoint')
  })
})
