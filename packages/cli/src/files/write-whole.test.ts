import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readJson, readText } from './read-text.ts'
import { writeNew, writeWhole } from './write-whole.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goodstanding files '))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const path = (name: string) => join(folder, name)

describe('A file that is written', () => {
  it('replaces the earlier one whole, and leaves nothing beside it', () => {
    writeWhole(path('a'), 'one')
    writeWhole(path('a'), 'two')
    expect([readText(path('a'), 10), readdirSync(folder)]).toEqual(['two', ['a']])
  })

  it.each([
    ['nowhere/a', 'its folder is not'],
    ['folder', 'it is a folder'],
    [`${'x'.repeat(300)}`, 'its name is too long'],
  ])('that cannot be there is told with its path and why: %s', (name, why) => {
    mkdirSync(path('folder'))
    expect(() => writeWhole(path(name), 'a')).toThrow(new RegExp(`${name.slice(0, 9)}.* cannot be written: .*${why}`))
    expect(readdirSync(folder)).toEqual(['folder'])
  })

  it('for the first time only leaves one that is there as it is', () => {
    writeNew(path('a'), 'one')
    expect(() => writeNew(path('a'), 'two')).toThrow('it is there already')
    expect(readFileSync(path('a'), 'utf8')).toBe('one')
  })
})

describe('A file that is read', () => {
  it('is text in UTF-8 within its bounds, or is refused with its path and why', () => {
    writeFileSync(path('latin1'), Uint8Array.of(0x4d, 0xfc))
    writeFileSync(path('long'), 'aaaa')
    expect(() => readText(path('latin1'), 10)).toThrow('is not text in UTF-8')
    expect(() => readText(path('long'), 3)).toThrow('larger than 3 bytes')
    expect(() => readText(path('nowhere'), 3)).toThrow('it is not there')
    expect(() => readText(folder, 100_000)).toThrow('it is a folder')
    expect(() => readJson(path('long'))).toThrow('is not JSON')
  })
})
