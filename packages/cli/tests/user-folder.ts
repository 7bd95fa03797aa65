import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

/**
 * A folder for a test file's files, as the configuration of a user of its own: nothing of whoever runs the tests is
 * read or written. The name has a space in it, as people's folders do.
 */
export function testFolder(): { readonly path: (name: string) => string } {
  let folder = ''
  const before = { config: process.env.XDG_CONFIG_HOME, context: process.env.GOODSTANDING_CONTEXT }
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'goodstanding cli '))
    process.env.XDG_CONFIG_HOME = join(folder, 'config')
    delete process.env.GOODSTANDING_CONTEXT
  })
  afterAll(() => {
    restore('XDG_CONFIG_HOME', before.config)
    restore('GOODSTANDING_CONTEXT', before.context)
    rmSync(folder, { recursive: true, force: true })
  })
  return { path: (name) => join(folder, name) }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}
