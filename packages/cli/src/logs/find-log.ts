import type { Network } from '@goodstanding/core'
import type { LogSource } from '@goodstanding/log'
import { CommandError, EXIT } from '../exit-codes.ts'
import { httpLogSource } from './http-log-source.ts'
import { type KeysAt, networkLogs } from './network-logs.ts'

/** A log that can be read; `keysAt` null where it is of no network that is known here. */
export type FoundLog = { readonly name: string; readonly source: LogSource; readonly keysAt: KeysAt | null }

/**
 * The log that a person names: by its name in the network, or by its URL. Behind a member's own URL only that member's
 * log counts, whatever is served there; behind another, such as a mirror's, the log that it says it is.
 */
export async function findLog(named: string, network: Network | null): Promise<FoundLog> {
  const logs = (network === null ? [] : networkLogs(network)).map((log) => ({ ...log, source: httpLogSource(log.url) }))
  const known = logs.find(({ name, url }) => name === named || url === named.replace(/\/+$/, ''))
  if (known !== undefined) return known
  if (!/^https?:/.test(named)) {
    const names = logs.map(({ name }) => name).join(', ')
    const choice = names === '' ? 'No network is known here: name it with --network.' : `The network has: ${names}.`
    throw new CommandError('log_unknown', `${named} is neither a log of the network nor a URL. ${choice}`, EXIT.usage)
  }
  const source = httpLogSource(named)
  const origin = (await source.fetchCheckpoint()).split('\n', 1)[0] ?? ''
  const mirrored = logs.find(({ keys }) => keys.logKey.name === origin)
  return { name: mirrored?.name ?? named, source, keysAt: mirrored?.keysAt ?? null }
}
