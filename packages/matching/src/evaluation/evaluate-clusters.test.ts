import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVALUATED_ROWS_MAX, type GroupedRow } from './contingency.ts'
import { type Evaluation, evaluateClusters } from './evaluate-clusters.ts'

/** Rows r0, r1, … in the groups that are named for them. */
function grouped(groups: readonly (string | number)[]): readonly GroupedRow[] {
  return groups.map((group, i) => ({ row: `r${i}`, group: String(group) }))
}

function evaluated(clusters: readonly GroupedRow[], truth: readonly GroupedRow[]): Evaluation {
  const result = evaluateClusters(clusters, truth)
  if (!result.ok) throw new Error(result.fault)
  return result.value
}

/** Two groupings of the same rows, by chance. */
const twoGroupings = fc
  .array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 24 })
  .map((rows) => ({ clusters: grouped(rows.map(([c]) => c)), truth: grouped(rows.map(([, e]) => e)) }))

/** The definitions as they are written: every row against every row. */
function byAllPairs(clusters: readonly GroupedRow[], truth: readonly GroupedRow[]) {
  const size = clusters.length
  const isPut = (a: number, b: number) => clusters[a]?.group === clusters[b]?.group
  const isTrue = (a: number, b: number) => truth[a]?.group === truth[b]?.group
  const all = Array.from({ length: size }, (_, row) => row)
  const pairs = all.flatMap((a) => all.filter((b) => a < b).map((b) => [a, b] as const))
  const rowShare = (of: typeof isPut, within: typeof isPut) =>
    all
      .map((a) => {
        const group = all.filter((b) => within(a, b))
        return group.filter((b) => of(a, b)).length / group.length
      })
      .reduce((sum, share) => sum + share / size, 0)
  const namesOf = (rows: readonly GroupedRow[]) => [...new Set(rows.map(({ group }) => group))]
  const isMixed = (name: string) =>
    all.some((a) => all.some((b) => clusters[a]?.group === name && isPut(a, b) && !isTrue(a, b)))
  const isSplit = (name: string) =>
    all.some((a) => all.some((b) => truth[a]?.group === name && isTrue(a, b) && !isPut(a, b)))
  return {
    predicted: pairs.filter(([a, b]) => isPut(a, b)).length,
    actual: pairs.filter(([a, b]) => isTrue(a, b)).length,
    correct: pairs.filter(([a, b]) => isPut(a, b) && isTrue(a, b)).length,
    bCubedPrecision: rowShare(isTrue, isPut),
    bCubedRecall: rowShare(isPut, isTrue),
    mixed: namesOf(clusters).filter(isMixed).length,
    split: namesOf(truth).filter(isSplit).length,
  }
}

describe('Clusters against the truth', () => {
  it('are measured as by looking at every pair of rows', () => {
    fc.assert(
      fc.property(twoGroupings, ({ clusters, truth }) => {
        const { pairs, bCubed, overMerged, split } = evaluated(clusters, truth)
        const plain = byAllPairs(clusters, truth)
        expect(pairs).toMatchObject({ predicted: plain.predicted, actual: plain.actual, correct: plain.correct })
        expect(pairs.precision).toBe(plain.predicted === 0 ? 1 : plain.correct / plain.predicted)
        expect(pairs.recall).toBe(plain.actual === 0 ? 1 : plain.correct / plain.actual)
        expect(bCubed.precision).toBeCloseTo(plain.bCubedPrecision, 12)
        expect(bCubed.recall).toBeCloseTo(plain.bCubedRecall, 12)
        expect([overMerged.clusters, split.entities]).toEqual([plain.mixed, plain.split])
      }),
    )
  })

  it('give the same figures, to the last digit, whatever the order of rows and the names of clusters', () => {
    fc.assert(
      fc.property(twoGroupings, fc.infiniteStream(fc.nat()), ({ clusters, truth }, chances) => {
        const shuffled = (rows: readonly GroupedRow[]) =>
          rows
            .map((row) => ({ row, at: chances.next().value ?? 0 }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ row }) => row)
        expect(evaluated(shuffled(clusters), shuffled(truth))).toEqual(evaluated(clusters, truth))
        const renamed = clusters.map(({ row, group }) => ({ row, group: `another ${group}` }))
        const { worst: _, ...figures } = evaluated(clusters, truth)
        expect(evaluated(renamed, truth)).toMatchObject(figures)
      }),
    )
  })

  it('change precision for recall where they change places with it', () => {
    fc.assert(
      fc.property(twoGroupings, ({ clusters, truth }) => {
        const [one, other] = [evaluated(clusters, truth), evaluated(truth, clusters)]
        expect([other.pairs.precision, other.bCubed.precision]).toEqual([one.pairs.recall, one.bCubed.recall])
        expect(other.overMerged.rate).toBe(one.split.rate)
      }),
    )
  })

  it('are perfect where they are the truth under other names', () => {
    fc.assert(
      fc.property(twoGroupings, ({ truth }) => {
        const found = evaluated(
          truth.map(({ row, group }) => ({ row, group: `c${group}` })),
          truth,
        )
        expect(found).toMatchObject({
          pairs: { precision: 1, recall: 1, f1: 1 },
          bCubed: { precision: 1, recall: 1, f1: 1 },
          overMerged: { clusters: 0, rate: 0 },
          worst: { mergedClusters: [], splitEntities: [] },
        })
      }),
    )
  })

  it('merge nothing wrongly and find nothing where each row is alone', () => {
    expect(evaluated(grouped([1, 2, 3, 4]), grouped(['a', 'a', 'a', 'b']))).toMatchObject({
      pairs: { precision: 1, recall: 0, f1: 0, predicted: 0, actual: 3, correct: 0 },
      bCubed: { precision: 1, recall: 0.5 },
      overMerged: { clusters: 0, rate: 0 },
      split: { entities: 1, rate: 0.5 },
    })
  })

  it('miss nothing where all rows are in one', () => {
    const found = evaluated(grouped([1, 1, 1, 1]), grouped(['a', 'a', 'a', 'b']))
    expect(found).toMatchObject({
      pairs: { precision: 0.5, recall: 1, predicted: 6, actual: 3, correct: 3 },
      bCubed: { precision: 0.625, recall: 1 },
      overMerged: { clusters: 1, rate: 1 },
      worst: { mergedClusters: [{ cluster: '1', rows: 4, entities: 2, wrongPairs: 3 }], splitEntities: [] },
    })
    expect(found.pairs.f1).toBeCloseTo(2 / 3, 12)
  })

  it('stay exact with a cluster of 300,000 rows, whose pairs nobody could list in time', () => {
    const rows = 300_000
    const { pairs } = evaluated(
      grouped(new Array(rows).fill('x')),
      grouped(Array.from({ length: rows }, (_, i) => i % 2)),
    )
    expect(pairs).toMatchObject({ predicted: 44_999_850_000, actual: 22_499_850_000, correct: 22_499_850_000 })
  })
})

describe('The worst errors', () => {
  const clusters = grouped(['p', 'p', 'p', 'q', 'q', 'r', 's', 't'])
  const truth = grouped(['a', 'a', 'b', 'b', 'c', 'c', 'c', 'd'])

  it('are the largest clusters of several entities and the entities in most clusters', () => {
    expect(evaluated(clusters, truth).worst).toEqual({
      mergedClusters: [
        { cluster: 'p', rows: 3, entities: 2, wrongPairs: 2 },
        { cluster: 'q', rows: 2, entities: 2, wrongPairs: 1 },
      ],
      splitEntities: [
        { entity: 'c', rows: 3, clusters: 3, missedPairs: 3 },
        { entity: 'b', rows: 2, clusters: 2, missedPairs: 1 },
      ],
    })
  })

  it('are no more than were asked for', () => {
    expect(evaluateClusters(clusters, truth, 1)).toMatchObject({
      value: { worst: { mergedClusters: [{ cluster: 'p' }], splitEntities: [{ entity: 'c' }] } },
    })
  })
})

describe('Rows that cannot be compared', () => {
  const endless = (length: number): readonly GroupedRow[] => Object.assign([], { length })
  const [a, b, c] = ['a', 'b', 'c'].map((row) => ({ row, group: 'x' })) as [GroupedRow, GroupedRow, GroupedRow]
  it.each([
    ['rows_none', 0, null, [], []],
    ['rows_too_many', EVALUATED_ROWS_MAX + 1, null, endless(EVALUATED_ROWS_MAX + 1), [a]],
    ['row_twice_in_clusters', 2, 'b', [a, b, b, b], [a, b]],
    ['row_twice_in_truth', 1, 'a', [a, b], [a, b, { ...a, group: 'y' }]],
    ['row_without_cluster', 2, 'b', [a], [a, b, c]],
    ['row_without_entity', 1, 'c', [c, a], [a]],
  ])('are refused with %s, how many and one of them', (fault, count, example, clusters, truth) => {
    expect(evaluateClusters(clusters, truth)).toEqual({ ok: false, fault, count, example })
  })
})
