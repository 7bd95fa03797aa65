import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toHex } from '@goodstanding/crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKeyFile, destroyKeyFile, keyFileNames, keyFilePath, readKeyFile } from './key-file.ts'

const KEY = new Uint8Array(32).fill(7)
const OTHER = new Uint8Array(32).fill(9)

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goodstanding-keys-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('A key file', () => {
  it('is the owner’s alone, stays as it was first made, and is read again', async () => {
    const path = keyFilePath(folder, '2027-01')
    expect(await readKeyFile(path)).toBeNull()
    expect(await createKeyFile(path, KEY)).toEqual(KEY)
    expect(await createKeyFile(path, OTHER)).toEqual(KEY)
    expect(await readKeyFile(path)).toEqual(KEY)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['2027-01.key'])
  })

  it('leaves nothing when it is destroyed, not even what a killed process had left of it', async () => {
    const path = keyFilePath(folder, '2027-01')
    await createKeyFile(path, KEY)
    await createKeyFile(keyFilePath(folder, '2027-02'), OTHER)
    await writeFile(`${path}.00112233.next`, `${toHex(KEY)}\n`)
    await destroyKeyFile(path)
    expect(await readdir(folder)).toEqual(['2027-02.key'])
    expect(await keyFileNames(folder)).toEqual(['2027-02'])
  })

  it('that does not hold a key is said so, without what it holds', async () => {
    const path = keyFilePath(folder, 'open')
    await writeFile(path, 'a secret that is no key')
    await expect(readKeyFile(path)).rejects.toThrow('a key file does not hold a key')
  })
})
