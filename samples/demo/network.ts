import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatInstant, instantOfMs, type Network, RECORD_TYPES } from '@goodstanding/core'
import { createLogger, DEFAULT_LIMITS, publicKeyOf, type RunningNode, startNode } from '@goodstanding/node'
import { composeNetwork, parseNetwork } from '@goodstanding/sdk'
import { openDatabase } from '@goodstanding/store'
import { type DemoMember, SEQUENCER, WITNESSES } from './members.ts'

/** The demo's running network: every node in this process, each on its own port, over real HTTP. */
export type DemoNetwork = {
  readonly network: Network
  readonly nodes: ReadonlyMap<string, RunningNode>
  readonly stop: () => Promise<void>
}

const TOKEN_BYTES = 32

/** The clock of a test network starts at nine in the morning of the day that the rows were known on. */
export function foundNetwork(members: readonly DemoMember[], day: string): Network {
  const sequencer = members.find(({ entry }) => entry.name === SEQUENCER)
  if (sequencer === undefined) throw new Error('the demo has a sequencer')
  const descriptor = composeNetwork({
    name: 'demo',
    members: members.map(({ entry }) => entry),
    sequencer: SEQUENCER,
    headerLogKey: publicKeyOf(sequencer.seeds.headerLog),
    witnesses: WITNESSES,
    k: 2,
    testClock: {
      declared: `${day}T09:00:00.000Z`,
      real: formatInstant(instantOfMs(Date.now())),
      generated: [...RECORD_TYPES],
    },
  })
  return parseNetwork(JSON.stringify(descriptor))
}

/** Starts witnesses first, then the sequencer, then all others. */
export async function startNetwork(
  members: readonly DemoMember[],
  network: Network,
  { folder, random }: { readonly folder: string; readonly random: (bytes: number) => Uint8Array },
): Promise<DemoNetwork> {
  const database = await openDatabase({ kind: 'pglite_memory' })
  const nodes = new Map<string, RunningNode>()
  const start = async ({ entry, seeds, port }: DemoMember): Promise<void> => {
    const dataFolder = join(folder, 'nodes', entry.name)
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    const adminToken = Buffer.from(random(TOKEN_BYTES)).toString('hex')
    writeFileSync(join(dataFolder, 'admin-token'), `${adminToken}\n`, { mode: 0o600 })
    const running = await startNode({
      config: {
        member: entry.name,
        network,
        listen: { host: '127.0.0.1', port },
        dataFolder,
        database: 'pglite',
        operatorFrom: 'loopback',
        proxies: 0,
        limits: { ...DEFAULT_LIMITS, anyonePerMinute: 600_000, signedPerMinute: 600_000 },
        logLevel: 'error',
      },
      secrets: { seeds, adminToken, databaseUrl: null },
      database,
      logger: createLogger({ member: entry.name, level: 'error' }),
    })
    nodes.set(entry.name, running)
  }
  const has = (role: 'witness' | 'sequencer') => (member: DemoMember) => member.entry.roles.includes(role)
  const isOther = (member: DemoMember) => !has('witness')(member) && !has('sequencer')(member)
  for (const group of [has('witness'), has('sequencer'), isOther]) await Promise.all(members.filter(group).map(start))
  return { network, nodes, stop: () => stop(nodes, () => database.close()) }
}

/** Witnesses last: the others still publish what they have acknowledged. */
async function stop(nodes: ReadonlyMap<string, RunningNode>, close: () => Promise<void>): Promise<void> {
  const isWitness = ({ node }: RunningNode) => node.self.roles.includes('witness')
  const all = [...nodes.values()]
  await Promise.all(all.filter((node) => !isWitness(node)).map((node) => node.stop()))
  await Promise.all(all.filter(isWitness).map((node) => node.stop()))
  await close()
}
