import { expect, it } from 'vitest'
import { crashRounds, crashSeed } from './crash-environment.ts'
import { crashSeries } from './crash-series.ts'

const SECONDS_A_ROUND = 60

it(
  'A network on embedded databases loses and doubles nothing acknowledged, however often its processes are killed',
  async () => {
    const seed = crashSeed()
    const rounds = crashRounds()
    const report = await crashSeries({
      ...{ seed, rounds, databaseUrl: null, cutConnections: null },
      cast: { provider: 'northbank', sequencer: 'northbank', witnesses: [] },
    })
    console.info(`PGlite, seed ${seed}:`, report)
    expect(report.records).toBeGreaterThan(0)
    expect(report.operations).toBeGreaterThan(0)
  },
  60_000 + 1_000 * SECONDS_A_ROUND * crashRounds(),
)
