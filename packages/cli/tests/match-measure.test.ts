import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { cli, cliJson } from './run-cli.ts'
import { testFolder } from './user-folder.ts'

const folder = testFolder()
const shared = (name: string) => fileURLToPath(new URL(`../../../../shared/data/matching/${name}`, import.meta.url))
const isThere = existsSync(shared('rows.csv.gz')) && existsSync(shared('truth.csv.gz'))

function written(name: string, lines: readonly string[]): string {
  const text = `${lines.join('\n')}\n`
  writeFileSync(folder.path(name), name.endsWith('.gz') ? gzipSync(text) : text)
  return folder.path(name)
}

const TRUTH = ['row_id,entity_id', '01,A', '1,A', '"x, y",B', '4,B', '5,C']
const CLUSTERS = ['row_id,score,cluster_id', '5,0.1,3', '4,,2', '"x, y",0.5,1', '1,0.7,1', '01,1,1']

const measure = (clusters: readonly string[], truth: readonly string[] = TRUTH) => [
  ...['match', 'measure', written('clusters.csv', clusters), '--truth', written('truth.csv', truth)],
]

beforeAll(() => {
  written('truth.csv.gz', TRUTH)
  written('clusters.csv.gz', CLUSTERS)
})

describe('`match measure`', () => {
  it.each([
    ['clusters.csv.gz', 'truth.csv'],
    ['clusters.csv', 'truth.csv.gz'],
  ])('tells the figures of %s against %s, ids being texts and rows in any order', async (clusters, truth) => {
    measure(CLUSTERS)
    const ended = await cliJson('match', 'measure', folder.path(clusters), '--truth', folder.path(truth))
    expect(ended).toEqual({
      exitCode: 0,
      json: {
        rows: 5,
        clusters: 3,
        entities: 3,
        pairs: { precision: 1 / 3, recall: 1 / 2, f1: expect.closeTo(0.4), predicted: 3, actual: 2, correct: 1 },
        bCubed: { precision: expect.closeTo(11 / 15), recall: expect.closeTo(0.8), f1: expect.closeTo(0.76522) },
        overMerged: { clusters: 1, rate: 1 / 3 },
        split: { entities: 1, rate: 1 / 3 },
        worst: {
          mergedClusters: [{ cluster: '1', rows: 3, entities: 2, wrongPairs: 2 }],
          splitEntities: [{ entity: 'B', rows: 2, clusters: 2, missedPairs: 1 }],
        },
      },
    })
  })

  it('tells people the figures, what they count, and the worst errors', async () => {
    const { exitCode, stdout } = await cli(...measure(CLUSTERS))
    expect(exitCode).toBe(0)
    expect(stdout).toContain('5 rows in 3 clusters, of 3 entities')
    expect(stdout).toMatch(/^pairs +0\.33333 +0\.50000 +0\.40000$/m)
    expect(stdout).toMatch(/^B-cubed +0\.73333 +0\.80000 +0\.76522$/m)
    expect(stdout).toContain('Over-merge rate: 0.33333 (clusters with rows of more than one entity: 1)')
    expect(stdout).toMatch(/LARGEST WRONGLY MERGED CLUSTERS\n.*\n.*\n1 +3 +2 +2\n/)
    expect(stdout).toMatch(/MOST SPLIT ENTITIES\n.*\n.*\nB +2 +2 +1\n/)
  })

  it('lists no errors where there are none', async () => {
    const { stdout } = await cli(...measure(TRUTH.map((line) => line.replace('entity_id', 'cluster_id'))))
    expect(stdout).toMatch(/^pairs +1\.00000 +1\.00000 +1\.00000$/m)
    expect(stdout).not.toMatch(/LARGEST|MOST SPLIT/)
  })

  it.each([
    ['row_without_cluster', 'lacks 2 of the rows of', ['row_id,cluster_id', '01,1', '1,1', '5,1'], TRUTH],
    ['row_without_entity', 'as row 9', [...CLUSTERS, '9,,1'], TRUTH],
    ['row_twice_in_clusters', 'as row 5', [...CLUSTERS, '5,,3', '5,,1'], TRUTH],
    ['row_twice_in_truth', 'as row 4; lines too many: 1', CLUSTERS, [...TRUTH, '4,C']],
    ['rows_none', 'have no rows', ['row_id,cluster_id'], ['row_id,entity_id']],
    ['column_missing', 'no column cluster_id', TRUTH, TRUTH],
    ['id_empty', 'rows whose entity_id is empty: 1, the first of them row 6', CLUSTERS, [...TRUTH, '6,']],
    ['table_unreadable', 'line 3 has 3 cells', CLUSTERS, ['row_id,entity_id', '1,A', '2,A,B']],
  ])('ends with %s and exit code 2', async (code, words, clusters, truth) => {
    const { exitCode, json } = await cliJson(...measure(clusters, truth))
    expect([exitCode, json]).toEqual([
      2,
      { error: expect.objectContaining({ code, message: expect.stringContaining(words) }) },
    ])
  })

  it('takes a file that is not there for a fault of the call', async () => {
    const ended = await cliJson('match', 'measure', folder.path('nowhere.csv'), '--truth', folder.path('truth.csv.gz'))
    expect(ended).toMatchObject({ exitCode: 2, json: { error: { code: 'file_unreadable' } } })
  })

  if (!isThere) console.log('shared/data/matching is not here: the floor of equal register numbers is not measured')
  it.skipIf(!isThere)(
    'gives equal register numbers alone high precision and low recall: the floor of a matcher',
    async () => {
      const [, ...lines] = gunzipSync(readFileSync(shared('rows.csv.gz')))
        .toString()
        .trimEnd()
        .split(/\r?\n/)
      const clusters = lines.map((line) => {
        const row = line.slice(0, line.indexOf(','))
        const number = line.slice(line.lastIndexOf(',') + 1)
        return `${row},${number === '' ? `alone ${row}` : number}`
      })
      const path = written('by-number.csv.gz', ['row_id,cluster_id', ...clusters])
      const { stdout } = await cli('match', 'measure', path, '--truth', shared('truth.csv.gz'))
      console.log(`Same register number, all other rows alone:\n${stdout}`)
      const { json } = await cliJson('match', 'measure', path, '--truth', shared('truth.csv.gz'))
      const { pairs } = json as { pairs: { precision: number; recall: number } }
      expect(pairs.precision).toBeGreaterThan(0.99)
      expect(pairs.recall).toBeLessThan(0.9)
    },
  )
})
