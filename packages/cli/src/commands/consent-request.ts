import { askConsentContract } from '@goodstanding/api'
import { PURPOSES, type Purpose, RECORD_TYPES, type RecordType } from '@goodstanding/core'
import { type Command, Option } from 'commander'
import { openContext, operatorClient } from '../context/open-context.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import { withExamples } from '../output/with-examples.ts'
import { runCommand } from '../run-command.ts'

/** `goodstanding consent request ENTERPRISE --purpose PURPOSE` */
export function addConsentRequest(consent: Command): void {
  const added = consent
    .command('request')
    .argument('<enterprise>', 'its id, did:gs:…')
    .addOption(
      new Option('--purpose <purpose>', 'what for')
        .choices(PURPOSES.filter((one) => one !== 'own_copy'))
        .default('credit_application'),
    )
    .option('--types <types>', 'record types, comma-separated; all that the purpose allows unless said')
    .summary('ask an enterprise for its consent (as a lender)')
    .description('Puts the request into the enterprise’s inbox at its home node, which the ledger names.')
    .action(async (enterprise: string, options: { purpose: Purpose; types?: string }, command: Command) => {
      await runCommand(command, async (global) => {
        const client = operatorClient(openContext(global), global.as, ['lender'])
        const types = options.types === undefined ? {} : { types: parseTypes(options.types) }
        const asked = await client.call(askConsentContract, {
          body: { enterprise, purpose: options.purpose, ...types },
        })
        return {
          json: asked,
          text: `Asked through ${asked.home}: request ${asked.request.id}, until ${asked.request.expires.slice(0, 10)}.`,
        }
      })
    })
  withExamples(
    added,
    'consent request did:gs:… --as harborlend',
    'consent request did:gs:… --purpose trade_terms --types trade_payments --as harborlend',
  )
}

export function parseTypes(text: string): RecordType[] {
  return text.split(',').map((part) => {
    const type = RECORD_TYPES.find((one) => one === part.trim())
    if (type !== undefined) return type
    throw new CommandError(
      'type_unknown',
      `${part} is no record type. There are: ${RECORD_TYPES.join(', ')}.`,
      EXIT.usage,
    )
  })
}
