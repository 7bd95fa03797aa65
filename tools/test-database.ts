import process from 'node:process'
import type { TestProject } from 'vitest/node'
import { findPostgres, type RunningPostgres, startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL for this test run, or null where there is none: its tests are then skipped. */
    readonly databaseUrl: string | null
  }
}

const MISSING = 'PostgreSQL not found: its tests are skipped (apt-get install postgresql, or set DATABASE_URL)'

let started: RunningPostgres | undefined

/** Gives the tests a PostgreSQL: the one of DATABASE_URL, else one of their own, else none (which CI does not accept). */
export async function setup(project: TestProject): Promise<void> {
  const url = process.env.DATABASE_URL || (await startOne())
  if (url === undefined) {
    if (process.env.CI === 'true') throw new Error(MISSING)
    console.warn(MISSING)
  } else {
    process.env.GOODSTANDING_TEST_DATABASE_URL = url
  }
  project.provide('databaseUrl', url ?? null)
}

export async function teardown(): Promise<void> {
  await started?.stop()
  if (process.env.GOODSTANDING_TEST_DATABASE_URL === undefined) console.warn(MISSING)
}

async function startOne(): Promise<string | undefined> {
  const bin = findPostgres()
  if (bin === undefined) return undefined
  started = await startPostgres(bin, { durable: false })
  return started.databaseUrl
}
