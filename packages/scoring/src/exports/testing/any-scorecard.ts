import fc from 'fast-check'
import type { AbsenceBin, Scorecard, ScorecardCharacteristic } from '../../scorecard/scorecard.ts'
import { ABSENCES, type Column, type Table } from '../../table/table.ts'
import { tableOf } from '../../testing/seeded.ts'

/** Names and categories that other programs stumble over. */
const NAMES = [
  'late',
  'cover ratio',
  'score',
  'reason_1',
  "it's",
  'a "b"',
  '<a & b>',
  'größe',
  '資産',
  'select',
  'x\\y',
]
const LABELS = ['a', 'A', '', ' a', 'a b', "o'clock", '"q"', 'x\ty', 'x\ny\r', '\\', '資産', '<&>', '__proto__', '=1+1']
const NUMBERS = [0, -0, 0.1, 1 / 3, 0.30000000000000004, 1e-300, 5e-324, -1e21, 123456789.123, Number.MAX_VALUE]

const points = fc.integer({ min: -60, max: 60 })
const figures = { goods: fc.constant(40), bads: fc.constant(9), woe: fc.constant(0.25) }

const someNumbers = fc
  .uniqueArray(fc.oneof(fc.constantFrom(...NUMBERS), fc.double({ noNaN: true, noDefaultInfinity: true })), {
    maxLength: 5,
    comparator: (a, b) => a === b,
  })
  .map((values) => values.toSorted((a, b) => a - b))

/** The kinds of absence, of which `not_applicable` alone may have been learnt. */
const absences = fc.record({ seen: fc.boolean(), worth: points }).map(({ seen, worth }): readonly AbsenceBin[] =>
  ABSENCES.map((absence) => {
    const isLearnt = seen && absence === 'not_applicable'
    return { absence, goods: isLearnt ? 30 : 0, bads: isLearnt ? 6 : 0, woe: 0, points: isLearnt ? worth : 0 }
  }),
)

const numberCharacteristic = fc
  .record({ bounds: someNumbers, absences, worth: fc.array(fc.record({ ...figures, points }), { minLength: 6 }) })
  .map(({ bounds, absences, worth }): Unnamed => {
    const bins = worth.slice(0, bounds.length + 1).map((each, bin) => ({
      ...each,
      above: bounds[bin - 1] ?? null,
      upTo: bounds[bin] ?? null,
    }))
    return { kind: 'number', direction: 'none', coefficient: -1, absences, bins, bestPoints: bestOf(bins) }
  })

const categoryCharacteristic = fc
  .record({
    labels: fc.uniqueArray(fc.constantFrom(...LABELS), { minLength: 1, maxLength: 6 }),
    absences,
    worth: fc.array(fc.record({ ...figures, points }), { minLength: 2, maxLength: 3 }),
  })
  .map(({ labels, absences, worth }): Unnamed => {
    const bins = worth.map((each, bin) => ({ ...each, labels: labels.filter((_, i) => i % worth.length === bin) }))
    const base = { direction: 'none', coefficient: -1, absences, bestPoints: bestOf(bins) } as const
    return { ...base, kind: 'category', bins, otherPoints: 0 }
  })

type Unnamed = WithoutName<ScorecardCharacteristic>
type WithoutName<T> = T extends unknown ? Omit<T, 'name'> : never

/** Any scorecard with up to six characteristics, of which some have one bin only or reach no points at all. */
const anyScorecard: fc.Arbitrary<Scorecard> = fc
  .record({
    names: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 6 }),
    inputs: fc.array(fc.oneof(numberCharacteristic, categoryCharacteristic), { minLength: 6, maxLength: 6 }),
    basePoints: fc.integer({ min: 300, max: 700 }),
  })
  .map(({ names, inputs, basePoints }) => ({
    v: 1,
    kind: 'scorecard',
    name: 'any <card> -- of "all"\n; ',
    intercept: -2,
    basePoints,
    characteristics: names.flatMap((name, i) => {
      const input = inputs[i]
      return input === undefined ? [] : [{ ...input, name }]
    }),
    calibration: { method: 'scale' },
    grades: [],
    coverage: { types: [], minimumCharacteristics: 0 },
    training: { rows: 49, goods: 40, bads: 9, window: null, dataHash: null, outcome: 'any', generated: true },
    validation: {},
    limits: [],
    overrides: [],
  }))

/** Any scorecard with rows for it: values at, just below and just above each bound, unseen categories, every absence. */
export const anyScorecardWithRows: fc.Arbitrary<{ scorecard: Scorecard; table: Table }> = anyScorecard.chain(
  (scorecard) =>
    fc.tuple(...scorecard.characteristics.map((characteristic) => cellsFor(characteristic))).map((columns) => ({
      scorecard,
      table: tableOf(Object.fromEntries(scorecard.characteristics.map(({ name }, i) => [name, columns[i] ?? EMPTY]))),
    })),
)

const ROWS = 20
const EMPTY: Column = { kind: 'number', values: new Float64Array(ROWS), absence: null }

function cellsFor(characteristic: ScorecardCharacteristic): fc.Arbitrary<Column> {
  const isSeen = characteristic.absences.some(({ absence, goods }) => absence === 'not_applicable' && goods > 0)
  const kinds = ABSENCES.flatMap((absence, i) => (absence !== 'not_applicable' || isSeen ? [i + 1] : []))
  const cells = fc.array(fc.tuple(valueFor(characteristic), fc.constantFrom(0, 0, 0, ...kinds)), {
    minLength: ROWS,
    maxLength: ROWS,
  })
  return cells.map((rows): Column => {
    const absence = Uint8Array.from(rows, ([, kind]) => kind)
    if (characteristic.kind === 'number') {
      const values = Float64Array.from(rows, ([value, kind]) => (kind === 0 ? Number(value) : Number.NaN))
      return { kind: 'number', values, absence }
    }
    const labels = [...LABELS, 'unseen']
    const codes = Int32Array.from(rows, ([value, kind]) => (kind === 0 ? labels.indexOf(String(value)) : -1))
    return { kind: 'category', codes, labels, absence }
  })
}

function valueFor(characteristic: ScorecardCharacteristic): fc.Arbitrary<number | string> {
  if (characteristic.kind === 'category') return fc.constantFrom(...LABELS, 'unseen')
  const bounds = characteristic.bins.flatMap(({ upTo }) => (upTo === null ? [] : [upTo, above(upTo), -above(-upTo)]))
  const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0]
  return fc.oneof(fc.constantFrom(...bounds, ...odd), fc.double())
}

/** The next greater double. */
function above(value: number): number {
  if (value === 0) return Number.MIN_VALUE
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? 1n : -1n))
  return view.getFloat64(0)
}

function bestOf(bins: readonly { readonly points: number }[]): number {
  return Math.max(...bins.map((bin) => bin.points))
}
