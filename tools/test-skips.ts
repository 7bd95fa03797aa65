import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

const SHARED = join(import.meta.dirname, '..', '..', 'shared')

/** Says before the tests what is skipped, because it is not on this machine or takes long. */
export function setup(): void {
  for (const line of skipped()) console.warn(line)
}

/** Says it again after them, where it is not scrolled away. */
export function teardown(): void {
  setup()
}

function skipped(): readonly string[] {
  const absent = ['data', 'vectors'].filter((folder) => !existsSync(join(SHARED, folder)))
  return [
    ...absent.map((folder) => `../shared/${folder} is not there: tests that read it are skipped`),
    ...(isCrashAsked() ? [] : ['Kills on PostgreSQL are skipped: GOODSTANDING_CRASH_ROUNDS=20 runs them, as CI does']),
  ]
}

function isCrashAsked(): boolean {
  return process.env.CI === 'true' || process.env.GOODSTANDING_CRASH_ROUNDS !== undefined
}
