import { readFileSync, writeFileSync } from 'node:fs'
import { utf8 } from '@goodstanding/crypto'
import { encodeLogEntry } from '@goodstanding/log'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type LogWorld, openLogWorld, WITNESSES } from './log-world.ts'
import { cli, cliJson, cliProcess } from './run-cli.ts'
import { testFolder } from './user-folder.ts'

const folder = testFolder()
let world: LogWorld
let network = ''
beforeAll(async () => {
  world = await openLogWorld()
  network = folder.path('network.json')
  writeFileSync(network, JSON.stringify(world.network.descriptor))
})
afterAll(() => world.close())
beforeEach(() => world.reset())

const entries = (count: number, history = 'honest') =>
  Array.from({ length: count }, (_, i) => encodeLogEntry({ kind: 'record', commitment: hashLike(`${history} ${i}`) }))
const hashLike = (text: string) => new Uint8Array(32).fill(1).map((_, i) => utf8(text)[i % text.length] ?? 0)
const check = (...args: readonly string[]) => cli('log', 'check', ...args, '--network', network)
const checkJson = (...args: readonly string[]) => cliJson('log', 'check', ...args, '--network', network)

/** An honest log: what is served is what the witnesses cosigned. */
function honest(count: number): void {
  world.serveLog('northbank', 'records', entries(count))
  for (const witness of WITNESSES) world.remember(witness, 'northbank', 'records', entries(count))
}

describe('`log check`', () => {
  it('finds an honest log right, by its name or its URL, and says whose word it was held against', async () => {
    honest(600)
    for (const name of ['northbank/records', `${world.url}/northbank/logs/records/`]) {
      const { exitCode, stdout } = await check(name)
      expect([exitCode, stdout]).toEqual([0, expect.stringContaining('✓ northbank/records')])
      expect(stdout).toContain('600 entries')
      expect(stdout).toContain('held against the newest checkpoint of: witness-a, witness-b, witness-c')
    }
  })

  it('finds a log that is ahead of its witnesses right', async () => {
    honest(3)
    world.serveLog('northbank', 'records', entries(300))
    expect((await check('northbank/records')).exitCode).toBe(0)
  })

  it('finds entries that a witness has cosigned and that are not served, and names the witness', async () => {
    honest(3)
    world.remember('witness-b', 'northbank', 'records', entries(5))
    const { exitCode, stdout } = await check('northbank/records')
    expect([exitCode, stdout]).toEqual([4, expect.stringContaining('entries are not served')])
    expect(stdout).toContain('witness-b (size 5)')
    expect(await checkJson('northbank/records')).toMatchObject({
      exitCode: 4,
      json: {
        right: false,
        fault: 'kept_is_ahead',
        against: ['witness-b'],
        evidence: [expect.any(String), expect.any(String)],
      },
    })
  })

  it('finds a fork: another history than a witness has cosigned, at the same size or below', async () => {
    for (const size of [3, 2]) {
      honest(3)
      world.remember('witness-c', 'northbank', 'records', entries(size, 'other'))
      const { exitCode, json } = await checkJson('northbank/records')
      const fault = size === 3 ? 'witnesses_contradict' : 'kept_contradicted'
      expect([exitCode, json]).toEqual([4, expect.objectContaining({ fault, at: `size ${size}` })])
      expect((await check('northbank/records')).stdout).toMatch(/a fork: .*witness-c/)
    }
  })

  it('finds a fork among witnesses alone, whichever side is served', async () => {
    honest(3)
    for (const witness of ['witness-b', 'witness-c'])
      world.remember(witness, 'northbank', 'records', entries(3, 'other'))
    const { exitCode, json } = await checkJson('northbank/records')
    expect([exitCode, json]).toEqual([
      4,
      expect.objectContaining({ fault: 'witnesses_contradict', against: ['witness-a', 'witness-b'] }),
    ])
  })

  it('goes on without a witness that is down, has seen nothing, or shows what proves nothing, and says so', async () => {
    honest(3)
    world.cut('witness-a')
    world.remember('witness-b', 'northbank', 'access', entries(1))
    const path = [...world.served.keys()].find((one) => one.startsWith('/witness-c/')) ?? ''
    world.served.set(path, utf8('trial/northbank/records\n9\nAAAA\n\n'))
    const { exitCode, json } = await checkJson('northbank/records')
    expect(exitCode).toBe(0)
    expect(json).toMatchObject({
      right: true,
      witnesses: [
        { witness: 'witness-a', state: 'unreachable' },
        { witness: 'witness-b', state: 'cosigned', size: 3 },
        { witness: 'witness-c', state: 'invalid' },
      ],
    })
    world.reset()
    world.serveLog('northbank', 'records', entries(2))
    expect((await check('northbank/records')).stdout).toContain('has cosigned nothing of it: witness-a')
  })

  it('is not taken in by another log, or one of no network, behind a member’s URL', async () => {
    world.serveLog('southbank', 'records', entries(3))
    for (const [path, file] of world.served) world.served.set(path.replace('southbank', 'northbank'), file)
    expect(await checkJson('northbank/records')).toMatchObject({ exitCode: 4, json: { fault: 'checkpoint_key_name' } })
    const { exitCode } = await check(`${world.url}/northbank/logs/records`)
    expect(exitCode).toBe(4)
  })

  it('finds a mirror’s log to be the log that it says it is', async () => {
    honest(3)
    for (const [path, file] of world.served) world.served.set(path.replace('/northbank/logs', '/mirror'), file)
    world.remember('witness-a', 'northbank', 'records', entries(9))
    const { exitCode, stdout } = await check(`${world.url}/mirror/records`)
    expect([exitCode, stdout]).toEqual([4, expect.stringContaining('✗ northbank/records')])
  })

  it('waits for the witnesses of a checkpoint that has just been published, and says so', async () => {
    world.serveLog('northbank', 'records', entries(3), [])
    setTimeout(() => honest(3), 1_500)
    const { exitCode, stderr } = await check('northbank/records')
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('not witnessed yet')])
  })

  it('checks every log of the network, and tells a log that is wrong from one that cannot be had', async () => {
    honest(3)
    world.serveLog('northbank', 'access', [])
    world.serveLog('southbank', 'records', entries(2))
    world.remember('witness-a', 'southbank', 'records', entries(4))
    const { exitCode, json } = await checkJson()
    expect(exitCode).toBe(4)
    expect(json).toMatchObject({
      logs: [
        { log: 'headers', right: null, fault: 'log_missing' },
        { log: 'northbank/records', right: true },
        { log: 'northbank/access', right: true, size: 0 },
        { log: 'southbank/records', right: false, fault: 'kept_is_ahead' },
        { log: 'southbank/access', right: null, fault: 'log_missing' },
      ],
    })
    world.remember('witness-a', 'southbank', 'records', entries(2))
    expect((await check()).exitCode).toBe(1)
  })

  it('keeps a checkpoint for later, by which a log that was cut back is found without any witness', async () => {
    honest(5)
    const kept = folder.path('northbank records.checkpoint')
    expect((await check('northbank/records', '--keep', kept)).exitCode).toBe(0)
    expect(readFileSync(kept, 'utf8')).toContain('/northbank/records\n5\n')
    world.reset()
    world.serveLog('northbank', 'records', entries(4))
    const { exitCode, stdout } = await check('northbank/records', '--kept', kept)
    expect([exitCode, stdout]).toEqual([4, expect.stringContaining('it was cut back')])
    world.serveLog('northbank', 'records', entries(6, 'other'))
    expect((await check('northbank/records', '--kept', kept, '--keep', kept)).stdout).toContain('a fork')
    expect(readFileSync(kept, 'utf8')).toContain('\n5\n')
  })

  it('checks a log of nobody that is known here without its key, and says that this is not checked', async () => {
    honest(3)
    const { exitCode, stdout } = await cliProcess(['log', 'check', `${world.url}/northbank/logs/records`], {
      cwd: folder.path(''),
    }).ended
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('whose log it is was not checked')])
  })

  it.each([
    [2, 'log_unknown', ['eastbank/records']],
    [2, 'checkpoint_form', ['northbank/records', '--kept', 'README.md']],
    [2, 'file_unreadable', ['northbank/records', '--kept', 'nowhere']],
    [1, 'log_missing', ['southbank/records']],
  ])('ends with exit code %i and %s for %j', async (exitCode, code, args) => {
    expect(await checkJson(...args)).toMatchObject({ exitCode, json: { error: { code } } })
  })

  it('ends with exit code 2 for a key that is none, and without a log and a network', async () => {
    expect((await cli('log', 'check', world.url, '--key', 'abc')).stderr).toContain('[verifier_key_form]')
    expect(await cli('log', 'check', '--context', 'nowhere.json')).toMatchObject({ exitCode: 2 })
  })
})

describe('`log check` of a header log whose key has changed', () => {
  let later: LogWorld
  beforeAll(async () => {
    later = await openLogWorld({ fromHeight: 3, member: 'southbank' })
    writeFileSync(folder.path('later.json'), JSON.stringify(later.network.descriptor))
  })
  afterAll(() => later.close())
  const headers = (count: number) =>
    Array.from({ length: count }, (_, i) => encodeLogEntry({ kind: 'header', hash: hashLike(`header ${i}`) }))
  const checkHeaders = () => cli('log', 'check', 'headers', '--network', folder.path('later.json'))

  it('takes the key of the checkpoint’s own height, and finds witnesses right that remember the key before', async () => {
    later.serveLog('southbank', 'headers', headers(4))
    later.remember('witness-a', 'commons', 'headers', headers(3))
    later.remember('witness-b', 'southbank', 'headers', headers(4))
    const { exitCode, stdout } = await checkHeaders()
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('newest checkpoint of: witness-a, witness-b')])
  })

  it('refuses a checkpoint that the earlier key has signed beyond its heights', async () => {
    for (const member of ['commons', 'southbank']) {
      later.reset()
      later.serveLog(member, 'headers', headers(member === 'commons' ? 4 : 3))
      const signed = later.served.get(`/${member}/logs/headers/checkpoint`)
      later.served.set('/southbank/logs/headers/checkpoint', signed ?? '')
      const { exitCode, stdout } = await checkHeaders()
      expect([exitCode, stdout]).toEqual([4, expect.stringContaining('[log_signature]')])
    }
  })
})
