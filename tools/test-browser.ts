import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of a Chromium for this test run, or null where there is none: its tests are then skipped. */
    readonly chromium: string | null
  }
}

const MISSING = 'Chromium not found: its tests are skipped (apt-get install chromium)'
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** Tells the tests which Chromium to use, if there is one (CI does not accept that there is none). */
export function setup(project: TestProject): void {
  const path = process.env.GOODSTANDING_TEST_CHROMIUM || findChromium()
  if (path === undefined) {
    if (process.env.CI === 'true') throw new Error(MISSING)
    console.warn(MISSING)
  } else {
    process.env.GOODSTANDING_TEST_CHROMIUM = path
  }
  project.provide('chromium', path ?? null)
}

export function teardown(): void {
  if (process.env.GOODSTANDING_TEST_CHROMIUM === undefined) console.warn(MISSING)
}

function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
