import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { memberName } from '@goodstanding/core'
import { z } from 'zod'
import { CommandError, EXIT } from '../exit-codes.ts'

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

/** `--context`, then GOODSTANDING_CONTEXT, then a running demo's, then the user's own. */
export function findContextPath(given: string | undefined, environment: string | undefined): string | undefined {
  const candidates = [given, environment, 'demo-out/context.json', userContextPath()]
  const named = candidates.slice(0, 2).find((path) => path !== undefined && path !== '')
  if (named !== undefined) return resolve(named)
  return candidates.flatMap((path) => (path === undefined ? [] : [resolve(path)])).find((path) => existsSync(path))
}

export function userContextPath(): string {
  return join(userFolder(), 'context.json')
}

/** The user's own configuration: contexts, and the networks that were pinned. */
export function userFolder(): string {
  return join(homedir(), '.config', 'goodstanding')
}

export function readContext(path: string | undefined): Context {
  if (path === undefined) {
    throw new CommandError(
      'context_missing',
      'No context file was found. Run `make demo`, make one with `goodstanding init`, or name one with --context FILE.',
      EXIT.usage,
    )
  }
  const parsed = contextFile.safeParse(readJson(path))
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.') ?? ''
    throw new CommandError('context_form', `${path} is not a context file (at ${at || 'its top'}).`, EXIT.usage)
  }
  return { path, folder: dirname(path), file: parsed.data }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    const why = cause instanceof SyntaxError ? 'is not JSON' : 'cannot be read'
    throw new CommandError('file_unreadable', `${path} ${why}.`, EXIT.usage)
  }
}
