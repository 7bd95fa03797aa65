import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EnterpriseKeys } from '@goodstanding/sdk'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKeyFile, openKeyFile } from './key-file.ts'

const keys: EnterpriseKeys = {
  enterprise: `did:gs:${'a'.repeat(52)}`,
  genesisHash: '1'.repeat(64),
  home: 'commons',
  rotationSeed: '2'.repeat(64),
  signerSeed: '3'.repeat(64),
  consents: {},
}

const EXPIRES = '2026-12-01T00:00:00.000Z'
const KEY_FILE_FORM = 'is not an enterprise’s key file'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goodstanding keys '))
  path = join(folder, 'harbor.keys.json')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('An enterprise’s key file', () => {
  it('is for its owner alone, also after each change', () => {
    createKeyFile(path, keys)
    const secrets = { accessRoot: '4'.repeat(64), code: '5'.repeat(32) }
    const terms = { reader: 'harborlend', purpose: 'trade_terms', providers: ['northbank'], reads: 1, expires: EXPIRES }
    const consents = { c: secrets, d: { ...secrets, terms } }
    openKeyFile(path).save({ ...keys, consents })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(openKeyFile(path).keys).toEqual({ ...keys, consents })
    expect(readdirSync(folder)).toEqual(['harbor.keys.json'])
  })

  it('keeps what another command has written since it was read: the later save is refused, and runs again', () => {
    createKeyFile(path, keys)
    const [granting, rotating] = [openKeyFile(path), openKeyFile(path)]
    const next = { rotationSeed: '6'.repeat(64), signerSeed: '7'.repeat(64) }
    const pending = rotating.save({ ...rotating.keys, next })
    expect(() => granting.save({ ...granting.keys, home: 'other' })).toThrow('Another command has changed')
    expect(openKeyFile(path).keys).toEqual({ ...keys, next })
    pending.save({ ...keys, ...next })
    rotating.save({ ...keys, ...next, home: 'third' })
    expect(openKeyFile(path).keys).toEqual({ ...keys, ...next, home: 'third' })
    expect(readdirSync(folder)).toEqual(['harbor.keys.json'])
  })

  it('is written by one command at a time, and what a killed one left is cleared', () => {
    createKeyFile(path, keys)
    writeFileSync(`${path}.new`, '{', { mode: 0o600 })
    expect(() => openKeyFile(path).save(keys)).toThrow('Another command is writing')
    const long = new Date('2020-01-01')
    utimesSync(`${path}.new`, long, long)
    openKeyFile(path).save({ ...keys, home: 'other' })
    expect(openKeyFile(path).keys.home).toBe('other')
    expect(readdirSync(folder)).toEqual(['harbor.keys.json'])
  })

  it('is never overwritten by a new one', () => {
    createKeyFile(path, keys)
    expect(() => createKeyFile(path, { ...keys, home: 'other' })).toThrow('never overwritten')
    expect(readFileSync(path, 'utf8')).toContain('commons')
  })

  it('that others may read is not used, and how to mend that is said', () => {
    createKeyFile(path, keys)
    chmodSync(path, 0o640)
    expect(() => openKeyFile(path)).toThrow('chmod 600')
  })

  it.each([
    ['{}', KEY_FILE_FORM],
    ['{', KEY_FILE_FORM],
    [JSON.stringify({ ...keys, signerSeed: 'secret' }), KEY_FILE_FORM],
  ])('%s is none, and its content is not repeated', (text, words) => {
    writeFileSync(path, text, { mode: 0o600 })
    expect(() => openKeyFile(path)).toThrow(words)
    expect(() => openKeyFile(path)).not.toThrow('secret')
  })

  it('that is not there is named', () => {
    expect(() => openKeyFile(path)).toThrow(path)
  })
})
