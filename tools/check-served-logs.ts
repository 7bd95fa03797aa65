/**
 * Has the logs of a node of ours checked by the public Go program: starts a node, publishes records in several
 * slots, and calls `go run . log URL VKEY` in `tools/conformance` for each log that the node serves.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { logFileContract, type ProviderStatus, providerStatusContract, publishRecordsContract } from '@goodstanding/api'
import { dateOf, formatInstant, instantOfMs, logOrigin } from '@goodstanding/core'
import { formatVerifierKey } from '@goodstanding/crypto'
import {
  createLogger,
  createMemberKeys,
  DEFAULT_LIMITS,
  memberEntry,
  publicKeyOf,
  type RunningNode,
  startNode,
} from '@goodstanding/node'
import { type Client, composeNetwork, createClient, logVerifiers, parseNetwork } from '@goodstanding/sdk'
import { openDatabase } from '@goodstanding/store'
import { freePorts } from '@goodstanding/testkit'

/** Rows of each slot: the log grows over a full tile, and partial ones of several widths are served. */
const SLOTS = [200, 100, 1, 300]
const NAME = 'northbank'
const GO = 'go'
const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'goodstanding-served-'))
  const database = await openDatabase({ kind: 'pglite_memory' })
  try {
    const token = randomBytes(32).toString('hex')
    const running = await start(folder, token, database)
    try {
      const surroundings = { fetch, now: running.node.clock.now, random }
      const client = createClient(running.url, { kind: 'token', token }, surroundings)
      for (const [slot, rows] of SLOTS.entries()) await publish(client, slot, rows)
      for (const kind of ['records', 'access', 'headers'] as const) await check(running, kind)
    } finally {
      await running.stop()
    }
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function start(
  dataFolder: string,
  adminToken: string,
  database: Awaited<ReturnType<typeof openDatabase>>,
): Promise<RunningNode> {
  const [port = 0] = await freePorts(1)
  const seeds = createMemberKeys(random)
  const baseUrl = `http://127.0.0.1:${port}`
  const roles = ['provider', 'sequencer'] as const
  const member = memberEntry({ name: NAME, group: NAME, roles, baseUrl, permits: [{ type: 'tradeline' }], seeds })
  const now = formatInstant(instantOfMs(Date.now()))
  const descriptor = composeNetwork({
    ...{ name: 'conformance', members: [member], sequencer: NAME, witnesses: [], k: 0 },
    headerLogKey: publicKeyOf(seeds.headerLog),
    testClock: { declared: now, real: now },
  })
  const network = parseNetwork(JSON.stringify(descriptor))
  const listen = { host: '127.0.0.1', port }
  return startNode({
    config: {
      ...{ member: NAME, network, listen, dataFolder, database: 'pglite', operatorFrom: 'loopback', proxies: 0 },
      ...{ limits: DEFAULT_LIMITS, logLevel: 'error' },
    },
    secrets: { seeds, adminToken, databaseUrl: null },
    database,
    logger: createLogger({ member: NAME, level: 'error' }),
  })
}

/** Publishes rows and waits for the slot that they are in. */
async function publish(client: Client, slot: number, rows: number): Promise<void> {
  const records = Array.from({ length: rows }, (_, row) => ({
    ...{ line: row + 1, customer: `${slot}-${row}`, rowKey: `${slot}-${row}`, type: 'tradeline' as const },
    asOf: dateOf(client.surroundings.now()),
    body: { kind: 'term_loan', openedOn: '2019-05-01', absent: ABSENT },
  }))
  const { results } = await client.call(publishRecordsContract, { body: { source: 'made', records } })
  const refused = results.find(({ outcome }) => outcome !== 'published')
  if (refused !== undefined) throw new Error(`a row is not published: ${refused.code} ${refused.at}`)
  for (;;) {
    const { logs } = await client.call(providerStatusContract, {})
    if (isPublished(logs)) return
    await new Promise((done) => setTimeout(done, 50))
  }
}

const ABSENT = Object.fromEntries(
  [
    ...['closedOn', 'originalTermMonths', 'originalAmount', 'balance', 'overdueAmount', 'secured', 'publicGuarantee'],
    ...['forborne', 'defaultDefinition', 'defaultedOn', 'statusByMonth', 'chargedOffAmount', 'closedHow', 'soldOn'],
  ].map((field) => [field, 'not_reported']),
)

function isPublished(logs: ProviderStatus['logs']): boolean {
  return logs.every(({ queued }) => queued === 0)
}

async function check({ node, url }: RunningNode, log: 'records' | 'access' | 'headers'): Promise<void> {
  const keys = logVerifiers(node.network, logOrigin(node.network, log, NAME))
  if (keys === null) throw new Error(`the node has no log of ${log}`)
  const prefix = url + logFileContract.path.replace(':log', log).replace('/*', '')
  console.log(`-- ${prefix}`)
  const child = spawn(GO, ['run', '.', 'log', prefix, formatVerifierKey(keys.logKey)], {
    cwd: join(import.meta.dirname, 'conformance'),
    stdio: 'inherit',
  })
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', resolve)
  })
  if (status !== 0) throw new Error(`the public program does not find the log of ${log} right`)
}

try {
  await main()
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
