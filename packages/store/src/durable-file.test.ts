import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readIfThere, syncFolder, writeDurably } from './durable-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'gs-durable-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('A durable file', () => {
  it('is its owner’s alone, and holds what was written last and nothing of what was there', async () => {
    const path = join(folder, 'file')
    await writeDurably(path, 'a long text')
    await writeDurably(path, 'short')
    await syncFolder(folder)
    expect(readFileSync(path, 'utf8')).toBe('short')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(await readIfThere(path)).toBe('short')
  })

  it('that is not there is told from one that can’t be read', async () => {
    expect(await readIfThere(join(folder, 'nothing'))).toBeNull()
    await expect(readIfThere(folder)).rejects.toThrow('EISDIR')
  })
})
