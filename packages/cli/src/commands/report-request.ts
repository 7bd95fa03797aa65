import { askedConsentsContract, readReportContract, retryProviderContract } from '@goodstanding/api'
import type { Client } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { openContext, operatorClient } from '../context/open-context.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import { checkWritable } from '../files/write-whole.ts'
import { withExamples } from '../output/with-examples.ts'
import { type Answered, newestReport } from '../reports/newest-report.ts'
import { saveReport } from '../reports/save-report.ts'
import { runCommand } from '../run-command.ts'

type Options = { readonly out: string; readonly retry?: string; readonly of?: string }

/** `goodstanding report request [CONSENT] --out FILE` */
export function addReportRequest(report: Command): void {
  const command = report
    .command('request')
    .argument('[consent]', 'id of a consent; the newest active one unless said')
    .option('--out <file>', 'where to write the report', 'report.json')
    .option('--retry <provider>', 'ask one provider again, under the same consent')
    .option('--of <report>', 'with --retry: the report’s id; the newest in which it has not answered unless said')
    .summary('read all providers under a consent into one file (as a lender)')
    .description(
      'Reads every provider that the consent covers, side by side, and keeps what each answered, refused or left unanswered.',
    )
    .action(async (consent: string | undefined, options: Options, self: Command) => {
      await runCommand(self, async (global) => {
        const client = operatorClient(openContext(global), global.as, ['lender'])
        checkWritable(options.out)
        const overview = await (options.retry === undefined && options.of === undefined
          ? read(client, consent)
          : retry(client, options))
        return saveReport(client, overview, options.out)
      })
    })
  withExamples(
    command,
    'report request --as harborlend --out report.json',
    'report request --retry northbank --as harborlend',
  )
}

async function read(client: Client, named: string | undefined) {
  const consent = named ?? newest(await client.call(askedConsentsContract, {}))
  return client.call(readReportContract, { body: { consent } })
}

async function retry(client: Client, { retry: provider, of }: Options) {
  if (provider === undefined) {
    throw new CommandError(
      'retry_incomplete',
      '--of REPORT says where, and --retry PROVIDER whom to ask again.',
      EXIT.usage,
    )
  }
  const isOpen = (one: Answered) => one.provider === provider && (one.outcome === 'silent' || one.outcome === 'refused')
  const report = of ?? (await newestReport(client, isOpen, `${provider} is silent or has refused in no report`))
  return client.call(retryProviderContract, { params: { report }, body: { provider } })
}

function newest({ consents }: { consents: readonly { id: string; ended: boolean }[] }): string {
  const active = consents.find(({ ended }) => !ended)
  if (active !== undefined) return active.id
  const message = 'There is no active consent. Ask for one with `goodstanding consent request`.'
  throw new CommandError('consent_missing', message)
}
