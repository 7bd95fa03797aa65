import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import {
  altmanZDoublePrime,
  type Challenger,
  challengerScores,
  type NumberColumn,
  type Table,
  trainChallenger,
} from '@goodstanding/scoring'
import { foldsOf } from './draws.ts'
import { atLeast, type Goal, printFigures } from './goals.ts'
import { areaOfRisks, partOf, type Rows, risksOf, scorecardOf } from './table-parts.ts'

const FOLDS = 5
const RATIOS = 64
/** Steps at percentiles of half a per cent: coarse bins lose what ratios tell. */
const FINE = { rounds: 800, learningRate: 0.15, leastShare: 0.003, binsMax: 200 } as const

/** Inputs of the ratios with these numbers; nobody declares a direction for them. */
export function ratioInputs(numbers: readonly number[]) {
  return numbers.map((number) => ({ name: nameOf(number), direction: 'none' as const }))
}

/** All ratios' numbers. */
export const ALL_RATIOS: readonly number[] = Array.from({ length: RATIOS }, (_, i) => i + 1)

/** Reads the companies' ratios. "?" stands where a ratio's divisor is nothing: there is no such ratio, a fact of its own. */
export function readRatios(path: string): Rows {
  const [, data = ''] = gunzipSync(readFileSync(path))
    .toString('latin1')
    .split(/@data\r?\n/i)
  const rows = data
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','))
  const columns = new Map(
    ALL_RATIOS.map((number) => {
      const cells = rows.map((row) => row[number - 1] ?? '?')
      const values = Float64Array.from(cells, (cell) => (cell === '?' ? Number.NaN : Number(cell)))
      const column: NumberColumn = {
        kind: 'number',
        values,
        absence: Uint8Array.from(cells, (cell) => (cell === '?' ? 2 : 0)),
      }
      return [nameOf(number), column] as const
    }),
  )
  return { table: { rows: rows.length, columns }, outcomes: Uint8Array.from(rows, (row) => Number(row[RATIOS])) }
}

/** A challenger of these rows. */
export function additiveModel(
  { table, outcomes }: Rows,
  inputs: ReturnType<typeof ratioInputs>,
  over: { readonly rounds?: number } = {},
): Challenger {
  const training = { rows: 0, goods: 0, bads: 0, window: null, dataHash: null, outcome: 'bankrupt', generated: false }
  const trained = trainChallenger(table, outcomes, { name: 'additive', inputs, training, ...FINE, ...over })
  if (!trained.ok) throw new Error(trained.fault)
  return trained.value
}

/** The mean area of five folds, for each model that `risks` gives. */
export function fiveFold<Model extends string>(
  rows: Rows,
  seed: number,
  risks: (train: Rows, table: Table) => Readonly<Record<Model, Float64Array>>,
): ReadonlyMap<Model, readonly number[]> {
  const folds = foldsOf(rows.outcomes, FOLDS, seed)
  const areas = new Map<Model, number[]>()
  for (let fold = 0; fold < FOLDS; fold++) {
    const test = partOf(rows, (row) => folds[row] === fold)
    const found = risks(
      partOf(rows, (row) => folds[row] !== fold),
      test.table,
    )
    for (const model of Object.keys(found) as Model[]) {
      areas.set(model, [...(areas.get(model) ?? []), areaOfRisks(found[model], test.outcomes).value])
    }
  }
  return areas
}

/** Polish companies: models that can be read, five-fold. */
export function polish(path: string, year: number, goal: number, seed: number): readonly Goal[] {
  const rows = readRatios(path)
  const inputs = ratioInputs(ALL_RATIOS)
  const areas = fiveFold(rows, seed, (train, table) => ({
    additive: challengerScores(additiveModel(train, inputs), table),
    scorecard: risksOf(scorecardOf(train, inputs), table),
    altman: altmanRisks(table),
  }))
  const bads = rows.outcomes.reduce((sum, outcome) => sum + outcome, 0)
  const goals = [atLeast('additive model on percentiles, mean AUC', meanOf(areas.get('additive')), goal)]
  printFigures(`POLISH COMPANIES, ${year}year: ${rows.table.rows} rows, ${bads} bankrupt, five folds, seed ${seed}`, [
    ...goals,
    { name: 'its folds', figure: (areas.get('additive') ?? []).map((area) => area.toFixed(3)).join(' ') },
    { name: 'scorecard of whole points, mean AUC', figure: meanOf(areas.get('scorecard')) },
    { name: 'Altman’s Z″, mean AUC', figure: meanOf(areas.get('altman')) },
  ])
  return goals
}

/** The mean of some areas. */
export function meanOf(areas: readonly number[] | undefined): number {
  return (areas ?? []).reduce((sum, area) => sum + area, 0) / (areas?.length ?? 0)
}

function nameOf(number: number): string {
  return `ratio_${'abcdefgh'[Math.floor(number / 10)]}${number % 10}`
}

/** The set's ratios 3, 6, 7 and 8 are those of Altman's Z″; one that is not there counts as 0. */
function altmanRisks({ columns, rows }: Table): Float64Array {
  const at = (number: number, row: number) => {
    const column = columns.get(nameOf(number))
    const value = column?.kind === 'number' ? (column.values[row] ?? 0) : 0
    return Number.isNaN(value) ? 0 : value
  }
  return Float64Array.from(
    { length: rows },
    (_, row) =>
      -altmanZDoublePrime({
        workingCapital: at(3, row),
        retainedEarnings: at(6, row),
        earningsBeforeInterestAndTax: at(7, row),
        equityToLiabilities: at(8, row),
      }),
  )
}
