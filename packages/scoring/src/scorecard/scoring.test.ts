import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reasonsOf, strengthsOf } from '../reasons/reasons.ts'
import { unknownsOf, whatIf } from '../reasons/what-if.ts'
import { rowOf } from '../table/row-of.ts'
import { ABSENCES, type Cell, type Row } from '../table/table.ts'
import { LOAN_INPUTS, seeded, someLoans, tableOf } from '../testing/seeded.ts'
import { trainScorecard } from '../training/train-scorecard.ts'
import { prepareScorecard } from './prepare-scorecard.ts'
import { scoreRow } from './score-row.ts'
import { REASONS_MAX, scoreTable } from './score-table.ts'

const { table, outcomes } = someLoans(6_000, 11)
const trained = trainScorecard(table, outcomes, { name: 'loans', inputs: LOAN_INPUTS, outcome: 'charged off' })
if (!trained.ok) throw new Error(trained.fault)
const scorecard = trained.value
const prepared = prepareScorecard(scorecard)
const names = scorecard.characteristics.map(({ name }) => name)

const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.double(),
  fc.integer({ min: -200, max: 4_000 }),
  fc.constantFrom('wholesale', 'building', 'catering', 'unheard of', '__proto__', ''),
  fc.constantFrom(...ABSENCES).map((absent) => ({ absent })),
)
const anyRow: fc.Arbitrary<Row> = fc.dictionary(fc.constantFrom(...names, 'other column'), anyCell)

describe('A score', () => {
  it('is the base and the points of each characteristic, always whole', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const { points, byCharacteristic } = scoreRow(prepared, row)
        expect(Number.isInteger(points)).toBe(true)
        expect(byCharacteristic.map(({ name }) => name)).toEqual(names)
        expect(byCharacteristic.reduce((sum, each) => sum + each.points, scorecard.basePoints)).toBe(points)
      }),
      { seed: 5, numRuns: 500 },
    )
  })

  it('of a table’s row, with its reasons, is that of the row by itself', () => {
    const { points, reasons } = scoreTable(prepared, table)
    for (let row = 0; row < table.rows; row++) {
      const score = scoreRow(prepared, rowOf(table, row))
      const named = [...reasons.subarray(row * REASONS_MAX, (row + 1) * REASONS_MAX)].filter((place) => place > 0)
      expect(points[row]).toBe(score.points)
      expect(named.map((place) => names[place - 1])).toEqual(reasonsOf(score).map(({ name }) => name))
    }
  })

  it('of a row of which nothing is known is the base, whatever kind of absence it is', () => {
    for (const absent of ['missing', 'provider_silent', 'withheld'] as const) {
      const row = Object.fromEntries(names.map((name) => [name, { absent }]))
      expect(scoreRow(prepared, row).points).toBe(scorecard.basePoints)
    }
    expect(scoreRow(prepared, {})).toEqual(
      scoreRow(prepared, Object.fromEntries(names.map((name) => [name, Number.NaN]))),
    )
    expect(
      scoreTable(prepared, tableOf({ unasked: { kind: 'number', values: new Float64Array(2), absence: null } })).points,
    ).toEqual(Int32Array.of(scorecard.basePoints, scorecard.basePoints))
  })

  it('of a category that training did not see takes and gives nothing', () => {
    const [other] = scoreRow(prepared, { trade: 'unheard of' }).byCharacteristic.filter(({ name }) => name === 'trade')
    expect(other).toEqual({ name: 'trade', points: 0, lost: 0, bin: 'other' })
  })

  it('is never NaN on rows of anything', () => {
    const random = seeded(3)
    const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, Number.MAX_VALUE, 5e-324]
    const values = Float64Array.from({ length: 20_000 }, () => odd[Math.floor(random() * 8)] ?? (random() - 0.5) * 1e4)
    const absence = Uint8Array.from({ length: 20_000 }, () => Math.floor(random() * 300))
    const codes = Int32Array.from({ length: 20_000 }, () => Math.floor(random() * 9) - 3)
    const fuzzed = tableOf({
      late: { kind: 'number', values, absence: null },
      cover: { kind: 'number', values, absence },
      trade: { kind: 'category', codes, labels: ['wholesale', '', 'x'], absence: null },
    })
    const { points, reasons } = scoreTable(prepared, fuzzed)
    const most = names.length
    expect(points.every((each, row) => each === scoreRow(prepared, rowOf(fuzzed, row)).points && each > 0)).toBe(true)
    expect(reasons.every((place) => place <= most)).toBe(true)
  })
})

describe('Reasons', () => {
  it('are up to four of what cost most against the best bin, and never what is not known', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const score = scoreRow(prepared, row)
        const reasons = reasonsOf(score)
        const lost = reasons.map((reason) => reason.lost)
        expect(lost).toEqual([...lost].sort((a, b) => b - a))
        expect(reasons.length).toBe(Math.min(4, score.byCharacteristic.filter((each) => each.lost > 0).length))
        expect(reasons.every(({ bin }) => typeof bin === 'number' || bin === 'not_applicable')).toBe(true)
        expect(strengthsOf(score).every(({ points }) => points > 0)).toBe(true)
      }),
      { seed: 6, numRuns: 300 },
    )
  })

  it('are not of what does not apply, where training learnt nothing of that', () => {
    const [first] = scorecard.characteristics
    if (first === undefined) throw new Error('a characteristic')
    const unlearnt = { absence: 'not_applicable', goods: 1, bads: 0, woe: 0, points: 0 } as const
    const card = { ...scorecard, characteristics: [{ ...first, absences: [unlearnt] }] }
    const score = scoreRow(prepareScorecard(card), { [first.name]: { absent: 'not_applicable' } })
    expect(score.byCharacteristic).toMatchObject([{ points: 0, lost: 0, bin: 'not_applicable' }])
    expect(reasonsOf(score)).toEqual([])
  })

  it('come true: moving to the bin that a what-if names brings exactly its points', () => {
    const row = { late: 110, cover: 20, trade: 'catering' }
    const before = scoreRow(prepared, row).points
    const changes = whatIf(prepared, row)
    expect(changes.map(({ name }) => name).toSorted()).toEqual(['cover', 'late', 'trade'])
    for (const { name, best, next } of changes) {
      const characteristic = scorecard.characteristics.find((each) => each.name === name)
      const valueIn = (at: number): Cell => {
        if (characteristic?.kind === 'category') return characteristic.bins[at]?.labels[0] ?? ''
        return characteristic?.bins[at]?.upTo ?? 1e6
      }
      expect(scoreRow(prepared, { ...row, [name]: valueIn(best.bin) }).points - before).toBe(best.gain)
      expect(scoreRow(prepared, { ...row, [name]: valueIn(next.bin) }).points - before).toBe(next.gain)
      expect(next.gain).toBeLessThanOrEqual(best.gain)
    }
  })

  it('leave open what an unknown value would bring: less or more', () => {
    const [unknown] = unknownsOf(prepared, { late: 0, trade: 'building' })
    expect(unknown).toMatchObject({ name: 'cover', why: 'missing' })
    expect(unknown?.low).toBeLessThan(0)
    expect(unknown?.high).toBeGreaterThan(0)
  })
})
