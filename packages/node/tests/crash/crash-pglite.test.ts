import { afterAll, beforeAll, describe } from 'vitest'
import { crashRounds, crashSeed } from './crash-environment.ts'
import { crashTests } from './crash-tests.ts'
import { type KeptDatabase, keptInFolder } from './kept-database.ts'
import { type RunningNetwork, startRunningNetwork } from './running-network.ts'

const PROVIDER = 'northbank'
const START_MS = 120_000

describe('A node on an embedded database', () => {
  const seed = crashSeed()
  const rounds = crashRounds(3)
  let running: RunningNetwork
  let database: KeptDatabase
  beforeAll(async () => {
    const cast = { provider: PROVIDER, sequencer: PROVIDER, witnesses: [] }
    running = await startRunningNetwork(seed, cast, new Map())
    database = keptInFolder(running.net.folder(PROVIDER))
  }, START_MS)
  afterAll(() => running?.remove())

  crashTests(rounds, () => ({
    ...{ running, database },
    kill: { seed, rounds, cutConnections: null },
    // A write that fails can leave it running in circles inside its database: it has to be killed.
    outlivesFullDisk: false,
  }))
})
