import type { Permit, Role } from '@goodstanding/core'
import {
  createLogger,
  createMemberKeys,
  DEFAULT_LIMITS,
  memberEntry,
  publicKeyOf,
  type RunningNode,
  startNode,
  systemRandom,
} from '@goodstanding/node'
import { composeNetwork, parseNetwork } from '@goodstanding/sdk'

export const LONE_TOKEN = 'operator-token-of-a-lone-test-node'

/** A node that is a network by itself, in this process, on an embedded database in its folder. */
export async function startLoneNode(
  folder: string,
  {
    roles,
    permits,
    port,
  }: { readonly roles: readonly Role[]; readonly permits?: readonly Permit[]; readonly port: number },
): Promise<RunningNode> {
  const seeds = createMemberKeys(systemRandom)
  const baseUrl = `http://127.0.0.1:${port}`
  const entry = memberEntry({
    name: 'alone',
    group: 'alone',
    roles: [...roles, 'sequencer'],
    baseUrl,
    permits: permits ?? [],
    seeds,
  })
  const descriptor = composeNetwork({
    ...{ name: 'alone', members: [entry], sequencer: 'alone', witnesses: [], k: 0 },
    headerLogKey: publicKeyOf(seeds.headerLog),
    testClock: { declared: '2026-11-02T09:00:00.000Z', real: new Date().toISOString() },
  })
  return startNode({
    config: {
      ...{ member: 'alone', network: parseNetwork(JSON.stringify(descriptor)), dataFolder: folder, database: 'pglite' },
      ...{ listen: { host: '127.0.0.1', port }, operatorFrom: 'loopback', proxies: 0, limits: DEFAULT_LIMITS },
      logLevel: 'silent',
    },
    secrets: { seeds, adminToken: LONE_TOKEN, databaseUrl: null },
    logger: createLogger({ member: 'alone', level: 'silent' }),
  })
}
