import { type ConsentOverview, consentsContract } from '@goodstanding/api'
import { type Network, PURPOSE_LIMITS } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { parseLogEntry } from '@goodstanding/log'
import { accessTags } from '@goodstanding/sdk'
import type { Command } from 'commander'
import type { KeyFile } from '../context/key-file.ts'
import { enterpriseClient, openContext } from '../context/open-context.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import { httpLogSource } from '../logs/http-log-source.ts'
import { judgeLog, type LogJudgement } from '../logs/judge-log.ts'
import { judgementJson, judgementText } from '../logs/judgement-text.ts'
import { type NetworkLog, networkLogs } from '../logs/network-logs.ts'
import type { Answer } from '../output/print.ts'
import { startProgress } from '../output/progress.ts'
import { table } from '../output/table.ts'
import { withExamples } from '../output/with-examples.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

/** `goodstanding access list` */
export function addAccessList(access: Command): void {
  const command = access
    .command('list')
    .option('--everywhere', 'look at every provider’s log, whatever your home node tells of your consents')
    .summary('every logged read of your records, found by yourself')
    .description(
      'Recomputes each provider’s whole public access log, holds it against what the network’s witnesses have cosigned, and ' +
        'finds your entries by tags that only your keys can make.\n' +
        'Exit code: 0, 4 where a log is wrong, 1 where one cannot be reached.',
    )
    .action(async (options: { everywhere?: boolean }, self: Command) => {
      await runCommand(self, (global) => list(options.everywhere === true, global))
    })
  withExamples(command, 'access list --as harbor', 'access list --as harbor --everywhere')
}

/** A read that was found; `reader` and `purpose` are null where the home node does not tell of the consent. */
type Access = {
  readonly provider: string
  readonly consent: string
  readonly reader: string | null
  readonly purpose: string | null
  readonly read: number
  readonly position: number
}

type Scan = {
  readonly accesses: readonly Access[]
  readonly log: object
  readonly text: string
  readonly exitCode: number
}

async function list(everywhere: boolean, global: GlobalOptions): Promise<Answer> {
  const open = openContext(global)
  const { client, file } = enterpriseClient(open, global.as)
  const { consents } = await client.call(consentsContract, { params: { id: file.keys.enterprise } })
  const kept = keptConsents(file, consents, everywhere)
  const elsewhere = consents.filter(({ id }) => file.keys.consents[id] === undefined).map(({ id }) => id)
  const scans = await scanAll(logsToScan(open.network, kept), kept, open.network)
  const accesses = scans.flatMap((scan) => scan.accesses)
  const notFine = scans.filter(({ exitCode }) => exitCode !== EXIT.done).map(({ text }) => text)
  const exitCodes = new Set(scans.map(({ exitCode }) => exitCode))
  return {
    json: { accesses, logs: scans.map(({ log }) => log), keptElsewhere: elsewhere },
    text: [accessTable(accesses), ...elsewhereLines(elsewhere), ...notFine].join('\n'),
    exitCode: [EXIT.notVerified, EXIT.failed].find((code) => exitCodes.has(code)) ?? EXIT.done,
  }
}

type KeptConsent = Pick<Access, 'consent' | 'reader' | 'purpose'> & {
  readonly accessRoot: string
  readonly reads: number
  /** Null: not told, so every provider is looked at. */
  readonly providers: readonly string[] | null
}

/** All consents whose secrets are in this key file, also those that the home node does not tell of. */
function keptConsents(
  { keys }: KeyFile,
  told: readonly ConsentOverview[],
  everywhere: boolean,
): readonly KeptConsent[] {
  return Object.entries(keys.consents).map(([consent, { accessRoot }]) => {
    const known = told.find(({ id }) => id === consent)
    const { reader = null, purpose = null } = known ?? {}
    if (known === undefined || everywhere) {
      return { consent, accessRoot, reader, purpose, reads: READS_MAX, providers: null }
    }
    return { consent, accessRoot, reader, purpose, reads: known.reads, providers: known.providers }
  })
}

function elsewhereLines(consents: readonly string[]): readonly string[] {
  if (consents.length === 0) return []
  return ['', `! Reads under these consents can’t be found with this key file: ${consents.join(', ')}`]
}

const READS_MAX = Math.max(...Object.values(PURPOSE_LIMITS).map(({ reads }) => reads))

type AccessLog = NetworkLog & { readonly provider: string }

function logsToScan(network: Network, kept: readonly KeptConsent[]): readonly AccessLog[] {
  const all = networkLogs(network).flatMap((log) => {
    const [provider = '', kind] = log.name.split('/')
    return kind === 'access' ? [{ ...log, provider }] : []
  })
  return all.filter(({ provider }) => kept.some(({ providers }) => providers === null || providers.includes(provider)))
}

async function scanAll(
  logs: readonly AccessLog[],
  kept: readonly KeptConsent[],
  network: Network,
): Promise<readonly Scan[]> {
  const progress = startProgress('Checking access logs', logs.length)
  const scans: Scan[] = []
  try {
    for (const log of logs) {
      scans.push(await scan(log, kept, network))
      progress.update(scans.length, log.provider)
    }
    return scans
  } finally {
    progress.stop()
  }
}

/** One provider that cannot be reached does not keep the reads at the others from being found. */
async function scan(log: AccessLog, kept: readonly KeptConsent[], network: Network): Promise<Scan> {
  const { provider, name } = log
  const accesses: Access[] = []
  const tags = tagsAt(provider, kept, network)
  const onEntry = (position: number, entry: Uint8Array): string | null => {
    const parsed = parseLogEntry(entry)
    if (!parsed.ok || parsed.value.kind !== 'access') return 'not_an_access_entry'
    const mine = tags.get(toHex(parsed.value.tag))
    if (mine !== undefined) accesses.push({ ...mine, position })
    return null
  }
  try {
    const source = httpLogSource(log.url)
    const judged: LogJudgement = await judgeLog({ source, network, keys: log.keys, options: { onEntry } })
    const exitCode = judged.right ? EXIT.done : EXIT.notVerified
    return { accesses, log: { log: name, ...judgementJson(judged) }, text: judgementText(name, judged), exitCode }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    const { code, message } = error
    return {
      accesses,
      log: { log: name, right: null, fault: code },
      text: `? ${name}\n  ${message} [${code}]`,
      exitCode: EXIT.failed,
    }
  }
}

/** The tags that reads at a provider would have, with what each would be. */
function tagsAt(
  provider: string,
  kept: readonly KeptConsent[],
  network: Network,
): ReadonlyMap<string, Omit<Access, 'position'>> {
  const tags = new Map<string, Omit<Access, 'position'>>()
  for (const { consent, accessRoot, reader, purpose, reads, providers } of kept) {
    if (providers !== null && !providers.includes(provider)) continue
    for (const [tag, read] of accessTags(accessRoot, provider, reads, network)) {
      tags.set(tag, { provider, consent, reader, purpose, read })
    }
  }
  return tags
}

function accessTable(accesses: readonly Access[]): string {
  if (accesses.length === 0) return 'Nobody has read your records.'
  const rows = accesses.map(({ provider, reader, purpose, read, position }) => [
    provider,
    reader?.startsWith('did:') === true ? 'yourself' : reader,
    purpose,
    read,
    position,
  ])
  return table(['provider', 'reader', 'purpose', 'read', 'log position'], rows)
}
