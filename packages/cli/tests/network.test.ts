import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { cliIn, type Ran } from './run-cli.ts'
import { testFolder } from './user-folder.ts'

const folder = testFolder()
let made = 0

/** A folder of its own, in which commands are called as a person would. */
function place(): {
  readonly run: (...args: readonly string[]) => Promise<Ran>
  readonly path: (name: string) => string
} {
  made += 1
  const name = `place ${made}`
  mkdirSync(folder.path(name))
  const cwd = folder.path(name)
  return { run: (...args) => cliIn(cwd, ...args), path: (file) => `${cwd}/${file}` }
}

const URL_OF = ['--url', 'http://127.0.0.1:1']

describe('`init` and `network create`', () => {
  it('make keys for their owner alone, and a network of which what can be found out is not asked', async () => {
    const { run, path } = place()
    await run('init', 'commons', '--roles', 'sequencer,home', ...URL_OF)
    await run('init', 'bank', '--member', 'northbank', '--roles', 'provider', '--permit', 'tradeline', ...URL_OF)
    for (const name of ['witness-a', 'witness-b', 'witness-c']) await run('init', name, '--roles', 'witness', ...URL_OF)
    const files = ['commons', 'bank', 'witness-a', 'witness-b', 'witness-c'].map((name) => `${name}/member.json`)
    const { exitCode, stdout } = await run('network', 'create', 'trial', '--members', ...files, '--json')
    expect(exitCode).toBe(0)
    const descriptor = JSON.parse(readFileSync(path('network.json'), 'utf8'))
    expect(descriptor).toMatchObject({
      testClock: null,
      witnesses: { members: ['witness-a', 'witness-b', 'witness-c'], k: 2 },
      headerLog: { keys: [{ member: 'commons', fromHeight: 0 }] },
    })
    const shown = await run('network', 'show')
    expect(shown.stdout).toContain(JSON.parse(stdout).genesisHash)
    expect(shown.stdout).toMatch(/northbank +northbank +provider +tradeline/)
    expect(JSON.parse((await run('network', 'show', '--json')).stdout).logs).toMatchObject([
      { log: 'headers', url: 'http://127.0.0.1:1/logs/headers' },
      { log: 'northbank/records', verifierKey: expect.stringMatching(/^trial-.*\/northbank\/records\+[0-9a-f]{8}\+/) },
      { log: 'northbank/access' },
    ])
    expect(JSON.parse(readFileSync(path('goodstanding.json'), 'utf8'))).toMatchObject({
      network: 'network.json',
      nodes: { northbank: { url: 'http://127.0.0.1:1', tokenFile: 'bank/admin-token' } },
    })
    expect((await run('network', 'create', 'again', '--members', ...files)).stderr).toContain('[file_not_written]')
    const status = await run('network', 'status', '--json')
    expect([status.exitCode, JSON.parse(status.stdout).nodes[0]]).toEqual([
      1,
      { member: 'commons', state: 'unreachable', cautions: [] },
    ])
  }, 60_000)

  it('refuse what a network cannot be, in words that say what to change', async () => {
    const { run } = place()
    await run('init', 'commons', '--roles', 'sequencer,home', ...URL_OF)
    await run('init', 'bank', '--roles', 'home', ...URL_OF)
    const create = async (...args: readonly string[]) => {
      const { exitCode, stderr } = await run('network', 'create', ...args)
      expect(exitCode).toBe(2)
      return stderr
    }
    expect(await create('trial', '--members', 'commons/member.json')).toContain('[descriptor_quorum]')
    expect(await create('trial', '--members', 'bank/member.json')).toContain('must have the role sequencer')
    const twice = ['commons/member.json', 'commons/member.json']
    expect(await create('trial', '--members', ...twice, '--sequencer', 'bank')).toContain('[sequencer_not_chosen]')
    expect(await create('Trial', '--members', 'commons/member.json')).toContain('[name_form]')
    expect(await create('trial', '--members', 'commons/node.json')).toContain('[member_file_form]')
    expect(await create('trial', '--members', 'commons/member.json', '--test-clock', 'noon')).toContain(
      '[instant_form]',
    )
  }, 60_000)

  it('leave what is there as it is', async () => {
    const { run, path } = place()
    await run('init', 'commons', '--roles', 'home', ...URL_OF)
    const keys = readFileSync(path('commons/keys.json'), 'utf8')
    expect(await run('init', 'commons', '--roles', 'home')).toMatchObject({ exitCode: 2, stdout: '' })
    expect((await run('init', 'other', '--member', 'commons', '--roles', 'home')).stderr).toContain(
      '[node_named_already]',
    )
    expect((await run('init', 'bank', '--roles', 'home', '--network', 'b.json')).stderr).toContain(
      '[context_of_another_network]',
    )
    expect(readFileSync(path('commons/keys.json'), 'utf8')).toBe(keys)
  }, 60_000)

  it.each([
    ['role_unknown', ['--roles', 'bank']],
    ['type_unknown', ['--roles', 'provider', '--permit', 'opinions']],
    ['permit_form', ['--roles', 'registrar', '--permit', 'registration']],
    ['permit_form', ['--roles', 'registrar', '--permit', 'registration:US-CA:RA000602']],
    ['permit_form', ['--roles', 'provider', '--permit', 'tradeline:US-CA']],
    ['url_form', ['--roles', 'home', '--url', 'commons:4100']],
    ['member_form', ['--roles', 'home', '--member', 'Commons']],
    ['member_form', ['--roles', 'home', '--group', 'a b']],
  ])('make nothing where %s: %j', async (code, args) => {
    const { run } = place()
    const { exitCode, stdout } = await run('init', 'node', ...args, '--json')
    expect([exitCode, JSON.parse(stdout).error.code]).toEqual([2, code])
  })
})

describe('A node', () => {
  it('that cannot start says why: no folder, no network, an address that is taken', async () => {
    const { run } = place()
    const nowhere = await run('node', 'start', 'nowhere')
    expect(nowhere).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('nowhere: config_file_missing: node.json'),
    })
    const server = createServer()
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
    await run('init', 'commons', '--roles', 'sequencer', '--url', `http://127.0.0.1:${port}`)
    expect((await run('node', 'start', 'commons')).stderr).toContain('commons: config_file_missing: ../network.json')
    await run(
      'network',
      'create',
      'trial',
      '--members',
      'commons/member.json',
      '--test-clock',
      '2026-11-02T09:00:00.000Z',
    )
    process.env.GOODSTANDING_LOG_LEVEL = 'silent'
    const taken = await run('node', 'start', 'commons')
    delete process.env.GOODSTANDING_LOG_LEVEL
    server.close()
    expect(taken.exitCode).toBe(1)
    expect(taken.stderr).toMatch(/does not start: listen EADDRINUSE.*another port with GOODSTANDING_PORT/)
  }, 90_000)
})

describe('A context', () => {
  it('of a test network has it said on every screen, and not to programs that read the answer', async () => {
    const { run } = place()
    const wasTerminal = process.stderr.isTTY
    await run('init', 'commons', '--roles', 'sequencer', ...URL_OF)
    const create = ['network', 'create', 'trial', '--members', 'commons/member.json', '--test-clock']
    await run(...create, '2026-11-02T09:00:00.000Z')
    try {
      process.stderr.isTTY = true
      expect((await run('network', 'status')).stderr).toMatch(/^Test network trial: its clock started at 2026-11-02/)
      process.stderr.isTTY = false
      expect((await run('network', 'status')).stderr).toBe('')
    } finally {
      process.stderr.isTTY = wasTerminal
    }
  }, 60_000)

  it('is asked only of nodes whose role can do it, and names those that can', async () => {
    const { run } = place()
    await run('init', 'commons', '--roles', 'sequencer', ...URL_OF)
    await run('init', 'northbank', '--roles', 'provider', '--permit', 'tradeline', ...URL_OF)
    const members = ['commons/member.json', 'northbank/member.json']
    await run('network', 'create', 'trial', '--members', ...members, '--test-clock', '2026-11-02T09:00:00.000Z')
    const { exitCode, stderr } = await run('provider', 'status', '--as', 'commons')
    expect([exitCode, stderr]).toEqual([
      2,
      'goodstanding: commons cannot do this: it is not a provider or registrar. These of the context can: northbank. [node_role]\n',
    ])
  }, 60_000)

  it('is found in this order: named, of the environment, of this folder, of the user', async () => {
    const { path } = place()
    const cwd = path('')
    writeFileSync(path('network.json'), '{}')
    const status = async (env: NodeJS.ProcessEnv, ...args: readonly string[]) => {
      Object.assign(process.env, env)
      const ran = await cliIn(cwd, 'ledger', 'status', ...args)
      delete process.env.GOODSTANDING_CONTEXT
      return ran
    }
    expect((await status({})).stderr).toContain('[context_missing]')
    mkdirSync(folder.path('config/goodstanding'), { recursive: true })
    writeFileSync(folder.path('config/goodstanding/context.json'), '{"of":"user"}')
    expect((await status({})).stderr).toContain('config/goodstanding/context.json is not a context file')
    writeFileSync(path('goodstanding.json'), '{"of":"folder"}')
    expect((await status({})).stderr).toContain('goodstanding.json is not a context file')
    expect((await status({ GOODSTANDING_CONTEXT: 'of-environment.json' })).stderr).toContain('of-environment.json')
    expect((await status({ GOODSTANDING_CONTEXT: 'of-environment.json' }, '--context', 'named.json')).stderr).toContain(
      'named.json cannot be read',
    )
  }, 60_000)
})
