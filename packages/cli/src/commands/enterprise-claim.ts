import { beginEnterpriseClaimContract, enterpriseClaimContract, enterpriseLinksContract } from '@goodstanding/api'
import { signLink } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { enterpriseClient, openContext } from '../context/open-context.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

/** `goodstanding enterprise claim CODE` */
export function addEnterpriseClaim(enterprise: Command): void {
  const added = enterprise
    .command('claim')
    .argument('<code>', 'the claim code that the provider gave you')
    .summary('link what a provider has recorded to your enterprise')
    .description(
      'Signs the link between the provider’s records and your enterprise. Claim your entry at the company register first.',
    )
    .action(async (code: string, _: unknown, command: Command) => {
      await runCommand(command, (global) => claim(code, global))
    })
  withExamples(added, 'enterprise claim registry-5VZ0J7KQ2M8D1RTCE --as harbor')
}

async function claim(code: string, global: GlobalOptions): Promise<Answer> {
  const open = openContext(global)
  const { client, file } = enterpriseClient(open, global.as)
  const params = { id: file.keys.enterprise }
  const offer = await client.call(beginEnterpriseClaimContract, { params, body: { code } })
  const { registration: carried } = await client.call(enterpriseLinksContract, { params })
  const registration = offer.registration ?? registrationOf(carried)
  const link = signLink(
    { provider: offer.provider, subject: offer.subject, registration, keyState: offer.keyState, from: offer.at },
    file.keys,
    open.network,
  )
  const done = await client.call(enterpriseClaimContract, { params, body: { code, link } })
  return {
    json: { provider: offer.provider, subject: offer.subject, registration, position: done.link.position },
    text: `Linked at ${offer.provider}, as ${registration.registry} ${registration.number}.`,
  }
}

function registrationOf(carried: { registration: { opened: { body: object } | null } } | null) {
  const body = carried?.registration.opened?.body as { registry?: string; number?: string } | undefined
  if (body?.registry !== undefined && body.number !== undefined) return { registry: body.registry, number: body.number }
  throw new CommandError(
    'registration_missing',
    'Claim your entry at the company register first, with its own code.',
    EXIT.failed,
  )
}
