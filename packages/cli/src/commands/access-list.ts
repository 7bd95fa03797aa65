import { type ConsentOverview, consentsContract } from '@goodstanding/api'
import { findMember, type Network } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { checkLog, parseLogEntry } from '@goodstanding/log'
import { accessTags, logVerifiers } from '@goodstanding/sdk'
import type { Command } from 'commander'
import type { KeyFile } from '../context/key-file.ts'
import { enterpriseClient, openContext } from '../context/open-context.ts'
import { EXIT } from '../exit-codes.ts'
import { httpLogSource } from '../logs/http-log-source.ts'
import type { Answer } from '../output/print.ts'
import { table } from '../output/table.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

/** `goodstanding access list` */
export function addAccessList(access: Command): void {
  access
    .command('list')
    .summary('every logged read of your records, found by yourself')
    .description(
      'Checks each provider’s whole public access log and finds your entries by tags that only your keys can make.\nExit code: 0, or 4 where a log is wrong.',
    )
    .addHelpText('after', '\nExample:\n  goodstanding access list --as harbor')
    .action(async (_: unknown, command: Command) => {
      await runCommand(command, list)
    })
}

type Access = { provider: string; reader: string; purpose: string; consent: string; read: number; position: number }
type Scan = {
  readonly accesses: readonly Access[]
  readonly fault: { provider: string; fault: string; at: string | null } | null
}

async function list(global: GlobalOptions): Promise<Answer> {
  const open = openContext(global)
  const { client, file } = enterpriseClient(open, global.as)
  const { consents } = await client.call(consentsContract, { params: { id: file.keys.enterprise } })
  const providers = [...new Set(consents.flatMap((consent) => consent.providers))].sort()
  const scans: Scan[] = []
  for (const provider of providers) scans.push(await scan(provider, consents, file, open.network))
  const accesses = scans.flatMap((one) => one.accesses)
  const faults = scans.flatMap(({ fault }) => (fault === null ? [] : [fault]))
  const rows = accesses.map((one) => [
    one.provider,
    one.reader.startsWith('did:') ? 'yourself' : one.reader,
    one.purpose,
    one.read,
    one.position,
  ])
  const found =
    accesses.length === 0
      ? 'Nobody has read your records.'
      : table(['provider', 'reader', 'purpose', 'read', 'log position'], rows)
  const wrong = faults.map(
    ({ provider, fault, at }) => `✗ The access log of ${provider} is wrong: ${fault}${at === null ? '' : ` at ${at}`}`,
  )
  return {
    json: { accesses, faults },
    text: [found, ...wrong].join('\n'),
    exitCode: faults.length === 0 ? EXIT.done : EXIT.notVerified,
  }
}

async function scan(
  provider: string,
  consents: readonly ConsentOverview[],
  file: KeyFile,
  network: Network,
): Promise<Scan> {
  const tags = new Map<string, Omit<Access, 'position'>>()
  for (const { id, reader, purpose, reads } of consents) {
    const kept = file.keys.consents[id]
    if (kept === undefined) continue
    for (const [tag, read] of accessTags(kept.accessRoot, provider, reads, network)) {
      tags.set(tag, { provider, reader, purpose, consent: id, read })
    }
  }
  const accesses: Access[] = []
  const baseUrl = findMember(network, provider)?.baseUrl ?? ''
  const source = httpLogSource(`${baseUrl}/logs/access`)
  const keys = logVerifiers(network, (await source.fetchCheckpoint()).split('\n', 1)[0] ?? '')
  const checked = await checkLog(source, {
    ...keys,
    onEntry(position, entry) {
      const parsed = parseLogEntry(entry)
      if (!parsed.ok || parsed.value.kind !== 'access') return 'not_an_access_entry'
      const mine = tags.get(toHex(parsed.value.tag))
      if (mine !== undefined) accesses.push({ ...mine, position })
      return null
    },
  })
  return { accesses, fault: checked.ok ? null : { provider, fault: checked.fault, at: checked.at ?? null } }
}
