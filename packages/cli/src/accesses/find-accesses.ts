import type { Network } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { parseLogEntry } from '@goodstanding/log'
import { type AccessBreach, accessBreaches, accessTags } from '@goodstanding/sdk'
import { CommandError, EXIT } from '../exit-codes.ts'
import { httpLogSource } from '../logs/http-log-source.ts'
import { judgeLog } from '../logs/judge-log.ts'
import { judgementJson, judgementText } from '../logs/judgement-text.ts'
import { type NetworkLog, networkLogs } from '../logs/network-logs.ts'
import { startProgress } from '../output/progress.ts'
import type { SoughtConsent } from './sought-consents.ts'

/** A read under one of the enterprise's consents, as it stands in a provider's public log. */
export type FoundAccess = {
  readonly provider: string
  readonly consent: string
  /** Null where the key file has only the consent's secrets. */
  readonly reader: string | null
  readonly purpose: string | null
  readonly read: number
  readonly position: number
  readonly breaches: readonly AccessBreach[]
}

/** What one provider's log shows, and how it was judged. */
export type SearchedLog = {
  readonly provider: string
  readonly accesses: readonly FoundAccess[]
  readonly log: object
  readonly text: string
  readonly exitCode: number
}

/**
 * Recomputes the public access log of each provider that the consents name and finds the reads under them, numbers that
 * a consent does not allow among them. A provider that cannot be reached keeps nothing from being found at the others.
 */
export async function findAccesses(
  consents: readonly SoughtConsent[],
  network: Network,
): Promise<readonly SearchedLog[]> {
  const logs = logsToSearch(network, consents)
  const progress = startProgress('Checking access logs', logs.length)
  const searched: SearchedLog[] = []
  try {
    for (const log of logs) {
      searched.push(await search(log, consents, network))
      progress.update(searched.length, log.provider)
    }
    return searched
  } finally {
    progress.stop()
  }
}

type AccessLog = NetworkLog & { readonly provider: string }

function logsToSearch(network: Network, consents: readonly SoughtConsent[]): readonly AccessLog[] {
  const all = networkLogs(network).flatMap((log) => {
    const [provider = '', kind] = log.name.split('/')
    return kind === 'access' ? [{ ...log, provider }] : []
  })
  return all.filter(({ provider }) => consents.some((consent) => isSoughtAt(consent, provider)))
}

function isSoughtAt({ providers }: SoughtConsent, provider: string): boolean {
  return providers === null || providers.includes(provider)
}

async function search(
  { provider, name, url, keysAt }: AccessLog,
  consents: readonly SoughtConsent[],
  network: Network,
): Promise<SearchedLog> {
  const found: Unjudged[] = []
  const tags = tagsAt(provider, consents, network)
  const onEntry = (position: number, entry: Uint8Array): string | null => {
    const parsed = parseLogEntry(entry)
    if (!parsed.ok || parsed.value.kind !== 'access') return 'not_an_access_entry'
    const mine = tags.get(toHex(parsed.value.tag))
    if (mine !== undefined) found.push({ ...mine, position })
    return null
  }
  try {
    const judged = await judgeLog({ source: httpLogSource(url), network, keysAt, options: { onEntry } })
    return {
      ...{ provider, accesses: withBreaches(found, consents), text: judgementText(name, judged) },
      log: { log: name, ...judgementJson(judged) },
      exitCode: judged.right ? EXIT.done : EXIT.notVerified,
    }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    const { code, message } = error
    return {
      ...{ provider, accesses: withBreaches(found, consents), text: `? ${name}\n  ${message} [${code}]` },
      log: { log: name, right: null, fault: code },
      exitCode: EXIT.failed,
    }
  }
}

type Unjudged = Omit<FoundAccess, 'breaches'>

function withBreaches(found: readonly Unjudged[], consents: readonly SoughtConsent[]): readonly FoundAccess[] {
  const readsOf = (id: string): number | null => consents.find(({ consent }) => consent === id)?.reads ?? null
  const breaches = accessBreaches(found, readsOf)
  return found.map((access, i) => ({ ...access, breaches: breaches[i] ?? [] }))
}

/** More than any consent allows: a read beyond it is found too. */
const NUMBERS_SOUGHT = 512

/** The tags that reads at a provider would have, with what each would be. */
function tagsAt(
  provider: string,
  consents: readonly SoughtConsent[],
  network: Network,
): ReadonlyMap<string, Omit<Unjudged, 'position'>> {
  const tags = new Map<string, Omit<Unjudged, 'position'>>()
  for (const { consent, accessRoot, reader, purpose } of consents.filter((one) => isSoughtAt(one, provider))) {
    for (const [tag, read] of accessTags(accessRoot, provider, NUMBERS_SOUGHT, network)) {
      tags.set(tag, { provider, consent, reader, purpose, read })
    }
  }
  return tags
}
