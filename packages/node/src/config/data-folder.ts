import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '@goodstanding/core'
import { parseIJson } from '@goodstanding/crypto'
import type { z } from 'zod'
import type { ConfigProblem, NodeFile } from './config.ts'
import type { MemberSeeds } from './member-keys.ts'

export const NODE_FILE = 'node.json'
export const KEYS_FILE = 'keys.json'
export const ADMIN_TOKEN_FILE = 'admin-token'
/** Where a node keeps what it signed and, unless told otherwise, its embedded database. */
export const JOURNAL_FOLDER = 'journal'
export const DATABASE_FOLDER = 'database'

/** Writes a new node's folder: settings for all to read, keys and token for its owner alone. Refuses one that is there. */
export async function createDataFolder(
  folder: string,
  content: { readonly node: NodeFile; readonly seeds: MemberSeeds; readonly adminToken: string },
): Promise<void> {
  await mkdir(join(folder, JOURNAL_FOLDER), { recursive: true, mode: 0o700 })
  const secret = { flag: 'wx', mode: 0o600 }
  await writeFile(join(folder, KEYS_FILE), json(content.seeds), secret)
  await writeFile(join(folder, ADMIN_TOKEN_FILE), `${content.adminToken}\n`, secret)
  await writeFile(join(folder, NODE_FILE), json(content.node), { flag: 'wx' })
}

/** Reads a secret file: one that others may read is refused, since a backup or another account may have it already. */
export async function readSecretText(path: string, at: string): Promise<Result<string, ConfigProblem['code']>> {
  const information = await stat(path).catch(() => null)
  if (information === null) return fail('config_file_missing', at)
  if ((information.mode & 0o077) !== 0) return fail('config_file_permissions', at)
  return ok(await readFile(path, 'utf8'))
}

/** Parses a JSON file's text against its closed schema. */
export function parseJsonText<S extends z.ZodType>(
  text: string,
  schema: S,
  at: string,
): Result<z.output<S>, ConfigProblem['code']> {
  const value = parseIJson(text)
  if (!value.ok) return fail('config_file_form', at)
  const parsed = schema.safeParse(value.value)
  if (parsed.success) return ok(parsed.data)
  const path = parsed.error.issues[0]?.path.join('.') ?? ''
  return fail('config_file_form', path === '' ? at : `${at}: ${path}`)
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
