import {
  blocksContract,
  cosignedCheckpointContract,
  healthContract,
  ledgerStatusContract,
  logFileContract,
  metricsContract,
  networkContract,
  readyContract,
  revokeConsentContract,
  submitOperationContract,
} from '@goodstanding/api'
import { sha256, toHex, utf8 } from '@goodstanding/crypto'
import { accessLogVerifier, recordLogVerifier, witnessVerifiers } from '@goodstanding/ledger'
import { encodeLogEntry, parseEntryBundle, verifyCheckpoint } from '@goodstanding/log'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { callNode } from './test-call.ts'
import { testEnterprise } from './test-enterprise.ts'
import { startTestNetwork, type TestNetwork } from './test-network.ts'

let net: TestNetwork
beforeAll(async () => {
  net = await startTestNetwork({
    members: [
      { name: 'northbank', roles: ['provider'], permits: [{ type: 'tradeline' }] },
      { name: 'portal', roles: ['home'] },
      { name: 'lender', roles: ['lender'] },
    ],
  })
})
afterAll(() => net.stop())

const ALL = ['witness-a', 'witness-b', 'witness-c', 'sequencer', 'northbank', 'portal', 'lender']
const SOON = { timeout: 5_000, interval: 50 }

function rule(kind: 'records' | 'access') {
  const { self } = net.node('northbank').node
  const logKey = kind === 'records' ? recordLogVerifier(net.network, self) : accessLogVerifier(net.network, self)
  if (logKey === null) throw new Error('northbank has logs')
  return { logKey, witnesses: witnessVerifiers(net.network, self.group), k: net.network.descriptor.witnesses.k }
}

async function witnessed(kind: 'records' | 'access') {
  const params = { log: kind, '*': 'checkpoint' }
  const { text } = await callNode(net, 'northbank', logFileContract, { params })
  const verified = verifyCheckpoint(text, rule(kind))
  if (!verified.ok) throw new Error(verified.fault)
  return verified.value
}

describe('A network of nodes', () => {
  it.each(ALL)('%s is alive and gets ready', async (name) => {
    expect((await callNode(net, name, healthContract)).json).toEqual({ status: 'alive' })
    await vi.waitFor(async () => expect((await callNode(net, name, readyContract)).status).toBe(200), SOON)
  })

  it('says which network it is, what time it is there, and what it is not safe for', async () => {
    const { json } = await callNode(net, 'portal', networkContract)
    expect(json).toMatchObject({
      genesisHash: net.network.genesisHash,
      now: expect.stringMatching(/^2026-10-01T08:/),
      self: { member: 'portal', cautions: expect.arrayContaining([expect.stringContaining('test network')]) },
    })
  })

  it('tells its figures to the operator alone', async () => {
    const { status, text } = await callNode(net, 'northbank', metricsContract, { as: 'operator' })
    expect(status).toBe(200)
    expect(text).toContain('goodstanding_log_published_size{log="records"} 1')
    expect((await callNode(net, 'northbank', metricsContract)).status).toBe(401)
  })
})

describe('The logs of a provider', () => {
  it('begin with the root of an empty index, witnessed', async () => {
    await vi.waitFor(async () => expect((await witnessed('records')).isWitnessed).toBe(true), SOON)
    const params = { log: 'records', '*': 'tile/entries/000.p/1' } as const
    const response = await fetch(`${net.node('northbank').node.self.baseUrl}/logs/${params.log}/${params['*']}`)
    const bundle = parseEntryBundle(new Uint8Array(await response.arrayBuffer()), 1)
    if (!bundle.ok) throw new Error(bundle.fault)
    expect(bundle.value.map(toHex)).toEqual([`01${'00'.repeat(32)}`])
  })

  it('publish what is queued soon, and have it witnessed', async () => {
    const { store, logs } = net.node('northbank').node
    const entry = encodeLogEntry({ kind: 'access', tag: new Uint8Array(32), commitment: new Uint8Array(32).fill(1) })
    await store.transaction((tx) => logs.access?.enqueue(tx, entry) ?? Promise.reject(new Error('no log')))
    await vi.waitFor(async () => {
      const { checkpoint, isWitnessed } = await witnessed('access')
      expect([checkpoint.size, isWitnessed]).toEqual([1, true])
    }, SOON)
  })

  it('serve tiles to keep, checkpoints to look at again, and a 404 that nobody may keep', async () => {
    const file = async (path: string) => {
      const answer = await callNode(net, 'northbank', logFileContract, { params: { log: 'records', '*': path } })
      return [answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]
    }
    expect(await file('tile/0/000.p/1')).toEqual([
      200,
      'application/octet-stream',
      'public, max-age=31536000, immutable',
    ])
    expect(await file('checkpoint')).toEqual([200, 'text/plain; charset=utf-8', 'no-cache'])
    for (const path of ['tile/0/001', 'tile/0/000.p/200', 'secret', 'tile/0/..%2f..', '']) {
      expect((await file(path)).slice(0, 3)).toEqual([404, 'application/problem+json; charset=utf-8', 'no-store'])
    }
  })

  it('are not served where a member has none', async () => {
    const params = { log: 'records', '*': 'checkpoint' } as const
    expect((await callNode(net, 'lender', logFileContract, { params })).status).toBe(404)
  })
})

describe('A witness', () => {
  const newest = (witness: string, origin: string) =>
    callNode(net, witness, cosignedCheckpointContract, { params: { originHash: toHex(sha256(utf8(origin))) } })

  it('shows anyone the newest checkpoint of a log that it cosigned, with both signatures', async () => {
    const { logKey, witnesses } = rule('records')
    await vi.waitFor(async () => {
      for (const witness of witnesses.slice(0, 2)) {
        const { status, text, headers } = await newest(witness.name, logKey.name)
        expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8'])
        expect(verifyCheckpoint(text, { logKey, witnesses: [witness], k: 1 })).toMatchObject({
          ok: true,
          value: { cosignedBy: [witness.name], isWitnessed: true },
        })
      }
    }, SOON)
  })

  it('answers 404 for a log that it has cosigned nothing of, and so does a member that is no witness', async () => {
    expect((await newest('witness-a', 'example.org/log')).status).toBe(404)
    expect((await newest('northbank', rule('records').logKey.name)).status).toBe(404)
  })
})

describe('The ledger', () => {
  it('takes an operation at any member, and every copy has it', async () => {
    const { create } = testEnterprise(net.network, 'first', 'portal')
    const answer = await callNode(net, 'northbank', submitOperationContract, { body: create, as: { member: 'portal' } })
    expect(answer.status).toBe(200)
    const { height } = answer.json as { height: number }
    for (const name of ['portal', 'lender']) {
      const { replica } = net.node(name).node.ledger
      await replica?.catchUp()
      expect(replica?.head()?.header.height).toBeGreaterThanOrEqual(height)
    }
  })

  it('has the block at this member’s own copy when an operation is answered', async () => {
    const { ledger } = net.node('portal').node
    const submitted = await ledger.submit(testEnterprise(net.network, 'second', 'portal').create)
    if (!submitted.accepted) throw new Error(submitted.refusal)
    expect(ledger.replica?.head()?.header.height).toBeGreaterThanOrEqual(submitted.height)
  })

  it('answers the same operation with the same block, and another with its refusal', async () => {
    const { create } = testEnterprise(net.network, 'second', 'portal')
    const again = await callNode(net, 'lender', submitOperationContract, { body: create, as: { member: 'lender' } })
    expect(again.status).toBe(200)
    const unsigned = { payload: create.payload, proofs: [] }
    const refused = await callNode(net, 'lender', submitOperationContract, { body: unsigned, as: { member: 'lender' } })
    expect([refused.status, refused.json]).toEqual([422, expect.objectContaining({ code: 'operation_unsigned' })])
  })

  it('ends a consent by its code at any node; a code that ends none is said to be unknown', async () => {
    for (const name of ['northbank', 'portal', 'sequencer']) {
      const { status, json } = await callNode(net, name, revokeConsentContract, { body: { code: '0'.repeat(32) } })
      expect([status, json]).toEqual([404, expect.objectContaining({ code: 'consent_not_found' })])
    }
  })

  it('gives its blocks to members, from the sequencer and from copies', async () => {
    const ask = async (name: string) => {
      const query = { from: '0', limit: '2' }
      return callNode(net, name, blocksContract, { query, as: { member: 'lender' } })
    }
    const blocks = (await ask('sequencer')).json
    expect(blocks).toMatchObject({ blocks: [{ header: { height: 0 } }, { header: { height: 1 } }] })
    expect((await ask('portal')).json).toEqual(blocks)
    expect((await ask('northbank')).status).toBe(404)
  })

  it('says how far each node has followed', async () => {
    const status = async (name: string) => (await callNode(net, name, ledgerStatusContract)).json
    expect(await status('sequencer')).toMatchObject({
      replica: true,
      sequencer: true,
      head: { header: { kind: 'header' } },
    })
    expect(await status('northbank')).toEqual({ replica: false, sequencer: false, head: null })
  })
})

describe('When a part is gone', () => {
  it('a log is witnessed by the others', async () => {
    await net.node('witness-b').stop()
    const { store, logs } = net.node('northbank').node
    const entry = encodeLogEntry({ kind: 'access', tag: new Uint8Array(32), commitment: new Uint8Array(32).fill(2) })
    await store.transaction((tx) => logs.access?.enqueue(tx, entry) ?? Promise.reject(new Error('no log')))
    await vi.waitFor(async () => {
      const { checkpoint, isWitnessed } = await witnessed('access')
      expect([checkpoint.size, isWitnessed]).toEqual([2, true])
    }, SOON)
  })

  it('a node that stops has published what it acknowledged, and answers no more', async () => {
    const { node, stop } = net.node('northbank')
    const entries = Array.from({ length: 50 }, (_, i) =>
      encodeLogEntry({ kind: 'access', tag: new Uint8Array(32), commitment: new Uint8Array(32).fill(i) }),
    )
    await node.store.transaction(
      (tx) => node.logs.access?.enqueueAll(tx, entries) ?? Promise.reject(new Error('no log')),
    )
    await stop()
    expect(await node.logs.access?.status()).toMatchObject({ publishedSize: 52, queued: 0 })
    await expect(callNode(net, 'northbank', healthContract)).rejects.toThrow()
  })

  it('an operation is answered with peer_unavailable while the sequencer is gone', async () => {
    await net.node('sequencer').stop()
    const answer = await callNode(net, 'portal', revokeConsentContract, { body: { code: '0'.repeat(32) } })
    expect([answer.status, answer.json]).toEqual([502, expect.objectContaining({ code: 'peer_unavailable' })])
  })
})
