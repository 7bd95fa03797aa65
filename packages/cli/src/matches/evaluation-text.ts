import type { Evaluation } from '@goodstanding/matching'
import { table } from '../output/table.ts'

/** An evaluation for people: the figures, what they count, and the worst errors. */
export function evaluationText({
  rows,
  clusters,
  entities,
  pairs,
  bCubed,
  overMerged,
  split,
  worst,
}: Evaluation): string {
  const missed = pairs.actual - pairs.correct
  const wrong = pairs.predicted - pairs.correct
  return [
    `${rows} rows in ${clusters} clusters, of ${entities} entities`,
    '',
    table(
      ['', 'precision', 'recall', 'F1'],
      [
        ['pairs', share(pairs.precision), share(pairs.recall), share(pairs.f1)],
        ['B-cubed', share(bCubed.precision), share(bCubed.recall), share(bCubed.f1)],
      ],
    ),
    '',
    `Pairs put together: ${pairs.predicted}, of them wrongly: ${wrong}. Pairs that belong together: ${pairs.actual}, missed: ${missed}.`,
    `Over-merge rate: ${share(overMerged.rate)} (clusters with rows of more than one entity: ${overMerged.clusters}).`,
    `Split entities: ${share(split.rate)} (entities with rows in more than one cluster: ${split.entities}).`,
    ...section(
      'LARGEST WRONGLY MERGED CLUSTERS',
      ['cluster', 'rows', 'entities', 'wrong pairs'],
      worst.mergedClusters.map((each) => [each.cluster, each.rows, each.entities, each.wrongPairs]),
    ),
    ...section(
      'MOST SPLIT ENTITIES',
      ['entity', 'rows', 'clusters', 'missed pairs'],
      worst.splitEntities.map((each) => [each.entity, each.rows, each.clusters, each.missedPairs]),
    ),
  ].join('\n')
}

function share(value: number): string {
  return value.toFixed(5)
}

function section(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): readonly string[] {
  return rows.length === 0 ? [] : ['', title, table(columns, rows)]
}
