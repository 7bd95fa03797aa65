import { assert, findMember } from '@goodstanding/core'
import { genesisBytes } from '@goodstanding/ledger'
import { type DatabaseHandle, openMemberStore } from '@goodstanding/store'
import { cautionsOf } from './cautions.ts'
import { createMemberClient } from './clients/member-client.ts'
import { type Clock, networkClock } from './clock.ts'
import { type Closing, createClosing } from './closing.ts'
import type { Config, Secrets } from './config/config.ts'
import { openMemberKeys } from './config/open-member-keys.ts'
import { routesOf } from './http/routes.ts'
import { createServer } from './http/server.ts'
import { createNonces } from './http-signature/nonces.ts'
import { openLedger } from './ledger/open-ledger.ts'
import { createLogger, errorFields, type Logger } from './logger.ts'
import { slotFinishers } from './logs/finish-slots.ts'
import { openMemberLogs } from './logs/open-member-logs.ts'
import { publishLogs } from './logs/publish-logs.ts'
import { createMetrics } from './metrics.ts'
import type { NodeContext } from './node-context.ts'
import { openNodeDatabase, schemaOf } from './open-node-database.ts'
import { type Random, systemRandom } from './random.ts'
import { createReadiness, type Readiness } from './readiness.ts'
import { isReadSigner } from './use-cases/home/is-read-signer.ts'
import { openWitness } from './witness/witness-service.ts'
import type { Worker } from './workers/periodic.ts'
import { roleWorkers } from './workers/role-workers.ts'

/** What a node is started with. Clock and random are given by tests alone. */
export type StartOptions = {
  readonly config: Config
  readonly secrets: Secrets
  /** Shared by several nodes of one process, each in a schema of its own; whoever opened it closes it. */
  readonly database?: DatabaseHandle
  /** In which the rows are; by the member's name unless said, so a database that several networks share has to say. */
  readonly schema?: string
  readonly logger?: Logger
  /** Milliseconds since 1970 by the world's clock. */
  readonly realNow?: () => number
  readonly random?: Random
  /** Told when a log of this node writes no more: only opening it again, in a new start, can make it write. */
  readonly onLogStopped?: () => void
}

/** A node that answers requests. */
export type RunningNode = {
  readonly node: NodeContext
  /** Where it listens: scheme, host and port. */
  readonly url: string
  /** Takes no more requests, publishes what was acknowledged, and closes, in bounded time. */
  readonly stop: () => Promise<void>
}

const NONCES_MAX = 200_000

/** Starts a member's node. What fails on the way closes what was opened, and is thrown. */
export async function startNode(options: StartOptions): Promise<RunningNode> {
  const { config } = options
  const logger = options.logger ?? createLogger({ member: config.member, level: config.logLevel })
  const closing = createClosing(config.limits.stopTimeoutMs, (name, error) =>
    logger.error({ part: name, ...errorFields(error) }, 'not closed'),
  )
  try {
    return await open(options, logger, closing)
  } catch (error) {
    logger.error(errorFields(error), 'not started')
    await closing.closeAll()
    throw error
  }
}

async function open(options: StartOptions, logger: Logger, closing: Closing): Promise<RunningNode> {
  const { config, secrets } = options
  const clock = networkClock(config.network.descriptor, options.realNow ?? Date.now)
  const since = clock.now()
  const readiness = createReadiness(['logs', 'ledger'])
  const node = await openContext(options, { logger, closing, clock, readiness })
  for (const caution of node.cautions) logger.warn({ caution }, 'not safe')

  const app = await createServer({
    node,
    routes: routesOf(node.self),
    steadyMs,
    authentication: {
      network: node.network,
      baseUrl: node.self.baseUrl,
      clock,
      since,
      nonces: createNonces(NONCES_MAX),
      adminToken: secrets.adminToken,
      operatorFrom: config.operatorFrom,
      isReadSigner: (signer) => isReadSigner(node, signer),
    },
  })
  runWorkers(roleWorkers(node), closing)
  // Closed first: nothing new comes in while what was acknowledged is published.
  closing.add('server', () => app.close())
  const url = await app.listen({ host: config.listen.host, port: config.listen.port })
  logger.info({ url, roles: node.self.roles }, 'started')
  let stopped: Promise<void> | null = null
  return {
    node,
    url,
    stop: () => {
      stopped ??= stopNode(logger, readiness, closing)
      return stopped
    },
  }
}

/** Opens what the node works with, in the order in which each needs the others. */
async function openContext(
  options: StartOptions,
  { logger, closing, clock, readiness }: OpenWith,
): Promise<NodeContext> {
  const { config, secrets, random = systemRandom } = options
  const { network, dataFolder } = config
  const self = findMember(network, config.member)
  assert(self !== undefined, 'a node’s member is in its network’s descriptor')
  const database = await openDatabaseOf(options, closing)
  const store = await openMemberStore(database, options.schema ?? schemaOf(self.name))
  const keys = openMemberKeys(secrets.seeds)
  const metrics = createMetrics({ ofProcess: options.database === undefined })
  const opened = await openMemberLogs({
    ...{ network, self, store, clock, logger, dataFolder },
    seeds: secrets.seeds,
    stopTimeoutMs: config.limits.stopTimeoutMs,
    finishSlot: slotFinishers({ network, self, store, clock, random }),
  })
  for (const [kind, log] of Object.entries(opened)) if (log !== null) closing.add(`${kind} log`, () => log.close())
  const onStopped = () => {
    readiness.set('logs', false)
    options.onLogStopped?.()
  }
  const { logs, workers } = publishLogs(opened, { logger, metrics, steadyMs, onStopped })
  runWorkers(workers, closing)
  readiness.set('logs', true)

  const signer = { keyId: `member:${self.name}`, key: keys.http }
  const peers = createMemberClient({ network, signer, clock, random })
  const ledger = await openLedger({ network, self, store, logs, peers, clock, logger, metrics, readiness, closing })
  const isWitness = self.roles.includes('witness')
  return {
    ...{ config, network, self, keys, clock, random, store, logs, ledger, peers, logger, metrics, readiness },
    genesisHash: genesisBytes(network),
    witness: isWitness ? openWitness({ network, self, seed: secrets.seeds.witness, store, dataFolder, clock }) : null,
    cautions: cautionsOf({ network, self, config, databaseWarnings: database.warnings }),
  }
}

type OpenWith = {
  readonly logger: Logger
  readonly closing: Closing
  readonly clock: Clock
  readonly readiness: Readiness
}

/** For waiting and measuring; not the network's time. */
function steadyMs(): number {
  return performance.now()
}

async function openDatabaseOf({ config, secrets, database }: StartOptions, closing: Closing): Promise<DatabaseHandle> {
  if (database !== undefined) return database
  const own = await openNodeDatabase(config, secrets)
  closing.add('database', () => own.close())
  return own
}

function runWorkers(workers: readonly Worker[], closing: Closing): void {
  for (const worker of workers) {
    closing.add(worker.name, () => worker.stop())
    worker.start()
  }
}

async function stopNode(logger: Logger, readiness: Readiness, closing: Closing): Promise<void> {
  readiness.set('running', false)
  logger.info('stopping')
  const failed = await closing.closeAll()
  logger.info({ failed }, 'stopped')
}
