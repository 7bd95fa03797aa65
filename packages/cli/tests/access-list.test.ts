import { writeFileSync } from 'node:fs'
import type { ConsentOverview } from '@goodstanding/api'
import { type Bytes, fromHex, sha256, utf8 } from '@goodstanding/crypto'
import { encodeLogEntry } from '@goodstanding/log'
import { accessTags, type EnterpriseKeys, newEnterprise } from '@goodstanding/sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type LogWorld, openLogWorld, WITNESSES } from './log-world.ts'
import { cli, cliJson } from './run-cli.ts'
import { testFolder } from './user-folder.ts'

const GRANTED = '01a20d8e-cec3-77ce-ba8b-1dc5063f011b'
const UNTOLD = '01a20d8e-a766-77a8-9209-80729ab3b45b'
const ELSEWHERE = '01a20d8e-0000-77a8-9209-80729ab3b45b'
const ROOTS: { readonly [consent: string]: string } = { [GRANTED]: '1'.repeat(64), [UNTOLD]: '2'.repeat(64) }

const folder = testFolder()
let world: LogWorld
let keys: EnterpriseKeys
let context = ''
beforeAll(async () => {
  world = await openLogWorld()
  let calls = 0
  keys = {
    ...newEnterprise(world.network, 'commons', (bytes) => sha256(utf8(`random ${++calls}`)).slice(0, bytes)).keys,
    consents: Object.fromEntries(
      Object.entries(ROOTS).map(([id, accessRoot]) => [id, { accessRoot, code: '0'.repeat(32) }]),
    ),
  }
  context = folder.path('context.json')
  writeFileSync(folder.path('network.json'), JSON.stringify(world.network.descriptor))
  writeFileSync(folder.path('harbor.keys.json'), JSON.stringify(keys), { mode: 0o600 })
  const enterprises = { harbor: { keys: 'harbor.keys.json' } }
  writeFileSync(context, JSON.stringify({ network: 'network.json', nodes: {}, enterprises }))
})
afterAll(() => world.close())

const consentOf = (id: string, providers: string[]): ConsentOverview => ({
  ...{ id, reader: 'harborlend', purpose: 'credit_application', providers, types: ['tradeline'], reads: 3 },
  ...{ notBefore: '2026-10-01T00:00:00.000Z', expires: '2026-12-01T00:00:00.000Z', keepUntil: null },
  ...{ state: 'active', revokedAt: null, delivered: true, erasedAt: null },
})

/** What the home node tells of the enterprise's consents. */
function tell(consents: readonly ConsentOverview[]): void {
  world.served.set(`/commons/v1/enterprises/${keys.enterprise}/consents`, JSON.stringify({ consents }))
}

function readOf(consent: string, provider: string, n: number): Bytes {
  const tags = accessTags(ROOTS[consent] ?? '', provider, n, world.network)
  const tag = [...tags].find(([, read]) => read === n)?.[0] ?? ''
  return encodeLogEntry({ kind: 'access', tag: fromHex(tag), commitment: sha256(utf8(tag)) })
}

const another = (n: number): Bytes =>
  encodeLogEntry({ kind: 'access', tag: sha256(utf8(`tag ${n}`)), commitment: sha256(utf8(`other ${n}`)) })

function serveAccessLog(provider: string, entries: readonly Bytes[]): void {
  world.serveLog(provider, 'access', entries)
  for (const witness of WITNESSES) world.remember(witness, provider, 'access', entries)
}

beforeEach(() => {
  world.reset()
  tell([consentOf(GRANTED, ['northbank'])])
  serveAccessLog('northbank', [
    another(0),
    readOf(GRANTED, 'northbank', 1),
    another(1),
    readOf(GRANTED, 'northbank', 2),
  ])
  serveAccessLog('southbank', [another(0)])
})

const list = (...args: readonly string[]) => cli('access', 'list', '--context', context, ...args)
const listJson = (...args: readonly string[]) => cliJson('access', 'list', '--context', context, ...args)

describe('`access list`', () => {
  it('finds the enterprise’s own reads among those of others, by tags that only its keys make', async () => {
    const { exitCode, json } = await listJson()
    expect(exitCode).toBe(0)
    const of = { provider: 'northbank', consent: GRANTED, reader: 'harborlend', purpose: 'credit_application' }
    expect(json).toMatchObject({
      accesses: [
        { ...of, read: 1, position: 1 },
        { ...of, read: 2, position: 3 },
      ],
    })
    expect((await list()).stdout).toMatch(/northbank +harborlend +credit_application +1 +1/)
  })

  it('finds reads under a consent that the home node does not tell of, at every provider', async () => {
    serveAccessLog('southbank', [another(0), readOf(UNTOLD, 'southbank', 366)])
    const { json } = await listJson()
    expect(json).toMatchObject({
      accesses: [{}, {}, { provider: 'southbank', consent: UNTOLD, reader: null, read: 366 }],
    })
  })

  it('does not take the home node’s word for where to look, if it is told to look everywhere', async () => {
    tell([consentOf(GRANTED, ['northbank']), consentOf(UNTOLD, ['northbank'])])
    serveAccessLog('southbank', [readOf(GRANTED, 'southbank', 9)])
    expect((await listJson()).json).toMatchObject({ accesses: [{}, {}] })
    expect((await listJson('--everywhere')).json).toMatchObject({
      accesses: [{}, {}, { provider: 'southbank', read: 9 }],
    })
  })

  it('says which consents it has no secrets of', async () => {
    tell([consentOf(GRANTED, ['northbank']), consentOf(ELSEWHERE, ['northbank'])])
    expect((await list()).stdout).toContain(`can’t be found with this key file: ${ELSEWHERE}`)
  })

  it('names the witness that has cosigned a read which the provider does not serve', async () => {
    world.remember('witness-b', 'northbank', 'access', [
      ...[another(0), readOf(GRANTED, 'northbank', 1), another(1)],
      ...[readOf(GRANTED, 'northbank', 2), readOf(GRANTED, 'northbank', 3)],
    ])
    const { exitCode, stdout } = await list()
    expect(exitCode).toBe(4)
    expect(stdout).toContain('entries are not served: it is behind what was cosigned by witness-b (size 5)')
  })

  it('finds a provider that shows the enterprise another history than the witnesses', async () => {
    world.serveLog('northbank', 'access', [another(0), another(5), another(1), another(2)])
    const { exitCode, stdout } = await list()
    expect([exitCode, stdout]).toEqual([4, expect.stringContaining('a fork')])
  })

  it('is not taken in by a log of another provider, or by entries that are no accesses', async () => {
    for (const [path, file] of [...world.served]) {
      if (path.startsWith('/southbank/')) world.served.set(path.replace('southbank', 'northbank'), file)
    }
    expect((await listJson()).json).toMatchObject({
      logs: [{ log: 'northbank/access', fault: 'checkpoint_key_name' }, {}],
    })
    serveAccessLog('northbank', [encodeLogEntry({ kind: 'record', commitment: sha256(utf8('a')) })])
    expect((await listJson()).json).toMatchObject({ logs: [{ fault: 'entry_refused' }, {}] })
  })

  it('still finds the reads at other providers where one cannot be reached', async () => {
    tell([consentOf(GRANTED, ['northbank', 'southbank'])])
    serveAccessLog('southbank', [readOf(GRANTED, 'southbank', 1)])
    world.cut('northbank')
    const { exitCode, stdout } = await list()
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/southbank +harborlend/)
    expect(stdout).toContain('? northbank/access')
  })

  it('says so where nobody has read', async () => {
    serveAccessLog('northbank', [another(0)])
    expect((await list()).stdout).toBe('Nobody has read your records.\n')
  })
})
