import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { FolderHeld, lockFolder } from './folder-lock.ts'

const root = mkdtempSync(join(tmpdir(), 'gs-lock-'))
afterAll(() => rmSync(root, { recursive: true }))

it('L1: refuses a second opening of a folder and names the process that has it', () => {
  const folder = join(root, 'mine')
  const lock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(FolderHeld)
  expect(() => lockFolder(folder)).toThrow(`process ${process.pid}`)
  lock.release()
  lockFolder(folder).release()
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

it('L1: refuses a folder of another process, and takes it over once that one is killed', async () => {
  const folder = join(root, 'theirs')
  const file = fileURLToPath(new URL('./folder-lock.ts', import.meta.url))
  const program = `import { lockFolder } from ${JSON.stringify(file)}; lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  expect(() => lockFolder(folder)).toThrow(`process ${child.pid}`)
  child.kill('SIGKILL')
  await once(child, 'exit')
  lockFolder(folder).release()
})
