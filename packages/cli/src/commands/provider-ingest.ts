import { basename, resolve } from 'node:path'
import { type Mapping, mapFile } from '@goodstanding/mapping'
import { type Client, GoodstandingError } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { openContext, operatorClient } from '../context/open-context.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import { fileFault } from '../files/file-fault.ts'
import { readMapping } from '../ingest/read-mapping.ts'
import { openRejectFile, type RejectFile } from '../ingest/reject-file.ts'
import { type Counts, NO_ROWS, sendBatch, sumOf } from '../ingest/send-batch.ts'
import { type Answer, say } from '../output/print.ts'
import { type ProgressLine, startProgress } from '../output/progress.ts'
import { table } from '../output/table.ts'
import { withExamples } from '../output/with-examples.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

type Options = { readonly mapping: string; readonly rejects?: string }

/** `goodstanding provider ingest FILE --mapping MAPPING` */
export function addProviderIngest(provider: Command): void {
  const command = provider
    .command('ingest')
    .argument('<file>', 'CSV or NDJSON, gzipped or not')
    .requiredOption('--mapping <file>', 'how rows become records')
    .option(
      '--rejects <file>',
      'where refused rows are told, a JSON object a line; FILE’s name + .rejects.ndjson unless said',
    )
    .summary('publish records from a table that you already have')
    .description(
      'Maps each row to a record and publishes it, one transaction a batch. Running it again is safe, also after it was ' +
        'broken off: unchanged rows are skipped, changed ones supersede. Rows that do not pass go to the reject file with ' +
        'line, field, reason and the value’s shape, never a value.\n' +
        'Exit code: 0 all rows taken, 3 some refused.',
    )
    .action(async (file: string, options: Options, self: Command) => {
      await runCommand(self, (global) => ingest(file, options, global))
    })
  withExamples(
    command,
    'provider ingest loans.csv --mapping mappings/northbank.json --as northbank',
    'provider ingest loans.csv.gz --mapping northbank.json --rejects refused.ndjson --json',
  )
}

async function ingest(file: string, options: Options, global: GlobalOptions): Promise<Answer> {
  const mapping = readMapping(options.mapping)
  const client = operatorClient(openContext(global), global.as, ['provider', 'registrar'])
  const rejectsPath = options.rejects ?? `${basename(file)}.rejects.ndjson`
  if ([file, options.mapping].some((path) => resolve(path) === resolve(rejectsPath))) {
    throw new CommandError('rejects_in_the_way', `--rejects ${rejectsPath} would overwrite what is read.`, EXIT.usage)
  }
  const rejects = openRejectFile(rejectsPath)
  const interrupted = () => {
    rejects.drop()
    say('goodstanding: broken off; run the same command again, and what is done will be skipped.')
    process.exit(EXIT.interrupted)
  }
  process.once('SIGINT', interrupted)
  try {
    const counts = await sendFile(file, mapping, client, rejects)
    rejects.finish()
    return answerOf(counts, rejectsPath)
  } catch (error) {
    rejects.drop()
    throw error
  } finally {
    process.removeListener('SIGINT', interrupted)
  }
}

async function sendFile(file: string, mapping: Mapping, client: Client, rejects: RejectFile): Promise<Counts> {
  let counts = NO_ROWS
  let rows = 0
  let progress: ProgressLine | null = null
  try {
    for await (const batch of mapFile(file, mapping)) {
      progress ??= startProgress(`Ingesting ${mapping.name}`, batch.progress.bytesTotal)
      const sent = await sendBatch(client, mapping, batch)
      for (const row of sent.refused) rejects.add(row)
      counts = sumOf(counts, sent.counts)
      rows = batch.progress.rows
      progress.update(batch.progress.bytes, `${rows} rows`)
    }
    return counts
  } catch (error) {
    throw brokenOff(error, file, rows)
  } finally {
    progress?.stop()
  }
}

/** What was sent before is published for good, and running the command again goes on from there. */
function brokenOff(error: unknown, file: string, rows: number): unknown {
  const done = rows === 0 ? '' : ` The first ${rows} rows are done; run the same command again: they will be skipped.`
  if (error instanceof GoodstandingError) {
    return new CommandError(error.code, `${error.message}${done}`, EXIT.failed)
  }
  const why = fileFault(error)
  if (why !== null) return new CommandError('file_unreadable', `${file} cannot be read: ${why}.`, EXIT.usage)
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : null
  if (cause === null) return error
  return new CommandError('file_broken', `${file} cannot be read to its end: ${cause.message}.${done}`, EXIT.failed)
}

function answerOf(counts: Counts, rejects: string): Answer {
  const { published, superseded, skipped, refused, passedOver } = counts
  const rows = [
    ['published', published],
    ['superseded an earlier one', superseded],
    ['skipped, as unchanged', skipped],
    ['passed over by the mapping', passedOver],
    ['refused', refused],
  ] as const
  const told = refused === 0 ? '' : `\n\nWhat was refused, and why, is in ${rejects}.`
  return {
    json: { ...counts, rejects: refused === 0 ? null : rejects },
    text: table(['rows', 'number'], rows) + told,
    exitCode: refused === 0 ? EXIT.done : EXIT.remarks,
  }
}
