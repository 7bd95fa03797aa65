import { makeMishap } from './mishap.ts'
import type { RunningNetwork } from './running-network.ts'
import { type Chance, seededChance } from './seeded-chance.ts'

/** How a series of crashes is run. */
export type KillRounds = {
  readonly seed: number
  readonly rounds: number
  /** Breaks every connection to the database, as when its server is started again; null where there are none. */
  readonly cutConnections: (() => Promise<void>) | null
}

const OUTPUT_SHOWN = 4_000

/**
 * Keeps a network under load, kills its processes at moments that the seed chooses, starts them again, and checks after
 * each time that nothing acknowledged is lost, nothing is doubled, and no checkpoint lies below an earlier one or beside it.
 * Answers what happened in each round; rejects with the seed and what had happened in the first that is not so.
 */
export async function killRounds(running: RunningNetwork, options: KillRounds): Promise<readonly string[]> {
  const chance = seededChance(options.seed, 'crashes')
  const rounds: string[] = []
  for (let round = 1; round <= options.rounds; round++) rounds.push(await killRound(running, options, chance, round))
  return rounds
}

async function killRound(
  running: RunningNetwork,
  { seed, cutConnections }: KillRounds,
  chance: Chance,
  round: number,
): Promise<string> {
  const told: string[] = []
  try {
    running.load.resume()
    await makeMishap({ ...running, chance, cutConnections }, (line) => told.push(line))
    await running.checkAll()
    return told.join(', ')
  } catch (cause) {
    const { net } = running
    const outputs = net.names.map((name) => `-- ${name}\n${net.node(name).output().slice(-OUTPUT_SHOWN)}`)
    const what = cause instanceof Error ? cause.message : String(cause)
    const again = `GOODSTANDING_CRASH_SEED=${seed} failed in round ${round} (${told.join(', ')}): ${what}`
    throw new Error([again, ...outputs].join('\n'), { cause })
  }
}
