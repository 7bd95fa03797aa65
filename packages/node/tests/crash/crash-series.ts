import { checkLedger, checkProvider } from './check-logs.ts'
import { checkOpenings } from './check-openings.ts'
import { type Cast, planCrashNetwork } from './crash-network.ts'
import { type LoadStreams, loadStreams } from './load-streams.ts'
import { watchLogs } from './log-watch.ts'
import { type MishapPlace, makeMishap, startNodes } from './mishap.ts'
import { type AcknowledgedOperations, operationStream } from './operation-load.ts'
import { nothingAcknowledged, recordStream } from './record-load.ts'
import { seededChance } from './seeded-chance.ts'

/** How a series of crashes is run. */
export type CrashSeries = {
  readonly seed: number
  readonly rounds: number
  readonly cast: Cast
  /** PostgreSQL; an embedded database for each node where null. */
  readonly databaseUrl: string | null
  /** Breaks every connection to the database, as when its server is started again. */
  readonly cutConnections: (() => Promise<void>) | null
}

/** How much was acknowledged and seen, so that nobody takes an idle series for a passed one. */
export type CrashReport = {
  readonly records: number
  readonly withdrawals: number
  readonly operations: number
  readonly checkpoints: number
  /** What happened in each round. */
  readonly rounds: readonly string[]
}

type World = MishapPlace & { readonly load: LoadStreams; readonly operations: AcknowledgedOperations }

const STREAMS = ['a', 'b', 'c']

/**
 * Runs a network under load, kills its processes at moments that the seed chooses, starts them again, and checks after
 * each time that nothing acknowledged is lost, nothing is doubled, and no checkpoint lies below an earlier one or beside it.
 * Rejects with the seed and what had happened in the first round in which that is not so.
 */
export async function crashSeries(series: CrashSeries): Promise<CrashReport> {
  const { seed, databaseUrl, cutConnections } = series
  const net = await planCrashNetwork(series.cast, databaseUrl)
  const acknowledged = nothingAcknowledged()
  const operations: AcknowledgedOperations = new Map()
  const load = loadStreams([
    ...STREAMS.map((name) => recordStream(net, `records ${name}`, seed, acknowledged)),
    ...STREAMS.map((name) => operationStream(net, `operations ${name}`, seed, operations)),
  ])
  try {
    await startNodes(net, net.names)
    const watch = watchLogs(net)
    const chance = seededChance(seed, 'crashes')
    const world = { ...{ net, chance, watch, load, acknowledged, operations, cutConnections } }
    const rounds: string[] = []
    for (let round = 1; round <= series.rounds; round++) rounds.push(await namedRound(world, seed, round))
    const entries = await checkProvider(net, watch, acknowledged)
    await watch.end()
    await Promise.all(net.names.map((name) => net.node(name).stop()))
    await checkOpenings(net, databaseUrl, { acknowledged, entries })
    const checkpoints = watch.kept('records').length + watch.kept('headers').length
    const { records, withdrawals } = acknowledged
    return { records: records.size, withdrawals: withdrawals.size, operations: operations.size, checkpoints, rounds }
  } finally {
    await net.remove()
  }
}

const OUTPUT_SHOWN = 4_000

async function namedRound(world: World, seed: number, round: number): Promise<string> {
  const told: string[] = []
  try {
    await crashRound(world, (line) => told.push(line))
    return told.join(', ')
  } catch (cause) {
    const { net } = world
    const outputs = net.names.map((name) => `-- ${name}\n${net.node(name).output().slice(-OUTPUT_SHOWN)}`)
    const what = cause instanceof Error ? cause.message : String(cause)
    const again = `GOODSTANDING_CRASH_SEED=${seed} failed in round ${round} (${told.join(', ')}): ${what}`
    throw new Error([again, ...outputs].join('\n'), { cause })
  }
}

async function crashRound(world: World, tell: (line: string) => void): Promise<void> {
  const { net, watch, load, acknowledged, operations } = world
  load.resume()
  await makeMishap(world, tell)
  await load.rest()
  watch.check()
  await checkProvider(net, watch, acknowledged)
  await checkLedger(net, watch, operations)
  watch.check()
}
