import { openFollower, openSolo } from '@goodstanding/consensus'
import { formatInstant, instantOfMs, logOrigin, type Operation, parseInstant } from '@goodstanding/core'
import { ed25519Signer, fromHex, sha256, toHex, utf8 } from '@goodstanding/crypto'
import { buildKeyStaple, charterHash, headerHash, openNetwork, verifyKeyStaple } from '@goodstanding/ledger'
import {
  checkpointSigner,
  encodeLogEntry,
  type LogHead,
  type LogWriter,
  openLog,
  parseEntryBundle,
  proveInclusion,
} from '@goodstanding/log'
import {
  CommitAmbiguous,
  type DatabaseHandle,
  ledgerStorage,
  logStorage,
  type MemberStore,
  openDatabase,
  openMemberStore,
  type StoreTransaction,
} from '@goodstanding/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineHeaderLog } from '../src/ledger/header-log.ts'
import { testEnterprise } from './test-enterprise.ts'

const SEED = sha256(utf8('sequencer'))
const NOON = parseInstant('2026-10-01T12:00:00.000Z')
const now = () => instantOfMs(NOON.ok ? NOON.value : 0)
const network = aNetwork()

/** Commits of this store go wrong by turns: before they take effect, or after. */
type Mishaps = ('none' | 'lost' | 'ambiguous')[]

let database: DatabaseHandle
let schemas = 0
beforeAll(async () => {
  database = await openDatabase({ kind: 'pglite_memory' })
})
afterAll(() => database.close())

const freshStore = () => openMemberStore(database, `engine_${++schemas}`)

describe('The solo engine on a store, with its header log', () => {
  it('has a leaf for each header and one chain, whatever commits go wrong and whenever it restarts', async () => {
    const store = await freshStore()
    const journal = new Map<string, LogHead>()
    const acknowledged: string[] = []
    const mishaps: Mishaps = []
    for (let round = 0; round < 4; round++) {
      const { engine, log } = await openEngine(withMishaps(store, mishaps), store, journal)
      for (let i = 0; i < 6; i++) {
        mishaps.splice(0, 9, (['none', 'lost', 'ambiguous'] as const)[(i + round) % 3] ?? 'none')
        const enterprise = testEnterprise(network, `firm ${round} ${i}`, 'homestead')
        const submitted = await engine.submit(operationOf(enterprise.create)).catch(() => null)
        mishaps.splice(0)
        if (submitted?.accepted) acknowledged.push(enterprise.id)
      }
      // Every other round ends like a crash: what is queued for the log stays queued.
      if (round % 2 === 0) await engine.close()
      await log.close()
    }
    const { engine, log } = await openEngine(store, store, journal)
    const blocks = await engine.blocks(0, 1_000)
    await engine.close()
    expect(await leavesOf(log)).toEqual(blocks.map(({ header }) => headerHash(header, network)))
    expect(acknowledged.length).toBeGreaterThan(12)
    const operations = blocks.flatMap((block) => block.operations)
    expect(new Set(operations.map((operation) => JSON.stringify(operation))).size).toBe(operations.length)
    expect(operations.length).toBeGreaterThanOrEqual(acknowledged.length)
    await log.close()
  })

  it('gives a follower on another store the same state, from which a staple of a logged header verifies', async () => {
    const store = await freshStore()
    const { engine, log } = await openEngine(store, store, new Map())
    const enterprise = testEnterprise(network, 'acme', 'homestead')
    expect(await engine.submit(operationOf(enterprise.create))).toMatchObject({ accepted: true, height: 1 })
    const follower = await openFollower({
      network,
      storage: ledgerStorage(await freshStore()),
      fetchBlocks: (from, limit) => engine.blocks(from, limit),
    })
    await follower.catchUp()
    expect(follower.head()).toEqual(engine.head())
    await engine.close()
    const state = follower.state(1)
    const checkpoint = await log.checkpoint()
    if (state?.head == null || checkpoint === null) throw new Error('height 1 is published')
    const inclusion = await proveInclusion(1, checkpoint.size, log.readNode)
    const proven = { header: state.head.header, checkpoint: checkpoint.note, inclusion: inclusion.map(toHex) }
    const staple = buildKeyStaple(state, proven, { enterprise: enterprise.id })
    expect(staple.ok && verifyKeyStaple(staple.value, { network, enterprise: enterprise.id })).toMatchObject({
      ok: true,
      value: { height: 1, isWitnessed: true },
    })
    await log.close()
  })
})

async function openEngine(used: MemberStore, logStore: MemberStore, heads: Map<string, LogHead>) {
  const origin = logOrigin(network, 'headers')
  const log = await openLog<StoreTransaction>({
    storage: logStorage(logStore, origin),
    journal: {
      last: async (name) => heads.get(name) ?? null,
      record: async (name, head) => void heads.set(name, head),
    },
    signer: checkpointSigner(origin, SEED),
    finishSlot: async () => null,
    witnesses: {
      list: [],
      k: 0,
      timeoutMs: 1_000,
      post: async () => ({ status: 404, body: '' }),
      sleep: () => new Promise(() => {}),
    },
    now,
  })
  const headerLog = engineHeaderLog(log)
  const engine = await openSolo({ network, storage: ledgerStorage(used), headerLog, now, blockDelayMs: 0 })
  return { engine, log }
}

function withMishaps(store: MemberStore, mishaps: Mishaps): MemberStore {
  return {
    ...store,
    async transaction(work) {
      const mishap = mishaps.shift() ?? 'none'
      const result = await store.transaction(async (tx) => {
        const done = await work(tx)
        if (mishap === 'lost') throw new Error('the transaction was rolled back')
        return done
      })
      if (mishap === 'ambiguous') throw new CommitAmbiguous('the connection failed while committing')
      return result
    },
  }
}

/** The header hashes in the header log, in their order. */
async function leavesOf(log: LogWriter<StoreTransaction>): Promise<readonly string[]> {
  while ((await log.publishSlot()) !== null);
  const size = (await log.checkpoint())?.size ?? 0
  const file = await log.file(`tile/entries/000.p/${size}`)
  const bundle = parseEntryBundle(file.body, size)
  if (!bundle.ok) throw new Error(bundle.fault)
  return bundle.value.map((bytes) => {
    const hash = toHex(bytes.subarray(1))
    expect(toHex(bytes)).toBe(toHex(encodeLogEntry({ kind: 'header', hash: fromHex(hash) })))
    return hash
  })
}

function operationOf({ payload, proofs }: ReturnType<typeof testEnterprise>['create']): Operation {
  return { payload, proofs: [...proofs] }
}

function aNetwork() {
  const keyOf = (name: string) => ed25519Signer(sha256(utf8(name))).publicKey
  const member = (name: string, role: 'home' | 'sequencer') => ({
    name,
    group: name,
    roles: [role],
    statementKey: keyOf(`${name} statement`),
    httpKey: keyOf(`${name} http`),
    recordLogKey: null,
    accessLogKey: null,
    witnessKey: null,
    baseUrl: `https://${name}.example`,
    permits: [],
  })
  const start = formatInstant(now())
  const opened = openNetwork({
    kind: 'descriptor',
    version: 1,
    name: 'test',
    charterHash: charterHash(),
    testClock: { declared: start, real: start },
    members: [member('homestead', 'home'), member('orderly', 'sequencer')],
    witnesses: { members: [], k: 0 },
    headerLog: { keys: [{ fromHeight: 0, member: 'orderly', key: keyOf('sequencer') }] },
  })
  if (!opened.ok) throw new Error(opened.fault)
  return opened.value
}
