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

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** Tells the tests which Chromium to use, if there is one (CI does not accept that there is none). */
export function setup(project: TestProject): void {
  const path = process.env.GOODSTANDING_TEST_CHROMIUM || findChromium()
  if (path === undefined) {
    const missing = 'Chromium not found: its tests are skipped (apt-get install chromium)'
    if (process.env.CI === 'true') throw new Error(missing)
    console.warn(missing)
  } else {
    process.env.GOODSTANDING_TEST_CHROMIUM = path
  }
  project.provide('chromium', path ?? null)
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
