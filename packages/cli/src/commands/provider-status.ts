import { providerStatusContract } from '@goodstanding/api'
import type { Command } from 'commander'
import { openContext, operatorClient } from '../context/open-context.ts'
import { table } from '../output/table.ts'
import { withExamples } from '../output/with-examples.ts'
import { runCommand } from '../run-command.ts'

/** `goodstanding provider status` */
export function addProviderStatus(provider: Command): void {
  const added = provider
    .command('status')
    .summary('what is published, and how far the logs are witnessed')
    .description('Counts records, customers and reads, and shows how far each log is published and witnessed.')
    .action(async (_: unknown, command: Command) => {
      await runCommand(command, async (options) => {
        const client = operatorClient(openContext(options), options.as, ['provider', 'registrar'])
        const status = await client.call(providerStatusContract, {})
        const records = table(
          ['type', 'live', 'ended'],
          status.records.map(({ type, live, ended }) => [type, live, ended]),
        )
        const logs = table(
          ['log', 'queued', 'size', 'witnessed', 'witnessed at'],
          status.logs.map((log) => [log.log, log.queued, log.size, log.witnessedSize, log.witnessedAt]),
        )
        const counts = `${status.subjects} subjects, ${status.linkedSubjects} linked; ${status.openClaimCodes} open claim codes; ${status.reads} reads answered`
        return { json: status, text: `${status.member}: ${counts}\n\n${records}\n\n${logs}` }
      })
    })
  withExamples(added, 'provider status --as northbank')
}
