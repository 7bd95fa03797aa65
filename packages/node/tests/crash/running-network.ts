import { checkLedger, checkProvider } from './check-logs.ts'
import { checkOpenings } from './check-openings.ts'
import { type Cast, type CrashNetwork, planCrashNetwork } from './crash-network.ts'
import { type LoadStreams, loadStreams } from './load-streams.ts'
import { type LogWatch, watchLogs } from './log-watch.ts'
import { type AcknowledgedOperations, operationStream } from './operation-load.ts'
import { type Acknowledged, nothingAcknowledged, recordStream } from './record-load.ts'
import { startEnded, startNodes } from './start-nodes.ts'

/** A network of processes under load that can be brought to rest, with its logs watched. */
export type RunningNetwork = {
  readonly net: CrashNetwork
  readonly load: LoadStreams
  readonly watch: LogWatch
  readonly acknowledged: Acknowledged
  readonly operations: AcknowledgedOperations
  /** Starts every node that does not run, and waits until all are ready. */
  readonly up: () => Promise<void>
  /** Brings the load to rest and checks that what was acknowledged is there once, and nothing else. */
  readonly checkAll: () => Promise<void>
  /** Stops every node and looks into the provider's database. */
  readonly checkStopped: () => Promise<void>
  readonly remove: () => Promise<void>
}

const STREAMS = ['a', 'b', 'c']
const LOOK_MS = 200

/** Plans it and starts its nodes. Each node has a PostgreSQL database or its own embedded one. */
export async function startRunningNetwork(
  seed: number,
  cast: Cast,
  databases: ReadonlyMap<string, string>,
): Promise<RunningNetwork> {
  const net = await planCrashNetwork(cast, databases)
  const acknowledged = nothingAcknowledged()
  const operations: AcknowledgedOperations = new Map()
  const load = loadStreams([
    ...STREAMS.map((name) => recordStream(net, `records ${name}`, seed, acknowledged)),
    ...STREAMS.map((name) => operationStream(net, `operations ${name}`, seed, operations)),
  ])
  try {
    await startNodes(net, net.names)
  } catch (cause) {
    await net.remove()
    throw cause
  }
  const watch = watchLogs(net)
  const checkAll = async () => {
    await restSupervised(net, load)
    watch.check()
    await checkProvider(net, watch, acknowledged)
    await checkLedger(net, watch, operations)
    watch.check()
  }
  return {
    ...{ net, load, watch, acknowledged, operations, checkAll },
    async up() {
      await startNodes(
        net,
        net.names.filter((name) => !net.node(name).isRunning()),
      )
      await Promise.all(net.names.map((name) => net.node(name).ready()))
    },
    async checkStopped() {
      await restSupervised(net, load)
      const entries = await checkProvider(net, watch, acknowledged)
      await Promise.all(net.names.map((name) => net.node(name).stop()))
      await checkOpenings(net, databases.get(cast.provider) ?? null, { acknowledged, entries })
    },
    remove: () => watch.end().finally(() => net.remove()),
  }
}

/** Brings the load to rest, and keeps the nodes up meanwhile. */
async function restSupervised(net: CrashNetwork, load: LoadStreams): Promise<void> {
  let isResting = true
  const resting = load.rest().finally(() => {
    isResting = false
  })
  const look = () => new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  while (isResting) {
    startEnded(net)
    await Promise.race([resting, look()])
  }
  await resting
  startEnded(net)
  await Promise.all(net.names.map((name) => net.node(name).ready()))
}
