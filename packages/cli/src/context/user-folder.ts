import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** GOODSTANDING_CONTEXT: the context file, where no `--context` names it. An empty variable is none. */
export function contextOfEnvironment(): string | undefined {
  return process.env.GOODSTANDING_CONTEXT || undefined
}

/**
 * The user's own configuration: a context, and the networks that were pinned. By the XDG Base Directory Specification a
 * relative XDG_CONFIG_HOME counts for nothing.
 */
export function userFolder(): string {
  const named = process.env.XDG_CONFIG_HOME ?? ''
  return join(isAbsolute(named) ? named : join(homedir(), '.config'), 'goodstanding')
}
