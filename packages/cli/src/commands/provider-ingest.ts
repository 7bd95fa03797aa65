import { createWriteStream, readFileSync, type WriteStream } from 'node:fs'
import { publishRecordsContract, type RowResult } from '@goodstanding/api'
import { type Batch, type Candidate, type Mapping, mapFile, parseMapping, type Reject } from '@goodstanding/mapping'
import type { Client } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { openContext, operatorClient } from '../context/open-context.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { Answer } from '../output/print.ts'
import { type ProgressLine, startProgress } from '../output/progress.ts'
import { table } from '../output/table.ts'
import { type GlobalOptions, runCommand } from '../run-command.ts'

/** `goodstanding provider ingest FILE --mapping MAPPING` */
export function addProviderIngest(provider: Command): void {
  provider
    .command('ingest')
    .argument('<file>', 'CSV or NDJSON, gzipped or not')
    .requiredOption('--mapping <file>', 'how rows become records')
    .option('--rejects <file>', 'where rows that do not pass are told, one JSON object a line', 'rejects.ndjson')
    .summary('publish records from a table that you already have')
    .description(
      'Maps each row to a record and publishes it, one transaction a batch. Running it again is safe: unchanged rows are\n' +
        'skipped, changed ones supersede. Rows that do not pass go to the reject file with line, field, reason and shape.\n' +
        'Exit code: 0 all rows taken, 3 some refused.',
    )
    .addHelpText(
      'after',
      '\nExample:\n  goodstanding provider ingest loans.csv --mapping mappings/northbank.json --as northbank',
    )
    .action(async (file: string, options: { mapping: string; rejects: string }, command: Command) => {
      await runCommand(command, (global) => ingest(file, options, global))
    })
}

type Counts = { published: number; superseded: number; skipped: number; refused: number; passedOver: number }

async function ingest(
  file: string,
  options: { mapping: string; rejects: string },
  global: GlobalOptions,
): Promise<Answer> {
  const mapping = readMapping(options.mapping)
  const open = openContext(global)
  const client = operatorClient(open, global.as, ['provider', 'registrar'])
  const rejects = rejectFile(options.rejects)
  const counts: Counts = { published: 0, superseded: 0, skipped: 0, refused: 0, passedOver: 0 }
  let progress: ProgressLine | null = null
  try {
    for await (const batch of mapFile(file, mapping)) {
      progress ??= startProgress(`Ingesting ${mapping.name}`, batch.progress.bytesTotal)
      await sendBatch(client, mapping, batch, counts, rejects)
      progress.update(batch.progress.bytes, `${batch.progress.rows} rows`)
    }
  } catch (error) {
    const isUnreadable = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw isUnreadable ? new CommandError('file_unreadable', `${file} cannot be read.`, EXIT.usage) : error
  } finally {
    progress?.stop()
    await rejects.close()
  }
  return answerOf(counts, options.rejects)
}

async function sendBatch(
  client: Client,
  mapping: Mapping,
  batch: Batch,
  counts: Counts,
  rejects: RejectFile,
): Promise<void> {
  counts.passedOver += batch.skipped
  for (const reject of batch.rejects) rejects.add(reject, counts)
  if (batch.candidates.length === 0) return
  const records = batch.candidates.map((candidate) => ({ ...candidate, body: { ...candidate.body } }))
  const { results } = await client.call(publishRecordsContract, { body: { source: mapping.name, records } })
  const byLine = new Map(batch.candidates.map((candidate) => [candidate.line, candidate]))
  for (const result of results) {
    if (result.outcome === 'refused') rejects.add(rejectOf(result, byLine.get(result.line)), counts)
    else counts[result.outcome]++
  }
}

function rejectOf({ line, at, code, why }: RowResult, candidate: Candidate | undefined): RefusedRow {
  return { line, field: at ?? '', code: code ?? 'refused', why: why ?? '', shape: candidate?.type ?? '' }
}

/** A row that the mapping rejected, or the node refused. */
type RefusedRow = Omit<Reject, 'code'> & { readonly code: string }

type RejectFile = { add(reject: RefusedRow, counts: Counts): void; close(): Promise<void> }

function rejectFile(path: string): RejectFile {
  let stream: WriteStream | null = null
  return {
    add(reject, counts) {
      counts.refused++
      stream ??= createWriteStream(path)
      stream.write(`${JSON.stringify(reject)}\n`)
    },
    close: () => new Promise((done) => (stream === null ? done() : stream.end(done))),
  }
}

function answerOf(counts: Counts, rejects: string): Answer {
  const rows = Object.entries(counts).map(([what, rows]) => [what.replace('passedOver', 'passed over'), rows] as const)
  const told = counts.refused === 0 ? '' : `\n\nWhat was refused, and why, is in ${rejects}.`
  return {
    json: { ...counts, rejects: counts.refused === 0 ? null : rejects },
    text: table(['rows', 'number'], rows) + told,
    exitCode: counts.refused === 0 ? EXIT.done : EXIT.remarks,
  }
}

export function readMapping(path: string): Mapping {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new CommandError('file_unreadable', `The mapping ${path} cannot be read as JSON.`, EXIT.usage)
  }
  const mapping = parseMapping(json)
  if (mapping.ok) return mapping.value
  const at = mapping.at === undefined ? '' : ` at ${mapping.at}`
  throw new CommandError(
    mapping.fault,
    `The mapping ${path} cannot be used: ${mapping.fault.replaceAll('_', ' ')}${at}.`,
    EXIT.usage,
  )
}
