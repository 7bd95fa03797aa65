import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findMember, formatInstant, instantOfMs, type Member, type Network, type Role } from '@goodstanding/core'
import { freePorts } from '@goodstanding/testkit'
import { type Clock, networkClock } from '../../src/clock.ts'
import { nodeFile } from '../../src/config/config.ts'
import { createDataFolder } from '../../src/config/data-folder.ts'
import { createMemberKeys, type MemberSeeds, memberEntry } from '../../src/config/member-keys.ts'
import { createNetwork } from '../create-network.ts'
import { seededRandom, TEST_ADMIN_TOKEN } from '../test-network.ts'
import { type NodeProcess, startNodeProcess } from './node-process.ts'

/** Which member's node publishes records, which orders operations, and which cosign. One member may do several. */
export type Cast = { readonly provider: string; readonly sequencer: string; readonly witnesses: readonly string[] }

/** A network of nodes that are processes of their own, each with a data folder. */
export type CrashNetwork = {
  readonly network: Network
  readonly clock: Clock
  readonly cast: Cast
  /** The members that have a node. */
  readonly names: readonly string[]
  readonly member: (name: string) => Member
  readonly seeds: (name: string) => MemberSeeds
  readonly folder: (name: string) => string
  /** The newest process of a member. */
  readonly node: (name: string) => NodeProcess
  /** Starts a member's node; it is not ready yet. */
  readonly start: (name: string) => NodeProcess
  /** Starts a process that is to be refused: `node` is still the one before. */
  readonly startBeside: (name: string) => NodeProcess
  /** Kills what runs and removes the folders. */
  readonly remove: () => Promise<void>
}

/** Holds the home role, and with it the keys that put consents on the ledger. It has no node: it only signs. */
export const SIGNING_HOME = 'portal'

/** The members that have a node: witnesses, then who asks them. */
export function namesOf({ witnesses, sequencer, provider }: Cast): readonly string[] {
  return [...new Set([...witnesses, sequencer, provider])]
}

/** Plans a network and writes its data folders; nothing runs yet. Each node has a PostgreSQL database or its own embedded one. */
export async function planCrashNetwork(
  cast: Cast,
  databases: ReadonlyMap<string, string> = new Map(),
): Promise<CrashNetwork> {
  const names = namesOf(cast)
  const folder = await mkdtemp(join(tmpdir(), 'goodstanding-crash-'))
  const seeds = new Map([...names, SIGNING_HOME].map((name) => [name, createMemberKeys(seededRandom(name))]))
  const ports = await freePorts(names.length)
  const network = describeNetwork(cast, seeds, (name) => ports[names.indexOf(name)] ?? 1)
  for (const [index, name] of names.entries()) {
    const listen = { host: '127.0.0.1', port: ports[index] ?? 0 }
    const node = nodeFile.parse({ member: name, network: 'network.json', listen, logLevel: 'info' })
    await createDataFolder(join(folder, name), { node, seeds: of(seeds, name), adminToken: TEST_ADMIN_TOKEN })
    await writeFile(join(folder, name, 'network.json'), JSON.stringify(network.descriptor))
  }
  const member = (name: string) => findMember(network, name) ?? missing(name)
  const nodes = new Map<string, NodeProcess>()
  const spawn = (name: string) => {
    const databaseUrl = databases.get(name) ?? null
    return startNodeProcess({ folder: join(folder, name), url: member(name).baseUrl, databaseUrl })
  }
  return {
    ...{ network, cast, names, member },
    clock: networkClock(network.descriptor, Date.now),
    seeds: (name) => of(seeds, name),
    folder: (name) => join(folder, name),
    node: (name) => of(nodes, name),
    startBeside: spawn,
    start(name) {
      const started = spawn(name)
      nodes.set(name, started)
      return started
    },
    async remove() {
      await Promise.all([...nodes.values()].map((node) => node.kill()))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function describeNetwork(
  cast: Cast,
  seeds: ReadonlyMap<string, MemberSeeds>,
  portOf: (name: string) => number,
): Network {
  const rolesOf = (name: string): readonly Role[] => [
    ...(name === cast.provider ? (['provider'] as const) : []),
    ...(name === cast.sequencer ? (['sequencer'] as const) : []),
    ...(cast.witnesses.includes(name) ? (['witness'] as const) : []),
    ...(name === SIGNING_HOME ? (['home'] as const) : []),
  ]
  const network = createNetwork({
    name: 'crash',
    testClock: { declared: '2026-10-01T08:00:00.000Z', real: formatInstant(instantOfMs(Date.now())) },
    members: [...seeds].map(([name, keys]) =>
      memberEntry({
        ...{ name, group: name, roles: rolesOf(name), seeds: keys },
        permits: name === cast.provider ? [{ type: 'tradeline' }] : [],
        baseUrl: `http://127.0.0.1:${portOf(name)}`,
      }),
    ),
    witnesses: {
      members: cast.witnesses,
      k: cast.witnesses.length === 0 ? 0 : Math.floor(cast.witnesses.length / 2) + 1,
    },
    sequencer: { member: cast.sequencer, seeds: of(seeds, cast.sequencer) },
  })
  if (!network.ok) throw new Error(`the network's descriptor: ${network.fault} ${network.at ?? ''}`)
  return network.value
}

function of<T>(map: ReadonlyMap<string, T>, name: string): T {
  return map.get(name) ?? missing(name)
}

function missing(name: string): never {
  throw new Error(`the network has no node of ${name}`)
}
