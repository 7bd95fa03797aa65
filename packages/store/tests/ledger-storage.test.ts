import { type EnterpriseCreate, type Operation, parseDate, parseInstant } from '@goodstanding/core'
import { ed25519Signer, sha256, signStatement, toHex, utf8 } from '@goodstanding/crypto'
import {
  type AppliedBlock,
  buildBlock,
  charterHash,
  checkOperation,
  enterpriseIdOf,
  genesisBytes,
  genesisState,
  type LedgerState,
  openNetwork,
  operationHash,
  restoreState,
  revocationHash,
} from '@goodstanding/ledger'
import { describe, expect, it } from 'vitest'
import { ledgerKeyHistory } from '../src/ledger-key-history.ts'
import { ledgerStorage } from '../src/ledger-storage.ts'
import { databases } from '../src/testing/databases.ts'

const home = ed25519Signer(sha256(utf8('home')))
const network = aNetwork()
const CODE = '0f'.repeat(16)
const nothingBeside = async () => {}

describe.each(databases)('A ledger on $name', (database) => {
  it('gives back its blocks, and a state that has the root of the newest header', async () => {
    const storage = ledgerStorage(await database.freshStore())
    expect(restoreState(network, await storage.load())).toMatchObject({ ok: true, value: { head: null } })
    const chain = aChain()
    for (const { applied, state } of chain) {
      await storage.commitBlock(applied, nothingBeside)
      const restored = restoreState(network, await storage.load())
      expect(restored.ok && restored.value.head).toEqual(state.head)
      expect(restored.ok && restored.value.enterprises).toEqual(state.enterprises)
    }
    expect(await storage.blocks(0, 10)).toEqual(chain.map(({ applied }) => applied.block))
    expect(await storage.blocks(1, 1)).toEqual([chain[1]?.applied.block])
    expect(await storage.blocks(9, 1)).toEqual([])
  })

  it('deletes what a block deletes', async () => {
    const storage = ledgerStorage(await database.freshStore())
    const { applied } = await commitAll(storage)
    expect(applied.changes).toMatchObject([{ kind: 'delete_consent' }])
    expect((await storage.load()).consents).toEqual([])
  })

  it('writes a block with what stands beside it, or nothing', async () => {
    const store = await database.freshStore()
    const storage = ledgerStorage(store)
    const [first] = aChain()
    if (first === undefined) throw new Error('a chain has blocks')
    const failing = storage.commitBlock(first.applied, async () => {
      throw new Error('the log has no room')
    })
    await expect(failing).rejects.toThrow('no room')
    expect((await storage.load()).head).toBeNull()
    await storage.commitBlock(first.applied, async (tx) => {
      await tx
        .insertInto('map_page')
        .values({ map_name: 'm', page_key: '', page: new Uint8Array([1]) })
        .execute()
    })
    expect((await storage.load()).head?.hash).toBe(first.applied.hash)
    expect(await store.db.selectFrom('map_page').selectAll().execute()).toHaveLength(1)
  })

  it('has one block of a height, and an operation once', async () => {
    const storage = ledgerStorage(await database.freshStore())
    const [first, second] = aChain()
    if (first === undefined || second === undefined) throw new Error('a chain has blocks')
    await storage.commitBlock(first.applied, nothingBeside)
    await expect(storage.commitBlock(first.applied, nothingBeside)).rejects.toThrow()
    await storage.commitBlock(second.applied, nothingBeside)
    const { block } = second.applied
    const doubled = { ...second.applied, block: { ...block, header: { ...block.header, height: 2 } } }
    await expect(storage.commitBlock(doubled, nothingBeside)).rejects.toThrow()
    expect((await storage.load()).head?.hash).toBe(second.applied.hash)
  })

  it('knows in which block an operation was accepted', async () => {
    const storage = ledgerStorage(await database.freshStore())
    await commitAll(storage)
    const second = aChain()[1]?.applied
    expect(await storage.operationPlace(second?.operationHashes[1] ?? '')).toEqual({ height: 1, header: second?.hash })
    expect(await storage.operationPlace('00')).toBeUndefined()
  })

  it('gives an enterprise its key history, oldest operation first', async () => {
    const store = await database.freshStore()
    await commitAll(ledgerStorage(store))
    const id = enterpriseIdOf(aCreate(), network)
    const history = await ledgerKeyHistory(store, id)
    expect(history.map(({ payload }) => payload.kind)).toEqual(['enterprise.create', 'enterprise.update'])
    expect(await ledgerKeyHistory(store, 'did:gs:none')).toEqual([])
  })
})

async function commitAll(storage: ReturnType<typeof ledgerStorage>): Promise<{ readonly applied: AppliedBlock }> {
  const chain = aChain()
  for (const { applied } of chain) await storage.commitBlock(applied, nothingBeside)
  const last = chain.at(-1)
  if (last === undefined) throw new Error('a chain has blocks')
  return last
}

function aNetwork() {
  const keyOf = (name: string) => ed25519Signer(sha256(utf8(name))).publicKey
  const member = { name: 'homestead', group: 'homestead', roles: ['home'], statementKey: home.publicKey }
  const opened = openNetwork({
    kind: 'descriptor',
    version: 1,
    name: 'test',
    charterHash: charterHash(),
    testClock: { declared: '2026-10-01T00:00:00.000Z', real: '2026-10-01T00:00:00.000Z' },
    members: [
      {
        ...member,
        httpKey: keyOf('http'),
        recordLogKey: null,
        accessLogKey: null,
        witnessKey: null,
        baseUrl: 'https://homestead.example',
        permits: [],
      },
    ],
    witnesses: { members: [], k: 0 },
    headerLog: { keys: [{ fromHeight: 0, member: 'homestead', key: keyOf('headers') }] },
  })
  if (!opened.ok) throw new Error(opened.fault)
  return opened.value
}

function aCreate(): EnterpriseCreate {
  return {
    kind: 'enterprise.create',
    rotationKeys: [home.publicKey],
    signers: [{ key: home.publicKey, scopes: ['consent', 'claim', 'dispute', 'read'], until: null }],
    thresholds: { consent: 1, claim: 1, dispute: 1, read: 1 },
    home: 'homestead',
    salt: toHex(sha256(utf8('salt'))),
  }
}

/** A first block; an enterprise and its consent; new keys and the revocation; long after, the deletion. */
function aChain(): readonly { readonly applied: AppliedBlock; readonly state: LedgerState }[] {
  const create = aCreate()
  const expiresOn = parseDate('2026-10-31')
  if (!expiresOn.ok) throw new Error(expiresOn.fault)
  const blocks: readonly (readonly [string, readonly Operation['payload'][]])[] = [
    ['2026-10-01T00:00:00.000Z', []],
    [
      '2026-10-01T00:00:01.000Z',
      [
        create,
        {
          kind: 'consent.grant',
          member: 'homestead',
          commitment: '11'.repeat(32),
          revocationHash: revocationHash(CODE, network),
          expiresOn: expiresOn.value,
        },
      ],
    ],
    [
      '2026-10-02T00:00:00.000Z',
      [
        {
          ...create,
          kind: 'enterprise.update',
          enterprise: enterpriseIdOf(create, network),
          previous: operationHash(create, network),
        },
        { kind: 'consent.revoke', code: CODE },
      ].map(withoutSalt),
    ],
    ['2027-06-01T00:00:00.000Z', []],
  ]
  const chain: { readonly applied: AppliedBlock; readonly state: LedgerState }[] = []
  for (const [time, payloads] of blocks) {
    const at = parseInstant(time)
    if (!at.ok) throw new Error(time)
    chain.push(buildBlock(chain.at(-1)?.state ?? genesisState(network), payloads.map(checked), at.value))
  }
  return chain
}

function withoutSalt(payload: object): Operation['payload'] {
  const { salt: _, ...rest } = payload as { readonly salt?: string }
  return rest as Operation['payload']
}

function checked(payload: Operation['payload']) {
  const isFree = payload.kind === 'consent.revoke'
  const proofs = isFree ? [] : signStatement(payload, [home], genesisBytes(network)).proofs
  const result = checkOperation({ payload, proofs }, network)
  if (!result.ok) throw new Error(result.fault)
  return result.value
}
