import type { CrashNetwork } from './crash-network.ts'
import type { LogWatch } from './log-watch.ts'
import type { Acknowledged } from './record-load.ts'
import type { Chance } from './seeded-chance.ts'
import { startNodes } from './start-nodes.ts'

/** Where a mishap happens, and by what its moment is told. */
export type MishapPlace = {
  readonly net: CrashNetwork
  readonly chance: Chance
  readonly watch: LogWatch
  readonly acknowledged: Acknowledged
  /** Breaks every connection to the database; null where there is none to break. */
  readonly cutConnections: (() => Promise<void>) | null
}

const MOMENT_MS_MAX = 500
const STARTING_MS_MAX = 2_500

/**
 * Waits for a moment that chance chooses, and there kills processes and starts them again, or breaks connections, which
 * nodes have to get over, or end and say so. Tells what it did.
 */
export async function makeMishap(at: MishapPlace, tell: (line: string) => void): Promise<void> {
  await chosenMoment(at, tell)
  if (at.cutConnections !== null && at.chance.oneIn(6)) {
    tell('broke all connections to the database')
    await at.cutConnections()
    return
  }
  const victims = chosenVictims(at)
  tell(`killed ${victims.join(' and ')}`)
  await Promise.all(victims.map((name) => at.net.node(name).kill()))
  if (at.chance.oneIn(4)) {
    const afterMs = at.chance.below(STARTING_MS_MAX)
    tell(`killed again ${afterMs} ms after the start`)
    for (const name of victims) at.net.start(name)
    await pause(afterMs)
    await Promise.all(victims.map((name) => at.net.node(name).kill()))
  }
  await startNodes(at.net, victims)
}

async function chosenMoment({ chance, watch, acknowledged }: MishapPlace, tell: (line: string) => void): Promise<void> {
  const count = 1 + chance.below(6)
  switch (chance.pick(['time', 'acknowledged', 'published'])) {
    case 'time': {
      const ms = chance.below(MOMENT_MS_MAX)
      tell(`after ${ms} ms`)
      return pause(ms)
    }
    case 'acknowledged':
      tell(`at acknowledgement ${count}`)
      return nth(count, (told) => {
        acknowledged.onAcknowledged = told
      })
    default:
      tell(`at checkpoint ${count}`)
      return nth(count, (told) => {
        watch.onSeen = told
      })
  }
}

function nth(count: number, listen: (told: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    let left = count
    listen(() => {
      left -= 1
      if (left === 0) resolve()
    })
  })
}

function chosenVictims({ net, chance }: MishapPlace): readonly string[] {
  const { provider, sequencer, witnesses } = net.cast
  const [first = sequencer] = witnesses
  return [
    ...new Set(
      chance.pick([[provider], [provider], [sequencer], [first], [provider, sequencer], net.names as string[]]),
    ),
  ]
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
