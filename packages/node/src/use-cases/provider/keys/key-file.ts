import { randomBytes } from 'node:crypto'
import { link, mkdir, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Bytes, fromHex, toHex } from '@goodstanding/crypto'
import { readIfThere, syncFolder, writeDurably } from '@goodstanding/store'

const NEXT = '.next'

/** A key in a file of its own that its owner alone may read. */
export async function readKeyFile(path: string): Promise<Bytes | null> {
  const text = await readIfThere(path)
  if (text === null) return null
  if (!/^[0-9a-f]{64}\n$/.test(text)) throw new Error('a key file does not hold a key')
  return fromHex(text.trim())
}

/** Writes a new key durably, so that nothing sealed with it outlives it in a crash; one that is there stays and is given. */
export async function createKeyFile(path: string, key: Bytes): Promise<Bytes> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const next = `${path}.${randomBytes(8).toString('hex')}${NEXT}`
  await writeDurably(next, `${toHex(key)}\n`)
  try {
    // Unlike a rename, a link never takes the place of a key that another process has made meanwhile.
    await link(next, path)
    await syncFolder(folder)
    return key
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
    const kept = await readKeyFile(path)
    if (kept === null) throw error
    return kept
  } finally {
    await rm(next, { force: true })
  }
}

/**
 * Destroys a key: its bytes are written over before its name goes. So are those of a file that a process left which was
 * killed while it made the key, since that may hold the very key.
 */
export async function destroyKeyFile(path: string): Promise<void> {
  const folder = dirname(path)
  const left = (await readdir(folder)).filter((name) => name.startsWith(`${basename(path)}.`) && name.endsWith(NEXT))
  for (const file of [...left.map((name) => join(folder, name)), path]) {
    await writeDurably(file, `${'0'.repeat(64)}\n`)
    await rm(file)
  }
  await syncFolder(folder)
}

/** Names of the key files in a folder, without their ending. */
export async function keyFileNames(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return []
    throw error
  })
  return names.filter((name) => name.endsWith('.key')).map((name) => name.slice(0, -'.key'.length))
}

/** Where the key of that name lies. */
export function keyFilePath(folder: string, name: string): string {
  return join(folder, `${name}.key`)
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
