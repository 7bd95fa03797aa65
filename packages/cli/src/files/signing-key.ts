import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { ed25519Signer, fromHex, type Signer, toHex } from '@goodstanding/crypto'
import { CommandError, EXIT } from '../exit-codes.ts'
import { fileFault } from './file-fault.ts'
import { notWritten } from './write-whole.ts'

const SEED = /^[0-9a-f]{64}\n?$/

/** The signer of a key file: an Ed25519 seed in hexadecimal that its owner alone may read. */
export function readSigningKey(path: string): Signer {
  let text: string
  try {
    if ((statSync(path).mode & 0o077) !== 0) {
      const message = `${path} may be read by others: run chmod 600 on it first.`
      throw new CommandError('key_file_permissions', message, EXIT.usage)
    }
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const why = fileFault(error)
    if (why === null) throw error
    throw new CommandError('key_file_missing', `The key file ${path} cannot be read: ${why}.`, EXIT.usage)
  }
  if (!SEED.test(text)) throw new CommandError('key_file_form', `${path} is not a signing key’s file.`, EXIT.usage)
  return ed25519Signer(fromHex(text.trim()))
}

/** Writes a new key from 32 random bytes; a file that is there is never overwritten. */
export function createSigningKey(path: string, seed: Uint8Array<ArrayBuffer>): Signer {
  try {
    writeFileSync(path, `${toHex(seed)}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    throw notWritten(path, error)
  }
  return ed25519Signer(seed)
}
