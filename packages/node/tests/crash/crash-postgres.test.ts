import { afterAll, beforeAll, describe, inject } from 'vitest'
import { crashRounds, crashSeed } from './crash-environment.ts'
import { type Cast, namesOf } from './crash-network.ts'
import { crashTests } from './crash-tests.ts'
import { type KeptDatabase, keptInPostgres } from './kept-database.ts'
import { type PostgresServer, startPostgresServer } from './postgres-server.ts'
import { type RunningNetwork, startRunningNetwork } from './running-network.ts'

const START_MS = 120_000
const FEW_ROUNDS = 2

/** Five processes for many rounds; for a few, two that do the same work. */
function castFor(rounds: number): Cast {
  if (rounds <= FEW_ROUNDS) return { provider: 'northbank', sequencer: 'northbank', witnesses: ['witness-a'] }
  return { provider: 'northbank', sequencer: 'orderly', witnesses: ['witness-a', 'witness-b', 'witness-c'] }
}

/** It takes half a minute: in CI, or where rounds are asked for. */
const isAsked = process.env.CI === 'true' || process.env.GOODSTANDING_CRASH_ROUNDS !== undefined

describe.skipIf(inject('databaseUrl') === null || !isAsked)('A network on PostgreSQL', () => {
  const seed = crashSeed()
  const rounds = crashRounds(FEW_ROUNDS)
  let server: PostgresServer
  let running: RunningNetwork
  let database: KeptDatabase
  const nameOf = (member: string) => member.replace('-', '_')
  beforeAll(async () => {
    server = await startPostgresServer()
    const cast = castFor(rounds)
    const databases = new Map<string, string>()
    for (const name of namesOf(cast)) databases.set(name, await server.create(nameOf(name)))
    running = await startRunningNetwork(seed, cast, databases)
    database = keptInPostgres(server, nameOf(cast.provider))
  }, START_MS)
  afterAll(async () => {
    await running?.remove()
    await server?.stop()
  })

  crashTests(rounds, () => ({
    ...{ running, database, outlivesFullDisk: true },
    kill: {
      ...{ seed, rounds },
      cutConnections: async () => {
        await Promise.all(running.net.names.map((name) => server.cut(nameOf(name))))
      },
    },
  }))
})
