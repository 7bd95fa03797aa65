import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { crashRounds, crashSeed } from './crash-environment.ts'
import { crashSeries } from './crash-series.ts'
import { type PostgresServer, startPostgresServer } from './postgres-server.ts'

const SECONDS_A_ROUND = 60

describe.skipIf(inject('databaseUrl') === null)('A network on PostgreSQL', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgresServer()
  }, 90_000)
  afterAll(() => server.stop())

  it(
    'loses and doubles nothing acknowledged, however often processes are killed and connections broken',
    async () => {
      const seed = crashSeed()
      const databaseUrl = await server.create('crash')
      const report = await crashSeries({
        ...{ seed, rounds: crashRounds(), databaseUrl, cutConnections: () => server.cut('crash') },
        cast: {
          provider: 'northbank',
          sequencer: 'orderly',
          witnesses: ['witness-a', 'witness-b', 'witness-c'],
        },
      })
      console.info(`PostgreSQL, seed ${seed}:`, report)
      expect(report.records).toBeGreaterThan(0)
      expect(report.operations).toBeGreaterThan(0)
    },
    60_000 + 1_000 * SECONDS_A_ROUND * crashRounds(),
  )
})
