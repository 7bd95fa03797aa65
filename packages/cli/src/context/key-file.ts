import { chmodSync, closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { consentStatement, linkStatement, sliceOpening } from '@goodstanding/core'
import type { EnterpriseKeys, KeptConsent } from '@goodstanding/sdk'
import { z } from 'zod'
import { CommandError, EXIT } from '../exit-codes.ts'
import { flushFolder, replaceIfUnchanged } from './replace-if-unchanged.ts'

const seed = z.string().regex(/^[0-9a-f]{64}$/)

const keptConsent: z.ZodType<KeptConsent> = z.strictObject({
  accessRoot: seed,
  code: z.string().regex(/^[0-9a-f]{32}$/),
  terms: z
    .strictObject({
      reader: z.string(),
      purpose: z.string(),
      providers: z.array(z.string()),
      reads: z.int().min(1),
      expires: z.string(),
    })
    .optional(),
  unanswered: z
    .strictObject({
      request: z.string(),
      choice: z.string(),
      statement: consentStatement,
      salt: seed,
      slices: z.array(sliceOpening),
    })
    .optional(),
})

const keyFile: z.ZodType<EnterpriseKeys> = z.strictObject({
  enterprise: z.string(),
  genesisHash: seed,
  home: z.string(),
  salt: seed.optional(),
  rotationSeed: seed,
  signerSeed: seed,
  next: z.strictObject({ rotationSeed: seed, signerSeed: seed }).optional(),
  claims: z.record(z.string(), linkStatement).optional(),
  consents: z.record(z.string(), keptConsent),
})

/** An enterprise's keys in a local file that its owner alone may read (0600). */
export type KeyFile = {
  readonly path: string
  readonly keys: EnterpriseKeys
  /** Replaces the keys, whole or not at all; throws where another command has written them since this one read them. */
  save(keys: EnterpriseKeys): KeyFile
}

export function openKeyFile(path: string): KeyFile {
  let text: string
  try {
    if ((statSync(path).mode & 0o077) !== 0) {
      throw new CommandError(
        'key_file_permissions',
        `${path} may be read by others: run chmod 600 on it first.`,
        EXIT.usage,
      )
    }
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof CommandError) throw cause
    throw new CommandError('key_file_missing', `The key file ${path} cannot be read.`, EXIT.usage)
  }
  const parsed = keyFile.safeParse(jsonOf(text))
  if (!parsed.success) throw new CommandError('key_file_form', `${path} is not an enterprise’s key file.`, EXIT.usage)
  return keyFileAt(path, parsed.data, { text })
}

/** Writes a new key file, whole or not at all; one that is there is never overwritten. */
export function createKeyFile(path: string, keys: EnterpriseKeys): KeyFile {
  const beside = `${path}.${process.pid}.new`
  try {
    write(beside, keys)
    linkSync(beside, path)
    flushFolder(path)
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    const why = isThere ? 'is there already; keys are never overwritten' : 'cannot be written'
    throw new CommandError('key_file_not_written', `${path} ${why}.`, EXIT.usage)
  } finally {
    rmSync(beside, { force: true })
  }
  return keyFileAt(path, keys, { text: textOf(keys) })
}

/** `seen` is what this command knows the file to hold, whichever of its values it saves through. */
function keyFileAt(path: string, keys: EnterpriseKeys, seen: { text: string }): KeyFile {
  return {
    path,
    keys,
    save(changed) {
      const text = textOf(changed)
      replaceIfUnchanged(path, seen.text, text)
      seen.text = text
      return keyFileAt(path, changed, seen)
    },
  }
}

function textOf(keys: EnterpriseKeys): string {
  return `${JSON.stringify(keys, null, 2)}\n`
}

function write(path: string, keys: EnterpriseKeys): void {
  const file = openSync(path, 'w', 0o600)
  try {
    chmodSync(path, 0o600)
    writeSync(file, textOf(keys))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
