import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type LogWorld, openLogWorld, WITNESSES } from './log-world.ts'
import { cli, cliJson } from './run-cli.ts'
import { testFolder } from './user-folder.ts'

const CODE = '0'.repeat(32)
const HEADER = 'a'.repeat(64)

const folder = testFolder()
let world: LogWorld
let context = ''
beforeAll(async () => {
  world = await openLogWorld()
  context = folder.path('context.json')
  writeFileSync(folder.path('network.json'), JSON.stringify(world.network.descriptor))
  writeFileSync(folder.path('token'), 'a-token-of-the-operator-for-tests', { mode: 0o600 })
  const nodes = { commons: { url: `${world.url}/commons`, tokenFile: 'token' } }
  writeFileSync(context, JSON.stringify({ network: 'network.json', nodes, enterprises: {} }))
})
afterAll(() => world.close())
beforeEach(() => world.reset())

const run = (...args: readonly string[]) => cli(...args, '--context', context)
const runJson = (...args: readonly string[]) => cliJson(...args, '--context', context)
const answer = (path: string, json: unknown) => world.served.set(path, JSON.stringify(json))

describe('`consent revoke`', () => {
  it('ends a consent at the first node that answers, where the home node is down', async () => {
    world.cut('commons')
    answer('/northbank/v1/consents/revoke', { height: 9, header: HEADER })
    expect(await runJson('consent', 'revoke', CODE)).toEqual({ exitCode: 0, json: { height: 9, node: 'northbank' } })
  })

  it('takes the code of a consent of one’s own from the key file, by its id', async () => {
    const consent = '01a20d8e-cec3-77ce-ba8b-1dc5063f011b'
    const seeds = { rotationSeed: '2'.repeat(64), signerSeed: '3'.repeat(64) }
    const consents = { [consent]: { accessRoot: '4'.repeat(64), code: CODE } }
    const { genesisHash } = world.network
    const keys = { enterprise: `did:gs:${'a'.repeat(52)}`, genesisHash, home: 'commons', ...seeds, consents }
    writeFileSync(folder.path('own.keys.json'), JSON.stringify(keys), { mode: 0o600 })
    const own = folder.path('own.json')
    const enterprises = { harbor: { keys: 'own.keys.json' } }
    writeFileSync(own, JSON.stringify({ network: 'network.json', nodes: {}, enterprises }))
    answer('/commons/v1/consents/revoke', { height: 9, header: HEADER })
    const revoke = (id: string) => cliJson('consent', 'revoke', id, '--context', own)
    expect(await revoke(consent)).toEqual({ exitCode: 0, json: { height: 9, node: 'commons' } })
    expect(world.sent('/commons/v1/consents/revoke')).toEqual([{ code: CODE }])
    expect(await revoke(consent.replace('01a2', '01a3'))).toMatchObject({
      exitCode: 2,
      json: { error: { code: 'consent_unknown' } },
    })
  })

  it('says plainly that the consent still stands where no node answers', async () => {
    for (const member of ['commons', 'northbank', 'southbank', ...WITNESSES]) world.cut(member)
    const { exitCode, stderr } = await run('consent', 'revoke', CODE)
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('until then the consent stands')])
  })
})

describe('`report request --retry` and `report complete`', () => {
  const [older, newer, newest] = [1, 2, 3].map((n) => `01a20d8e-cec3-77ce-ba8b-1dc5063f011${n}`)
  const aReport = (id: string | undefined, northbank: string, eastbank: string) => ({
    ...{ id, consent: id, enterprise: `did:gs:${'a'.repeat(52)}`, assembledAt: '2026-10-01T08:00:00.000Z' },
    overall: 'verified_with_remarks',
    answers: Object.entries({ northbank, eastbank }).map(([provider, outcome]) => ({ provider, outcome, code: null })),
  })
  const reports = [
    aReport(newest, 'answered', 'answered'),
    aReport(newer, 'silent', 'provisional'),
    aReport(older, 'silent', 'provisional'),
  ]
  const asLender = (...args: readonly string[]) => {
    const lender = folder.path('lender.json')
    const nodes = { southbank: { url: `${world.url}/southbank`, tokenFile: 'token' } }
    writeFileSync(lender, JSON.stringify({ network: 'network.json', nodes, enterprises: {} }))
    return cliJson('report', args[0] ?? '', '--out', folder.path('report.json'), ...args.slice(1), '--context', lender)
  }
  const at = '/southbank/v1/lender/reports'
  const honest = new URL('../../../vectors/report/honest.json', import.meta.url)

  it('find by themselves the newest report in which there is something to ask again', async () => {
    answer(at, { reports })
    answer(`${at}/${newer}/retry`, aReport(newer, 'answered', 'provisional'))
    answer(`${at}/${newer}/complete`, aReport(newer, 'silent', 'answered'))
    answer(`${at}/${newer}`, JSON.parse(readFileSync(honest, 'utf8')))
    expect(await asLender('request', '--retry', 'northbank')).toMatchObject({ exitCode: 0, json: { id: newer } })
    expect(world.sent(`${at}/${newer}/retry`)).toEqual([{ provider: 'northbank' }])
    expect(await asLender('complete')).toMatchObject({ exitCode: 0, json: { id: newer } })
  })

  it('asks nobody where the report could not be written: a read counts, also one that is lost', async () => {
    answer(at, { reports })
    for (const out of [folder.path('no folder/report.json'), folder.path('')]) {
      const { exitCode, json } = await asLender('request', '--retry', 'northbank', '--out', out)
      expect([exitCode, json]).toMatchObject([1, { error: { code: 'file_not_written' } }])
    }
    expect(world.sent(`${at}/${newer}/retry`)).toEqual([])
  })

  it('say so where there is nothing to ask again', async () => {
    answer(at, { reports: [aReport(newest, 'answered', 'answered')] })
    for (const args of [['request', '--retry', 'northbank'], ['complete']]) {
      expect(await asLender(...args)).toMatchObject({ exitCode: 1, json: { error: { code: 'report_not_found' } } })
    }
  })
})

describe('`enterprise create`', () => {
  it('keeps the keys and leaves no name behind where the node could not be asked, so that it goes on with them', async () => {
    world.cut('commons')
    const before = readFileSync(context, 'utf8')
    const keys: string[] = []
    for (const _ of [1, 2]) {
      const { exitCode, stderr } = await run('enterprise', 'create', 'harbor')
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining('[node_unreachable]')])
      keys.push(readFileSync(folder.path('harbor.keys.json'), 'utf8'))
    }
    expect([keys[1], readFileSync(context, 'utf8')]).toEqual([keys[0], before])
  })

  it('keeps the keys, for their owner alone, and names the enterprise in the context', async () => {
    answer('/commons/v1/enterprises', { enterprise: `did:gs:${'a'.repeat(52)}`, height: 1, header: HEADER })
    const { exitCode, stdout } = await run('enterprise', 'create', 'harbor')
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^did:gs:[a-z2-7]{52}\n/)])
    expect(JSON.parse(readFileSync(context, 'utf8')).enterprises).toEqual({ harbor: { keys: 'harbor.keys.json' } })
    expect((await run('enterprise', 'create', 'harbor')).stderr).toContain('[name_taken]')
  })
})

describe('`enterprise claim`', () => {
  it.each([
    ['a mistyped code', 'northbank-0DG6WS3QC9KDHQVBJ'],
    ['a code of a member that there is not', 'eastbank-0DG6WS3QC9KDHQVBK'],
    ['another word', 'hello'],
  ])('finds %s by itself, before it costs a try', async (_, code) => {
    const { exitCode, stderr } = await run('enterprise', 'claim', code)
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('[claim_code_form]')])
  })

  it('sends one that is whole', async () => {
    world.cut('commons')
    const { exitCode, stderr } = await run('enterprise', 'claim', 'NorthBank-0dg6-ws3q-c9kd-hqvb-k')
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('[node_unreachable]')])
  })
})

describe('`ledger replay` and `ledger status`', () => {
  const head = { header: { height: 3, time: '2026-10-01T00:00:00.000Z' }, hash: HEADER }

  it('end with exit code 4 where the node has not even the block of genesis', async () => {
    answer('/commons/v1/ledger/status', { head: null, replica: true, sequencer: true })
    answer('/commons/v1/blocks?from=0', { blocks: [] })
    expect(await runJson('ledger', 'replay')).toEqual({
      exitCode: 4,
      json: { same: false, fault: 'no_blocks', at: null },
    })
    expect((await run('ledger', 'status')).stdout).toContain('it has no block')
  })

  it('refuse an answer that has not the promised form', async () => {
    answer('/commons/v1/ledger/status', { head, replica: true, sequencer: true })
    const { exitCode, stderr } = await run('ledger', 'status')
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('[answer_form]')])
  })

  it('name the member that there is not', async () => {
    expect(await run('ledger', 'status', '--as', 'eastbank')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('no member eastbank'),
    })
  })
})

describe('`network status`', () => {
  it('tells nodes that are ready from those that are not, are gone, or are of another network', async () => {
    const { genesisHash, descriptor } = world.network
    const now = '2026-10-01T00:00:00.000Z'
    const says = (member: string, hash: string, cautions: readonly string[] = []) =>
      answer(`/${member}/v1/network`, { genesisHash: hash, descriptor, now, self: { member, cautions } })
    says('commons', genesisHash, ['Plain HTTP'])
    answer('/commons/ready', { ready: true, parts: [] })
    says('northbank', genesisHash)
    says('southbank', HEADER)
    world.cut('witness-a')
    const { exitCode, json } = await runJson('network', 'status')
    expect(exitCode).toBe(1)
    expect(json).toMatchObject({
      nodes: [
        { member: 'commons', state: 'ready' },
        { member: 'northbank', state: 'not ready' },
        { member: 'southbank', state: 'of another network' },
        { member: 'witness-a', state: 'unreachable' },
        {},
        {},
      ],
    })
    expect((await run('network', 'status')).stdout).toContain('! Plain HTTP (commons)')
  })
})
