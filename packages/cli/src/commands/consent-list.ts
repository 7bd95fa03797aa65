import { askedConsentsContract, type ConsentOverview, consentsContract } from '@goodstanding/api'
import type { Command } from 'commander'
import { type ReadsSoFar, readsSoFar } from '../accesses/reads-so-far.ts'
import { enterpriseClient, openContext, operatorClient } from '../context/open-context.ts'
import type { Answer } from '../output/print.ts'
import { table } from '../output/table.ts'
import { withExamples } from '../output/with-examples.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

/** `goodstanding consent list`: of the enterprise, or of the lender that `--as` names. */
export function addConsentList(consent: Command): void {
  const added = consent
    .command('list')
    .summary('consents given (as an enterprise) or received (as a lender)')
    .option('--no-reads', 'do not look into the providers’ logs for reads')
    .description(
      'Who may read an enterprise’s records and who could, with the reads so far at each provider, which it finds by itself ' +
        'in the public logs as `access list` does; or, as a lender, what was asked and what was received.',
    )
    .action(async (options: { reads: boolean }, command: Command) => {
      await runCommand(command, (global) => list(options.reads, global))
    })
  withExamples(added, 'consent list --as harbor', 'consent list --as harbor --no-reads', 'consent list --as harborlend')
}

async function list(withReads: boolean, global: GlobalOptions): Promise<Answer> {
  const open = openContext(global)
  const isLender = global.as !== undefined && open.context.file.nodes[global.as] !== undefined
  if (isLender) return received(await operatorClient(open, global.as, ['lender']).call(askedConsentsContract, {}))
  const { client, file } = enterpriseClient(open, global.as)
  const { consents } = await client.call(consentsContract, { params: { id: file.keys.enterprise } })
  if (consents.length === 0)
    return { json: { consents }, text: 'You have given no consent: no lender can read your records.' }
  const counted = withReads ? await readsSoFar(file, consents, open.network) : null
  const rows = consents.map((one) => [
    one.id,
    one.reader,
    one.purpose,
    one.state,
    one.expires.slice(0, 10),
    counted === null ? one.providers.join(' ') : readsText(one, counted.get(one.id) ?? null),
  ])
  const columns = ['consent', 'reader', 'purpose', 'state', 'ends', counted === null ? 'providers' : 'reads so far']
  if (counted === null) return { json: { consents }, text: table(columns, rows) }
  const readConsents = consents.map((one) => ({ ...one, readsSoFar: counted.get(one.id) ?? null }))
  return { json: { consents: readConsents }, text: [table(columns, rows), ...unknownLines(rows)].join('\n') }
}

/** `northbank 1/3`: one read of the three that the consent allows there; `?` where that cannot be told. */
function readsText({ providers, reads }: ConsentOverview, counted: ReadsSoFar | null): string {
  const names = counted === null ? providers : Object.keys(counted)
  return names.map((provider) => `${provider} ${counted?.[provider] ?? '?'}/${reads}`).join(', ')
}

function unknownLines(rows: readonly (readonly string[])[]): readonly string[] {
  if (!rows.some((row) => row.at(-1)?.includes('?'))) return []
  return ['', '? is what cannot be told now: `goodstanding access list` says why.']
}

type Received = {
  readonly consents: readonly { id: string; enterprise: string; purpose: string; expires: string; ended: boolean }[]
  readonly requests: readonly {
    request: { id: string; enterprise: string; purpose: string }
    state: string
    consent: string | null
  }[]
}

function received({ requests, consents }: Received): Answer {
  const asked = table(
    ['request', 'enterprise', 'purpose', 'state', 'consent'],
    requests.map(({ request, state, consent }) => [request.id, request.enterprise, request.purpose, state, consent]),
  )
  const given = table(
    ['consent', 'enterprise', 'purpose', 'ends', 'state'],
    consents.map((one) => [
      one.id,
      one.enterprise,
      one.purpose,
      one.expires.slice(0, 10),
      one.ended ? 'ended' : 'active',
    ]),
  )
  return { json: { requests, consents }, text: `Asked\n${asked}\n\nReceived\n${given}` }
}
