import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { charterHash } from '@goodstanding/ledger'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeFile } from './config.ts'
import { createDataFolder } from './data-folder.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { createMemberKeys, memberEntry, publicKeyOf } from './member-keys.ts'
import { readConfig } from './read-config.ts'

let counter = 0
const random = (size: number) => {
  counter += 1
  return new Uint8Array(size).fill(counter)
}
const seeds = createMemberKeys(random)
const entry = memberEntry({
  ...{ name: 'northbank', group: 'northbank', roles: ['provider', 'sequencer'], seeds },
  baseUrl: 'http://127.0.0.1:4100',
  permits: [{ type: 'tradeline' }],
})
const descriptor = {
  kind: 'descriptor',
  version: 1,
  name: 'trial',
  charterHash: charterHash(),
  testClock: { declared: '2026-10-01T00:00:00.000Z', real: '2026-11-01T00:00:00.000Z' },
  members: [entry],
  witnesses: { members: [], k: 0 },
  headerLog: { keys: [{ fromHeight: 0, member: 'northbank', key: publicKeyOf(seeds.headerLog) }] },
}
const TOKEN = 'token-of-the-operator-of-northbank'
const node = nodeFile.parse({ member: 'northbank', network: 'network.json', listen: { host: '127.0.0.1', port: 4100 } })

let folder = ''
let environment: Environment
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goodstanding-config-'))
  environment = readEnvironment({ GOODSTANDING_DATA: folder })
  await createDataFolder(folder, { node, seeds, adminToken: TOKEN })
  await write('network.json', descriptor)
})
afterEach(() => rm(folder, { recursive: true }))

const write = (file: string, value: unknown) => writeFile(join(folder, file), JSON.stringify(value))

async function problems(): Promise<readonly string[]> {
  const read = await readConfig(environment)
  return read.ok ? [] : read.problems.map(({ code, at }) => `${code} ${at}`)
}

describe('A node’s configuration', () => {
  it('is read from its folder, with keys and token for the owner alone', async () => {
    const read = await readConfig(environment)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(read.config).toMatchObject({ member: 'northbank', database: 'pglite', operatorFrom: 'loopback', proxies: 0 })
    expect(read.secrets).toEqual({ seeds, adminToken: TOKEN, databaseUrl: null })
    for (const file of ['keys.json', 'admin-token']) {
      expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)
    }
  })

  it('keeps secrets out of the part that may be shown', async () => {
    environment = { ...environment, databaseUrl: 'postgres://user:password@db/x' }
    const read = await readConfig(environment)
    if (!read.ok) throw new Error('it can be read')
    const shown = JSON.stringify(read.config)
    for (const secret of [TOKEN, 'password', ...Object.values(seeds)]) expect(shown).not.toContain(secret)
    expect(read.config.database).toBe('postgresql')
  })

  it('follows the environment over the file', async () => {
    environment = { ...environment, host: '0.0.0.0', port: '80', logLevel: 'debug' }
    const read = await readConfig(environment)
    expect(read).toMatchObject({ ok: true, config: { listen: { host: '0.0.0.0', port: 80 }, logLevel: 'debug' } })
  })

  it.each(['keys.json', 'admin-token'])('is refused when others may read %s', async (file) => {
    await chmod(join(folder, file), 0o640)
    expect(await problems()).toEqual([`config_file_permissions ${file}`])
  })

  it('is refused with every fault at once, and no secret in any', async () => {
    await writeFile(join(folder, 'keys.json'), JSON.stringify({ ...seeds, http: 'not-a-seed' }))
    await writeFile(join(folder, 'admin-token'), 'short')
    environment = { ...environment, port: 'x', logLevel: 'loud', databaseUrl: 'mysql://user:password@db/x' }
    const found = await problems()
    expect(found).toEqual([
      'config_file_form keys.json: http',
      'config_file_form admin-token',
      'config_variable_form GOODSTANDING_PORT',
      'config_variable_form GOODSTANDING_LOG_LEVEL',
      'config_variable_form DATABASE_URL (postgres://USER:PASSWORD@HOST/DATABASE)',
    ])
    expect(found.join()).not.toContain(seeds.statement)
    expect(found.join()).not.toContain('password')
  })

  it.each([
    ['config_file_missing network.json', () => rm(join(folder, 'network.json'))],
    ['config_file_form node.json', () => writeFile(join(folder, 'node.json'), '{"member":"a","member":"b"}')],
    [
      'config_file_form node.json: listen.port',
      () => write('node.json', { ...node, listen: { host: 'a', port: 70_000 } }),
    ],
    [
      'config_descriptor network.json: descriptor_charter charterHash',
      () => write('network.json', { ...descriptor, charterHash: '0'.repeat(64) }),
    ],
    ['config_member_unknown node.json: member', () => write('node.json', { ...node, member: 'southbank' })],
    [
      'config_keys_mismatch keys.json',
      () => writeFile(join(folder, 'keys.json'), JSON.stringify({ ...seeds, http: seeds.witness })),
    ],
  ])('is refused with %s', async (problem, spoil) => {
    await spoil()
    expect(await problems()).toEqual([problem])
  })

  it('is refused without a folder', async () => {
    environment = readEnvironment({})
    expect(await problems()).toEqual(['config_folder_missing GOODSTANDING_DATA'])
  })

  it('never overwrites a folder that has keys', async () => {
    await expect(createDataFolder(folder, { node, seeds, adminToken: TOKEN })).rejects.toThrow('EEXIST')
  })
})
