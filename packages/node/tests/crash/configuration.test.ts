import { chmod, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADMIN_TOKEN_FILE, KEYS_FILE } from '../../src/config/data-folder.ts'
import { type CrashNetwork, planCrashNetwork } from './crash-network.ts'

const NAME = 'northbank'
const LIMIT_MS = 90_000

let net: CrashNetwork
beforeAll(async () => {
  net = await planCrashNetwork({ provider: NAME, sequencer: NAME, witnesses: [] })
})
afterAll(() => net.remove())

describe('A node’s process', () => {
  it(
    'ends with 2 where its keys may be read by others, and touches nothing',
    async () => {
      const keys = join(net.folder(NAME), KEYS_FILE)
      await chmod(keys, 0o644)
      const node = net.start(NAME)
      expect(await node.exit).toBe(2)
      expect(node.output()).toBe('config_file_permissions: keys.json may be read by others: its mode must be 0600\n')
      await chmod(keys, 0o600)
    },
    LIMIT_MS,
  )

  it(
    'ends with 2 and tells every fault of its configuration, each on a line, with no secret in any',
    async () => {
      await rm(join(net.folder(NAME), 'network.json'))
      await writeFile(join(net.folder(NAME), ADMIN_TOKEN_FILE), 'short-token')
      const node = net.start(NAME)
      expect(await node.exit).toBe(2)
      expect(node.output().trim().split('\n')).toEqual([
        'config_file_form: admin-token is not what this file must hold',
        'config_file_missing: network.json is not there or cannot be read',
      ])
    },
    LIMIT_MS,
  )
})
