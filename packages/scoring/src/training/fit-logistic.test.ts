import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { seeded } from '../testing/seeded.ts'
import { fitLogistic } from './fit-logistic.ts'

const CASE = new URL('../../../../../shared/data/sba-case/case.csv.gz', import.meta.url)

/** Columns of a file of plain cells, by name. */
function columnsOf(file: URL): (name: string) => readonly string[] {
  const [header = '', ...lines] = gunzipSync(readFileSync(file)).toString().trimEnd().split(/\r?\n/)
  const rows = lines.map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
  return (name) => rows.map((row) => row[header.split(',').indexOf(name)] ?? '')
}

describe('The plain logit', () => {
  it.skipIf(!existsSync(CASE))('of the Californian case gives the coefficients and errors of its paper', () => {
    const column = columnsOf(CASE)
    const isChosen = column('Selected').map((cell) => cell === '1')
    const chosen = <T>(cells: readonly T[], wanted: boolean) => cells.filter((_, row) => isChosen[row] === wanted)
    const inputs = ['RealEstate', 'Portion', 'Recession'].map((name) => column(name).map(Number))
    const bad = column('MIS_Status').map((status) => Number(status === 'CHGOFF'))

    const trainingColumns = inputs.map((cells) => Float64Array.from(chosen(cells, true)))
    const fit = fitLogistic(trainingColumns, Uint8Array.from(chosen(bad, true)), { l2: 0 })
    if (!fit.ok) throw new Error(fit.fault)
    const { intercept, coefficients, standardErrors } = fit.value
    expect([intercept, ...coefficients].map((value) => value.toFixed(4))).toEqual([
      '1.3931',
      '-2.1282',
      '-2.9875',
      '0.5041',
    ])
    expect(standardErrors.every((error) => error > 0.1 && error < 1)).toBe(true)

    const rest = inputs.map((cells) => chosen(cells, false))
    let falseNegatives = 0
    let falsePositives = 0
    chosen(bad, false).forEach((outcome, row) => {
      const logit = coefficients.reduce((sum, each, j) => sum + each * (rest[j]?.[row] ?? 0), intercept)
      if (outcome === 1 && logit <= 0) falseNegatives++
      if (outcome === 0 && logit > 0) falsePositives++
    })
    expect([falseNegatives, falsePositives]).toEqual([324, 14])
  })

  it('of one flag is the logarithm of the odds ratio, with its textbook standard error', () => {
    const counts = [
      { flag: 0, bad: 0, rows: 40 },
      { flag: 0, bad: 1, rows: 10 },
      { flag: 1, bad: 0, rows: 15 },
      { flag: 1, bad: 1, rows: 35 },
    ]
    const rows = counts.flatMap((count) => Array.from({ length: count.rows }, () => count))
    const flags = Float64Array.from(rows, ({ flag }) => flag)
    const fit = fitLogistic(
      [flags],
      Uint8Array.from(rows, ({ bad }) => bad),
      { l2: 0 },
    )
    if (!fit.ok) throw new Error(fit.fault)
    expect(fit.value.coefficients[0]).toBeCloseTo(Math.log((35 * 40) / (15 * 10)), 9)
    expect(fit.value.standardErrors[1]).toBeCloseTo(Math.sqrt(1 / 40 + 1 / 10 + 1 / 15 + 1 / 35), 6)
  })

  it('is moved towards zero by a penalty, the intercept left free', () => {
    const random = seeded(8)
    const x = Float64Array.from({ length: 500 }, () => random() - 0.5)
    const y = Uint8Array.from(x, (value) => Number(random() < 1 / (1 + Math.exp(1 - 3 * value))))
    const slopes = [0, 10, 1e6].map((l2) => {
      const fit = fitLogistic([x], y, { l2 })
      return fit.ok ? (fit.value.coefficients[0] ?? Number.NaN) : Number.NaN
    })
    expect(slopes[0]).toBeGreaterThan(slopes[1] ?? 0)
    expect(slopes[1]).toBeGreaterThan(slopes[2] ?? 0)
    expect(slopes[2]).toBeCloseTo(0, 3)
  })

  const flag = Float64Array.of(0, 0, 0, 1, 1, 1)
  it.each([
    ['logistic_one_class', [flag], [0, 0, 0, 0, 0, 0]],
    ['logistic_columns_dependent', [flag, flag], [0, 1, 0, 1, 0, 1]],
    ['logistic_columns_dependent', [new Float64Array(6).fill(1)], [0, 1, 0, 1, 0, 1]],
    ['logistic_separated', [flag], [0, 0, 0, 1, 1, 1]],
  ] as const)('is refused with %s', (fault, columns, outcomes) => {
    expect(fitLogistic(columns, Uint8Array.from(outcomes), { l2: 0 })).toEqual({ ok: false, fault })
  })
})
