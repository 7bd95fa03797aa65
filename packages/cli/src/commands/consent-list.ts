import { askedConsentsContract, consentsContract } from '@goodstanding/api'
import type { Command } from 'commander'
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
    .description(
      'Who may read an enterprise’s records and who could; or, as a lender, what was asked and what was received.',
    )
    .action(async (_: unknown, command: Command) => {
      await runCommand(command, (global) => list(global))
    })
  withExamples(added, 'consent list --as harbor', 'consent list --as harborlend')
}

async function list(global: GlobalOptions): Promise<Answer> {
  const open = openContext(global)
  const isLender = global.as !== undefined && open.context.file.nodes[global.as] !== undefined
  if (isLender) return received(await operatorClient(open, global.as, ['lender']).call(askedConsentsContract, {}))
  const { client, file } = enterpriseClient(open, global.as)
  const { consents } = await client.call(consentsContract, { params: { id: file.keys.enterprise } })
  if (consents.length === 0)
    return { json: { consents }, text: 'You have given no consent: no lender can read your records.' }
  const rows = consents.map((one) => [
    one.id,
    one.reader,
    one.purpose,
    one.state,
    one.expires.slice(0, 10),
    one.providers.join(' '),
  ])
  return { json: { consents }, text: table(['consent', 'reader', 'purpose', 'state', 'ends', 'providers'], rows) }
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
