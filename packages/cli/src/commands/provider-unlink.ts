import { unlinkCustomerContract } from '@goodstanding/api'
import { GoodstandingError } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { openContext, operatorClient } from '../context/open-context.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import { withExamples } from '../output/with-examples.ts'
import { runCommand } from '../run-command.ts'

/** `goodstanding provider unlink CUSTOMER` */
export function addProviderUnlink(provider: Command): void {
  const added = provider
    .command('unlink')
    .argument('<customer>', 'your own number of the customer')
    .summary('end the link between a customer and an enterprise')
    .description(
      'Ends the link by your own signed word, at once: what you have recorded of this customer is read no more. The enterprise sees that you ended it. The customer can be linked again with a new code.',
    )
    .action(async (customer: string, _: unknown, command: Command) => {
      await runCommand(command, async (options) => {
        const client = operatorClient(openContext(options), options.as, ['provider', 'registrar'])
        const ended = await client.call(unlinkCustomerContract, { body: { customer } }).catch((error: unknown) => {
          throw isNotFound(error) ? notLinked(customer) : error
        })
        return { json: ended, text: `Link ${ended.link} has ended, by unlink ${ended.unlink}.` }
      })
    })
  withExamples(added, 'provider unlink 100045 --as northbank')
}

function isNotFound(error: unknown): boolean {
  return error instanceof GoodstandingError && error.code === 'not_found'
}

function notLinked(customer: string): CommandError {
  const message = `Customer ${customer} has no live link here: it was never claimed, or its link has ended. Check the number.`
  return new CommandError('not_linked', message, EXIT.failed)
}
