import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatInstant, instantOfMs, type Network, type Permit, type Role } from '@goodstanding/core'
import { sha256, utf8 } from '@goodstanding/crypto'
import { type DatabaseHandle, openDatabase } from '@goodstanding/store'
import { freePorts } from '@goodstanding/testkit'
import { sql } from 'kysely'
import { type Clock, networkClock } from '../src/clock.ts'
import { DEFAULT_LIMITS } from '../src/config/config.ts'
import { createMemberKeys, type MemberSeeds, memberEntry } from '../src/config/member-keys.ts'
import { createLogger, type Logger } from '../src/logger.ts'
import type { Random } from '../src/random.ts'
import { type RunningNode, startNode } from '../src/start-node.ts'
import { createNetwork } from './create-network.ts'

/** A member of a test network; a group of its own unless said. */
export type TestMember = {
  readonly name: string
  readonly roles: readonly Role[]
  readonly permits?: readonly Permit[]
  readonly group?: string
}

/** Real nodes in this process, on loopback ports, over real HTTP, on one database in memory. */
export type TestNetwork = {
  readonly network: Network
  readonly clock: Clock
  /** A member's running node. */
  readonly node: (name: string) => RunningNode
  readonly seeds: (name: string) => MemberSeeds
  readonly adminToken: string
  /** Moves the clock of the whole network forwards (or back). */
  readonly advance: (ms: number) => void
  readonly stop: () => Promise<void>
}

export type TestDatabase = 'PGlite' | 'PostgreSQL'

/** The databases that there are here: PostgreSQL where `GOODSTANDING_TEST_DATABASE_URL` names one. */
export const TEST_DATABASES: readonly TestDatabase[] = process.env.GOODSTANDING_TEST_DATABASE_URL
  ? ['PGlite', 'PostgreSQL']
  : ['PGlite']

export const TEST_ADMIN_TOKEN = 'test-admin-token-of-32-characters'
/** Added to every network unless `witnesses` says otherwise. */
export const WITNESSES: readonly TestMember[] = ['witness-a', 'witness-b', 'witness-c'].map((name) => ({
  name,
  roles: ['witness'],
}))
export const SEQUENCER: TestMember = { name: 'sequencer', roles: ['sequencer'] }

/**
 * Starts the members with three witnesses (k = 2) and a solo sequencer. Start it once a file, in `beforeAll`, and stop
 * it in `afterAll`. `members` that hold the witness or sequencer role themselves take the places of the added ones.
 */
export async function startTestNetwork(options: {
  readonly members: readonly TestMember[]
  readonly k?: number
  /** Where the network's clock stands at its start; null: no test network, and the world's clock. */
  readonly declared?: string | null
  readonly database?: TestDatabase
  /** For each node; unless said nothing is logged. */
  readonly logger?: (member: string) => Logger
}): Promise<TestNetwork> {
  const members = withServants(options.members)
  const ports = await freePorts(members.length)
  const realStart = Date.now()
  let offsetMs = 0
  const seeds = new Map(members.map(({ name }) => [name, createMemberKeys(seededRandom(`keys of ${name}`))]))
  const network = describeNetwork(members, { ports, seeds, realStart, k: options.k ?? 2, declared: options.declared })
  const folder = await mkdtemp(join(tmpdir(), 'goodstanding-'))
  // The PostgreSQL of a test run may be one that never waits for the disk: good enough for a log of a test.
  const database = { ...(await sharedDatabase(options.database ?? 'PGlite')), isDurable: true }
  const prefix = freshPrefix()
  const nodes = new Map<string, RunningNode>()

  const start = async (member: TestMember) => {
    const running = await startNode({
      config: {
        member: member.name,
        network,
        listen: { host: '127.0.0.1', port: ports[members.indexOf(member)] ?? 0 },
        dataFolder: join(folder, member.name),
        database: 'pglite',
        operatorFrom: 'loopback',
        proxies: 0,
        limits: { ...DEFAULT_LIMITS, anyonePerMinute: 1_000_000, signedPerMinute: 1_000_000 },
        logLevel: 'silent',
      },
      secrets: { seeds: mapped(seeds, member.name), adminToken: TEST_ADMIN_TOKEN, databaseUrl: null },
      database,
      schema: `${prefix}_${member.name.replaceAll('-', '_')}`,
      logger: options.logger?.(member.name) ?? createLogger({ member: member.name, level: 'silent' }),
      realNow: () => Date.now() + offsetMs,
    })
    nodes.set(member.name, running)
  }
  // Each of these is asked by the next as soon as that starts.
  const isWitness = (member: TestMember) => member.roles.includes('witness')
  const isSequencer = (member: TestMember) => !isWitness(member) && member.roles.includes('sequencer')
  await Promise.all(members.filter(isWitness).map(start))
  await Promise.all(members.filter(isSequencer).map(start))
  await Promise.all(members.filter((member) => !isWitness(member) && !isSequencer(member)).map(start))

  return {
    network,
    clock: networkClock(network.descriptor, () => Date.now() + offsetMs),
    node: (name) => mapped(nodes, name),
    seeds: (name) => mapped(seeds, name),
    adminToken: TEST_ADMIN_TOKEN,
    advance: (ms) => {
      offsetMs += ms
    },
    async stop() {
      const others = [...nodes.values()].filter(({ node }) => !node.self.roles.includes('witness'))
      await Promise.all(others.map((running) => running.stop()))
      await Promise.all([...nodes.values()].map((running) => running.stop()))
      // Each migration looks over every table of its database: what a test leaves slows down all later starts.
      for (const { node } of nodes.values()) {
        await sql`drop schema ${sql.id(node.store.schema)} cascade`.execute(database.db)
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function withServants(members: readonly TestMember[]): readonly TestMember[] {
  const has = (role: Role) => members.some(({ roles }) => roles.includes(role))
  return [...(has('witness') ? [] : WITNESSES), ...(has('sequencer') ? [] : [SEQUENCER]), ...members]
}

function describeNetwork(
  members: readonly TestMember[],
  from: {
    readonly ports: readonly number[]
    readonly seeds: ReadonlyMap<string, MemberSeeds>
    readonly realStart: number
    readonly k: number
    readonly declared: string | null | undefined
  },
): Network {
  const sequencer = members.find(({ roles }) => roles.includes('sequencer'))?.name ?? SEQUENCER.name
  const witnesses = members.filter(({ roles }) => roles.includes('witness')).map(({ name }) => name)
  const network = createNetwork({
    name: 'test',
    testClock:
      from.declared === null
        ? null
        : {
            declared: from.declared ?? '2026-10-01T08:00:00.000Z',
            real: formatInstant(instantOfMs(from.realStart)),
          },
    members: members.map(({ name, roles, permits = [], group = name }, index) =>
      memberEntry({
        ...{ name, group, roles, permits },
        seeds: mapped(from.seeds, name),
        baseUrl: `http://127.0.0.1:${from.ports[index]}`,
      }),
    ),
    witnesses: { members: from.k === 0 ? [] : witnesses, k: from.k },
    sequencer: { member: sequencer, seeds: mapped(from.seeds, sequencer) },
  })
  if (!network.ok) throw new Error(`the test network's descriptor: ${network.fault} ${network.at ?? ''}`)
  return network.value
}

/** The same bytes for the same label and order of calls. */
export function seededRandom(label: string): Random {
  let calls = 0
  return (size) => {
    calls += 1
    const bytes = new Uint8Array(size)
    for (let at = 0; at < size; at += 32) bytes.set(sha256(utf8(`${label} ${calls} ${at}`)).slice(0, size - at), at)
    return bytes
  }
}

// Workers keep modules between test files (`isolate: false`), so this is one database of each kind a worker.
const databases = new Map<TestDatabase, Promise<DatabaseHandle>>()
let prefixes = 0

function sharedDatabase(kind: TestDatabase): Promise<DatabaseHandle> {
  const url = process.env.GOODSTANDING_TEST_DATABASE_URL ?? ''
  const open = () => openDatabase(kind === 'PostgreSQL' ? { kind: 'postgres', url } : { kind: 'pglite_memory' })
  const opened = databases.get(kind) ?? open()
  databases.set(kind, opened)
  return opened
}

/** No two networks share rows, not even with an earlier run on the same PostgreSQL. */
function freshPrefix(): string {
  prefixes += 1
  return `net_${process.pid}_${Date.now().toString(36)}_${prefixes}`
}

function mapped<T>(map: ReadonlyMap<string, T>, name: string): T {
  const value = map.get(name)
  if (value === undefined) throw new Error(`the test network has no member ${name}`)
  return value
}
