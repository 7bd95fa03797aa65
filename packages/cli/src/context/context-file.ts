import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { memberName } from '@goodstanding/core'
import { z } from 'zod'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readJson } from '../files/read-text.ts'
import { writeWhole } from '../files/write-whole.ts'
import { contextOfEnvironment, userFolder } from './user-folder.ts'

/** Where commands find nodes and keys. Paths are relative to the file. */
const contextFile = z.strictObject({
  /** The network's descriptor. */
  network: z.string(),
  /** Nodes that this person operates. */
  nodes: z.record(memberName, z.strictObject({ url: z.url(), tokenFile: z.string() })),
  /** Enterprises that this person acts for, each with its key file. */
  enterprises: z.record(z.string().regex(/^[a-z0-9][a-z0-9-]*$/), z.strictObject({ keys: z.string() })),
})
export type ContextFile = z.infer<typeof contextFile>

export type Context = { readonly path: string; readonly folder: string; readonly file: ContextFile }

/** The name of the context file that `goodstanding init` writes into the folder in which it is called. */
export const FOLDER_CONTEXT = 'goodstanding.json'

/** `--context`, then GOODSTANDING_CONTEXT, then this folder's, then a running demo's, then the user's own. */
export function findContextPath(given: string | undefined): string | undefined {
  const named = given ?? contextOfEnvironment()
  if (named !== undefined) return resolve(named)
  return [FOLDER_CONTEXT, 'demo-out/context.json', join(userFolder(), 'context.json')]
    .map((path) => resolve(path))
    .find((path) => existsSync(path))
}

/** Reads a context file; none, or one of another form, ends the command with exit code 2. */
export function readContext(path: string | undefined): Context {
  if (path === undefined) {
    throw new CommandError(
      'context_missing',
      `No context file was found. Run \`make demo\`, make one with \`goodstanding init\`, or name one with --context FILE.`,
      EXIT.usage,
    )
  }
  const parsed = contextFile.safeParse(readJson(path))
  if (parsed.success) return { path, folder: dirname(path), file: parsed.data }
  const at = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new CommandError('context_form', `${path} is not a context file (at ${at || 'its top'}).`, EXIT.usage)
}

/** Puts a changed context in the place of the old one. */
export function saveContext(path: string, file: ContextFile): void {
  writeWhole(path, `${JSON.stringify(file, null, 2)}\n`)
}
