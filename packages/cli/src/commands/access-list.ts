import { consentsContract } from '@goodstanding/api'
import { type AccessBreach, type Client, GoodstandingError } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { type FoundAccess, findAccesses } from '../accesses/find-accesses.ts'
import { soughtConsents } from '../accesses/sought-consents.ts'
import type { KeyFile } from '../context/key-file.ts'
import { enterpriseClient, openContext } from '../context/open-context.ts'
import { EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { table } from '../output/table.ts'
import { withExamples } from '../output/with-examples.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

/** `goodstanding access list` */
export function addAccessList(access: Command): void {
  const command = access
    .command('list')
    .option('--everywhere', 'look at every provider’s log, also at those that your consents do not name')
    .summary('every logged read of your records, found by yourself')
    .description(
      'Recomputes the whole public access log of each provider that your consents name, holds it against what the network’s ' +
        'witnesses have cosigned, and finds your entries by tags that only your keys can make. It goes by your key file ' +
        'alone, and tells reads that no consent of yours allows.\n' +
        'Exit code: 0, 4 where a log is wrong or has such a read, 1 where one cannot be reached.',
    )
    .action(async (options: { everywhere?: boolean }, self: Command) => {
      await runCommand(self, (global) => list(options.everywhere === true, global))
    })
  withExamples(command, 'access list --as harbor', 'access list --as harbor --everywhere')
}

async function list(everywhere: boolean, global: GlobalOptions): Promise<Answer> {
  const open = openContext(global)
  const { client, file } = enterpriseClient(open, global.as)
  const searched = await findAccesses(soughtConsents(file, everywhere), open.network)
  const accesses = searched.flatMap((one) => one.accesses)
  const elsewhere = await consentsElsewhere(client, file)
  const notFine = searched.filter(({ exitCode }) => exitCode !== EXIT.done).map(({ text }) => text)
  const isBroken = accesses.some(({ breaches }) => breaches.length > 0)
  const exitCodes = new Set([...searched.map(({ exitCode }) => exitCode), ...(isBroken ? [EXIT.notVerified] : [])])
  return {
    json: { accesses, logs: searched.map(({ log }) => log), keptElsewhere: elsewhere },
    text: [accessTable(accesses), ...breachLines(accesses), ...elsewhereLines(elsewhere), ...notFine].join('\n'),
    exitCode: [EXIT.notVerified, EXIT.failed].find((code) => exitCodes.has(code)) ?? EXIT.done,
  }
}

/** Consents that the home node tells of and this key file has no secrets of; null where the home node tells nothing. */
async function consentsElsewhere(client: Client, { keys }: KeyFile): Promise<readonly string[] | null> {
  try {
    const { consents } = await client.call(consentsContract, { params: { id: keys.enterprise } })
    return consents.map(({ id }) => id).filter((id) => keys.consents[id] === undefined)
  } catch (error) {
    if (error instanceof GoodstandingError) return null
    throw error
  }
}

function elsewhereLines(consents: readonly string[] | null): readonly string[] {
  if (consents === null) {
    return [
      '',
      '? Your home node does not tell of consents: any whose secrets are in another key file are not known here.',
    ]
  }
  if (consents.length === 0) return []
  return ['', `! Reads under these consents can’t be found with this key file: ${consents.join(', ')}`]
}

function accessTable(accesses: readonly FoundAccess[]): string {
  if (accesses.length === 0) return 'Nobody has read your records.'
  const rows = accesses.map(({ provider, reader, purpose, read, position, breaches }) => [
    provider,
    reader?.startsWith('did:') === true ? 'yourself' : reader,
    purpose,
    read,
    position,
    breaches.length === 0 ? '' : 'not allowed',
  ])
  return table(['provider', 'reader', 'purpose', 'read', 'log position', ''], rows)
}

const BREACH_WORDS: Readonly<Record<AccessBreach, string>> = {
  read_number_repeated:
    'has this number more than once: each is for one read, so it has answered more often than it counts',
  read_beyond_consent: 'is more than the consent allows',
}

function breachLines(accesses: readonly FoundAccess[]): readonly string[] {
  const lines = accesses.flatMap(({ provider, consent, read, position, breaches }) =>
    breaches.map(
      (breach) =>
        `✗ ${provider}: read ${read} under consent ${consent} (log position ${position}) ${BREACH_WORDS[breach]} [${breach}]`,
    ),
  )
  return lines.length === 0 ? [] : ['', ...lines]
}
