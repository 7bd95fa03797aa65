import { EVALUATED_ROWS_MAX, type EvaluationResult, evaluateClusters } from '@goodstanding/matching'
import type { Command } from 'commander'
import { CommandError, EXIT } from '../exit-codes.ts'
import { evaluationText } from '../matches/evaluation-text.ts'
import type { Answer } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'
import { runCommand } from '../run-command.ts'
import { readGroupedRows } from '../tables/read-grouped-rows.ts'

type Options = { readonly truth: string }
type Refused = Extract<EvaluationResult, { readonly ok: false }>

/** `goodstanding match measure CLUSTERS --truth TRUTH` */
export function addMatchMeasure(match: Command): void {
  const command = match
    .command('measure')
    .argument('<clusters>', 'CSV, gzipped or not, or Parquet, with the columns row_id and cluster_id')
    .requiredOption('--truth <file>', 'the same rows, with the columns row_id and entity_id')
    .summary('how well clusters agree with the truth')
    .description(
      'Sets clusters of rows against the entities that the rows truly are: precision, recall and F1 over pairs of rows ' +
        'and over rows (B-cubed), the over-merge rate, the largest wrongly merged clusters and the most split entities. ' +
        'Both files have the same rows, each once.\n' +
        'Exit code: 0 measured, whatever the figures; 2 a table cannot be used.',
    )
    .action(async (path: string, options: Options, self: Command) => {
      await runCommand(self, () => measure(path, options))
    })
  withExamples(
    command,
    'match measure clusters.csv --truth truth.csv.gz',
    'match measure clusters.csv.gz --truth truth.csv.gz --json',
  )
}

async function measure(path: string, { truth }: Options): Promise<Answer> {
  const clusters = await readGroupedRows(path, 'cluster_id')
  const result = evaluateClusters(clusters, await readGroupedRows(truth, 'entity_id'))
  if (!result.ok) throw new CommandError(result.fault, messageOf(result, path, truth), EXIT.usage)
  return { json: result.value, text: evaluationText(result.value) }
}

function messageOf({ fault, count, example }: Refused, clusters: string, truth: string): string {
  switch (fault) {
    case 'rows_none':
      return `${clusters} and ${truth} have no rows: there is nothing to measure.`
    case 'rows_too_many':
      return `${count} rows are more than can be measured at once: at most ${EVALUATED_ROWS_MAX}. Measure a part of them.`
    case 'row_twice_in_clusters':
      return twice(clusters, count, example)
    case 'row_twice_in_truth':
      return twice(truth, count, example)
    case 'row_without_cluster':
      return missing(truth, clusters, count, example)
    case 'row_without_entity':
      return missing(clusters, truth, count, example)
  }
}

function twice(path: string, count: number, example: string | null): string {
  return `${path} names rows that it has named before, as row ${example}; lines too many: ${count}. Name each row once.`
}

function missing(path: string, from: string, count: number, example: string | null): string {
  return `${from} lacks ${count} of the rows of ${path}, as row ${example}. A row that was put with no other is a cluster of its own; give both files the same rows.`
}
