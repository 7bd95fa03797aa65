import { inboxContract } from '@goodstanding/api'
import type { Command } from 'commander'
import { enterpriseClient, openContext } from '../context/open-context.ts'
import type { Answer } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

/** `goodstanding consent show [REQUEST]` */
export function addConsentShow(consent: Command): void {
  const added = consent
    .command('show')
    .argument('[request]', 'id of a request; all open ones unless said')
    .summary('what lenders ask of your enterprise')
    .description('Shows who asks to read, what, why, until when, and how long they would keep it.')
    .action(async (request: string | undefined, _: unknown, command: Command) => {
      await runCommand(command, (global) => show(request, global))
    })
  withExamples(added, 'consent show --as harbor')
}

async function show(id: string | undefined, global: GlobalOptions): Promise<Answer> {
  const { client, file } = enterpriseClient(openContext(global), global.as)
  const { requests } = await client.call(inboxContract, { params: { id: file.keys.enterprise } })
  const chosen = requests.filter(({ request, state }) => (id === undefined ? state === 'open' : request.id === id))
  if (chosen.length === 0) return { json: { requests: [] }, text: 'No lender asks for anything.' }
  const texts = chosen.map(({ lender, state, request }) =>
    [
      `Request ${request.id} (${state})`,
      `  who reads       ${lender}`,
      `  what            ${request.types.join(', ')}; facts from ${request.factsFrom} to ${request.factsTo}`,
      `  why             ${request.purpose.replaceAll('_', ' ')}`,
      `  until when      ${request.expires.slice(0, 10)}, at most ${request.reads} reads of each provider`,
      `  how long kept   until ${request.keepUntil.slice(0, 10)}`,
    ].join('\n'),
  )
  return { json: { requests: chosen }, text: texts.join('\n\n') }
}
