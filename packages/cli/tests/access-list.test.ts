import { writeFileSync } from 'node:fs'
import type { ConsentOverview } from '@goodstanding/api'
import { type Bytes, fromHex, sha256, utf8 } from '@goodstanding/crypto'
import { encodeLogEntry } from '@goodstanding/log'
import { accessTags, type EnterpriseKeys, type KeptTerms, newEnterprise } from '@goodstanding/sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type LogWorld, openLogWorld, WITNESSES } from './log-world.ts'
import { cli, cliJson } from './run-cli.ts'
import { testFolder } from './user-folder.ts'

const GRANTED = '01a20d8e-cec3-77ce-ba8b-1dc5063f011b'
const UNTOLD = '01a20d8e-a766-77a8-9209-80729ab3b45b'
const ELSEWHERE = '01a20d8e-0000-77a8-9209-80729ab3b45b'
const ROOTS: { readonly [consent: string]: string } = { [GRANTED]: '1'.repeat(64), [UNTOLD]: '2'.repeat(64) }

/** What the key file has of them: of one it has the secrets alone. */
const TERMS: { readonly [consent: string]: KeptTerms } = {
  [GRANTED]: {
    ...{ reader: 'harborlend', purpose: 'credit_application', providers: ['northbank'], reads: 3 },
    expires: '2026-12-01T00:00:00.000Z',
  },
}

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
      Object.entries(ROOTS).map(([id, accessRoot]) => [id, { accessRoot, code: '0'.repeat(32), terms: TERMS[id] }]),
    ),
  }
  context = folder.path('context.json')
  writeFileSync(folder.path('network.json'), JSON.stringify(world.network.descriptor))
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

const writeKeys = (written: EnterpriseKeys): void =>
  writeFileSync(folder.path('harbor.keys.json'), JSON.stringify(written), { mode: 0o600 })

beforeEach(() => {
  world.reset()
  writeKeys(keys)
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

  it('finds reads under a consent of which only the secrets are kept, at every provider', async () => {
    serveAccessLog('southbank', [another(0), readOf(UNTOLD, 'southbank', 366)])
    const { json } = await listJson()
    expect(json).toMatchObject({
      accesses: [{}, {}, { provider: 'southbank', consent: UNTOLD, reader: null, read: 366 }],
    })
  })

  it.each<[string, () => void]>([
    ['names another provider', () => tell([consentOf(GRANTED, ['southbank'])])],
    ['tells of another reader', () => tell([{ ...consentOf(GRANTED, ['northbank']), reader: 'southbank', reads: 1 }])],
    ['hides the consent', () => tell([])],
    ['does not answer', () => world.cut('commons')],
  ])('finds the same reads where the home node %s', async (_, lie) => {
    const honest = await listJson()
    lie()
    const { exitCode, json } = await listJson()
    expect(exitCode).toBe(0)
    expect(json).toMatchObject({ accesses: (honest.json as { accesses: object }).accesses })
  })

  it('says so where the home node tells nothing of consents of other key files', async () => {
    world.cut('commons')
    expect((await list()).stdout).toContain('? Your home node does not tell of consents')
    expect((await listJson()).json).toMatchObject({ keptElsewhere: null })
  })

  it('looks at every provider, if it is told to look everywhere', async () => {
    const { [GRANTED]: granted } = keys.consents
    writeKeys({ ...keys, consents: granted === undefined ? {} : { [GRANTED]: granted } })
    serveAccessLog('southbank', [readOf(GRANTED, 'southbank', 2)])
    expect((await listJson()).json).toMatchObject({ accesses: [{}, {}], logs: [{ log: 'northbank/access' }] })
    expect((await listJson('--everywhere')).json).toMatchObject({
      accesses: [{}, {}, { provider: 'southbank', read: 2 }],
    })
  })

  it('tells a provider’s breach where it has given one number to two reads', async () => {
    serveAccessLog(
      'northbank',
      [1, 2, 1].map((n) => readOf(GRANTED, 'northbank', n)),
    )
    const { exitCode, json } = await listJson()
    expect(exitCode).toBe(4)
    expect(json).toMatchObject({
      accesses: [
        { read: 1, position: 0, breaches: ['read_number_repeated'] },
        { read: 2, position: 1, breaches: [] },
        { read: 1, position: 2, breaches: ['read_number_repeated'] },
      ],
    })
    expect((await list()).stdout).toContain(
      `✗ northbank: read 1 under consent ${GRANTED} (log position 2) has this number more than once`,
    )
  })

  it('does not take the same number at two providers, or of two consents, for a breach', async () => {
    serveAccessLog('northbank', [readOf(GRANTED, 'northbank', 1), readOf(UNTOLD, 'northbank', 1)])
    serveAccessLog('southbank', [readOf(UNTOLD, 'southbank', 1)])
    const { exitCode, json } = await listJson()
    expect([exitCode, json]).toMatchObject([0, { accesses: [1, 2, 3].map(() => ({ breaches: [] })) }])
  })

  it('finds a read that the consent does not allow, and tells it as a breach', async () => {
    serveAccessLog('northbank', [readOf(GRANTED, 'northbank', 3), readOf(GRANTED, 'northbank', 4)])
    const { exitCode, json } = await listJson()
    expect([exitCode, json]).toMatchObject([
      4,
      {
        accesses: [
          { read: 3, breaches: [] },
          { read: 4, breaches: ['read_beyond_consent'] },
        ],
      },
    ])
    expect((await list()).stdout).toContain('is more than the consent allows [read_beyond_consent]')
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
    serveAccessLog('southbank', [readOf(UNTOLD, 'southbank', 1)])
    world.cut('northbank')
    const { exitCode, stdout } = await list()
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/southbank +– +– +1/)
    expect(stdout).toContain('? northbank/access')
  })

  it('says so where nobody has read', async () => {
    serveAccessLog('northbank', [another(0)])
    expect((await list()).stdout).toBe('Nobody has read your records.\n')
  })
})

describe('`consent list`', () => {
  const consents = (...args: readonly string[]) => cli('consent', 'list', '--context', context, ...args)
  const consentsJson = (...args: readonly string[]) => cliJson('consent', 'list', '--context', context, ...args)

  it('counts the reads so far of each consent at each provider, in the public logs', async () => {
    tell([consentOf(GRANTED, ['northbank']), consentOf(UNTOLD, ['southbank'])])
    const { exitCode, json } = await consentsJson()
    expect([exitCode, json]).toMatchObject([
      0,
      { consents: [{ readsSoFar: { northbank: 2 } }, { readsSoFar: { northbank: 0, southbank: 0 } }] },
    ])
    expect((await consents()).stdout).toMatch(/2026-12-01 +northbank 2\/3\n/)
  })

  it('counts at the providers that were granted, whatever the home node says they are', async () => {
    tell([consentOf(GRANTED, ['southbank'])])
    expect((await consents()).stdout).toContain('northbank 2/3')
  })

  it('says what it cannot count: a log that is not reached or is wrong, a consent whose secrets are elsewhere', async () => {
    tell([consentOf(GRANTED, ['northbank']), consentOf(ELSEWHERE, ['southbank'])])
    world.cut('northbank')
    const { exitCode, json } = await consentsJson()
    expect([exitCode, json]).toMatchObject([
      0,
      { consents: [{ readsSoFar: { northbank: null } }, { readsSoFar: null }] },
    ])
    expect((await consents()).stdout).toMatch(/northbank \?\/3\n.*southbank \?\/3\n/)
  })

  it('looks into no log where no reads are asked for', async () => {
    world.cut('northbank')
    const { json } = await consentsJson('--no-reads')
    expect(json).toEqual({ consents: [consentOf(GRANTED, ['northbank'])] })
    expect((await consents('--no-reads')).stdout).toMatch(/2026-12-01 +northbank\n/)
  })
})
