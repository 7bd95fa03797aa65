import { inviteCustomerContract } from '@goodstanding/api'
import type { Command } from 'commander'
import { openContext, operatorClient } from '../context/open-context.ts'
import { withExamples } from '../output/with-examples.ts'
import { runCommand } from '../run-command.ts'

/** `goodstanding provider invite CUSTOMER` */
export function addProviderInvite(provider: Command): void {
  const added = provider
    .command('invite')
    .argument('<customer>', 'your own number of the customer')
    .summary('make a one-time claim code for a customer')
    .description('Makes a claim code to hand over in your own authenticated channel. It works once, for 30 days.')
    .action(async (customer: string, _: unknown, command: Command) => {
      await runCommand(command, async (options) => {
        const client = operatorClient(openContext(options), options.as, ['provider', 'registrar'])
        const invited = await client.call(inviteCustomerContract, { body: { customer } })
        const lines = [invited.code, '', `Good once, until ${invited.expires.slice(0, 10)}.`]
        if (invited.records === 0)
          lines.push(`Nothing is recorded about customer ${customer} yet: is the number right?`)
        return { json: invited, text: lines.join('\n') }
      })
    })
  withExamples(added, 'provider invite 100045 --as northbank')
}
