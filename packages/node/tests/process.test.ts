import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { charterHash } from '@goodstanding/ledger'
import { freePorts } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { nodeFile } from '../src/config/config.ts'
import { createDataFolder } from '../src/config/data-folder.ts'
import { createMemberKeys, memberEntry, publicKeyOf } from '../src/config/member-keys.ts'
import { seededRandom, TEST_ADMIN_TOKEN } from './test-network.ts'

const MAIN = new URL('../src/main.ts', import.meta.url).pathname

let folder = ''
let port = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goodstanding-process-'))
  ;[port = 0] = await freePorts(1)
  const seeds = createMemberKeys(seededRandom('process'))
  const roles = ['provider', 'home', 'lender', 'sequencer'] as const
  const baseUrl = `http://127.0.0.1:${port}`
  const descriptor = {
    kind: 'descriptor',
    version: 1,
    name: 'alone',
    charterHash: charterHash(),
    testClock: { declared: '2026-10-01T00:00:00.000Z', real: '2026-11-01T00:00:00.000Z' },
    members: [memberEntry({ name: 'alone', group: 'alone', roles, baseUrl, seeds })],
    witnesses: { members: [], k: 0 },
    headerLog: { keys: [{ fromHeight: 0, member: 'alone', key: publicKeyOf(seeds.headerLog) }] },
  }
  const node = nodeFile.parse({ member: 'alone', network: 'network.json', listen: { host: '127.0.0.1', port } })
  await createDataFolder(folder, { node, seeds, adminToken: TEST_ADMIN_TOKEN })
  await writeFile(join(folder, 'network.json'), JSON.stringify(descriptor))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Run = { readonly child: ChildProcess; readonly exit: Promise<number | null>; readonly output: () => string }

function run(path: string): Run {
  const child = spawn(process.execPath, [MAIN, path], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH },
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve))
  return { child, exit, output: () => output }
}

const ready = async () => (await fetch(`http://127.0.0.1:${port}/ready`)).status
const STARTED = { timeout: 25_000, interval: 100 }

describe('A node’s process', () => {
  it('starts from its folder, says what it is not safe for, and stops cleanly when told to; so again', async () => {
    for (const start of ['first', 'second']) {
      const { child, exit, output } = run(folder)
      await vi.waitFor(async () => expect(await ready(), `${start}: ${output()}`).toBe(200), STARTED)
      child.kill('SIGTERM')
      expect(await exit, output()).toBe(0)
      expect(output()).toContain('PGlite does not sync to disk')
      expect(output()).toContain('No witnesses')
      expect(output()).toContain('"failed":[]')
    }
  }, 60_000)

  it('is ended at once by a second signal, whatever it still waits for', async () => {
    const { child, exit, output } = run(folder)
    await vi.waitFor(async () => expect(await ready(), output()).toBe(200), STARTED)
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(
      'POST /v1/consents/revoke HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    )
    await new Promise((resolve) => setTimeout(resolve, 200))
    child.kill('SIGTERM')
    await vi.waitFor(() => expect(output()).toContain('stopping'), STARTED)
    child.kill('SIGTERM')
    expect(await exit).toBe(1)
    socket.destroy()
  }, 60_000)

  it('does not start with a configuration that has faults, and tells each', async () => {
    const { exit, output } = run(join(folder, 'nowhere'))
    expect(await exit).toBe(2)
    expect(output()).toContain('config_file_missing: node.json')
  })
})
