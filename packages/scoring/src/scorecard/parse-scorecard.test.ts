import { describe, expect, it } from 'vitest'
import { LOAN_INPUTS, someLoans } from '../testing/seeded.ts'
import { trainScorecard } from '../training/train-scorecard.ts'
import { parseScorecard } from './parse-scorecard.ts'
import { prepareScorecard } from './prepare-scorecard.ts'
import { scoreTable } from './score-table.ts'
import type { Calibration, Scorecard, ScorecardCharacteristic } from './scorecard.ts'

const { table, outcomes } = someLoans(4_000, 17)
const trained = trainScorecard(table, outcomes, { name: 'loans', inputs: LOAN_INPUTS, outcome: 'charged off' })
if (!trained.ok) throw new Error(trained.fault)
const scorecard = trained.value

type Mutable = { -readonly [Key in keyof Scorecard]: Scorecard[Key] }
type Raw = Omit<Mutable, 'characteristics'> & { characteristics: Record<string, unknown>[] }

/** The scorecard as it is kept, with something changed. */
function kept(change: (raw: Raw) => void): unknown {
  const raw: Raw = JSON.parse(JSON.stringify(scorecard))
  change(raw)
  return raw
}

const first = (raw: Raw): Record<string, unknown> => raw.characteristics[0] ?? {}
const binsOf = (characteristic: ScorecardCharacteristic | undefined) => JSON.parse(JSON.stringify(characteristic?.bins))

const calibrated = (calibration: Calibration) => (raw: Raw) => Object.assign(raw, { calibration })
const steps = (...of: readonly (readonly [number, number])[]): Calibration => ({
  method: 'isotonic',
  steps: of.map(([fromScore, pd]) => ({ fromScore, pd, goods: 90, bads: 10 })),
})
const platt = (slope: number, covariance: readonly [number, number, number]): Calibration => ({
  ...{ method: 'platt', intercept: 1, slope, covariance },
})

describe('A scorecard that is kept', () => {
  it('comes back as it was, and scores every row as before', () => {
    const loaded = parseScorecard(JSON.parse(JSON.stringify(scorecard)))
    if (!loaded.ok) throw new Error(`${loaded.fault} at ${loaded.at}`)
    expect(loaded.value).toEqual(scorecard)
    expect(scoreTable(prepareScorecard(loaded.value), table)).toEqual(scoreTable(prepareScorecard(scorecard), table))
  })

  const shifted = binsOf(scorecard.characteristics[0])
  shifted[1].above -= 0.5
  it.each<[string, string | undefined, (raw: Raw) => void]>([
    ['scorecard_form', 'basePoints', (raw) => Object.assign(raw, { basePoints: 500.5 })],
    ['scorecard_form', '', (raw) => Object.assign(raw, { note: 'hello' })],
    ['scorecard_form', 'characteristics.0.coefficient', (raw) => Object.assign(first(raw), { coefficient: 0.1 })],
    [
      'scorecard_names',
      'characteristics.1.name',
      (raw) => Object.assign(raw.characteristics[1] ?? {}, { name: 'late' }),
    ],
    ['scorecard_never_an_input', 'characteristics.0.name', (raw) => Object.assign(first(raw), { name: 'postcode' })],
    ['scorecard_bins', 'characteristics.0.bins', (raw) => Object.assign(first(raw), { bins: shifted })],
    ['scorecard_bins', 'characteristics.0.bins', (raw) => Object.assign(first(raw), { bins: shifted.slice(1) })],
    [
      'scorecard_absence_points',
      'characteristics.0.absences',
      (raw) =>
        Object.assign(first(raw), { absences: [{ absence: 'withheld', goods: 0, bads: 0, woe: 0, points: -1 }] }),
    ],
    ['scorecard_best_points', 'characteristics.0.bestPoints', (raw) => Object.assign(first(raw), { bestPoints: 999 })],
    ['scorecard_grades', 'grades', (raw) => Object.assign(raw, { grades: [{ grade: 'A', pdUpTo: 0.5 }] })],
    ['scorecard_form', 'coverage.types.0', (raw) => Object.assign(raw.coverage, { types: ['tradelines'] })],
    ['scorecard_form', 'validation', (raw) => Object.assign(raw, { validation: JSON.parse('{"__proto__":1}') })],
    ['scorecard_calibration', 'calibration', calibrated(steps([500, 0.1], [400, 0.2]))],
    ['scorecard_calibration', 'calibration', calibrated(steps([400, 0.1], [500, 0.2]))],
    ['scorecard_calibration', 'calibration', calibrated(steps([400, 0.2], [400, 0.1]))],
    ['scorecard_calibration', 'calibration', calibrated(platt(0.01, [1, 0, 1]))],
    ['scorecard_calibration', 'calibration', calibrated(platt(-0.01, [1, 1.1, 1]))],
    ['scorecard_calibration', 'calibration', calibrated(platt(-0.01, [-1, 0, 1]))],
    ['scorecard_form', 'calibration.covariance.0', calibrated(platt(-0.01, [1.7e308, 0, 1.7e308]))],
  ])('is refused with %s at %s', (fault, at, change) => {
    expect(parseScorecard(kept(change))).toEqual({ ok: false, fault, at })
  })

  it('is refused where a category stands in two bins', () => {
    const trade = scorecard.characteristics.findIndex(({ name }) => name === 'trade')
    const bins = binsOf(scorecard.characteristics[trade])
    bins[0].labels = [...bins[0].labels, ...bins[1].labels]
    const changed = kept((raw) => Object.assign(raw.characteristics[trade] ?? {}, { bins }))
    expect(parseScorecard(changed)).toMatchObject({ ok: false, fault: 'scorecard_names' })
  })

  it('is refused where its categories are places, whatever it calls them', () => {
    const trade = scorecard.characteristics.findIndex(({ kind }) => kind === 'category')
    const bins = binsOf(scorecard.characteristics[trade])
    bins[0].labels = ['CA', 'NY', 'TX', 'FL']
    bins[1].labels = ['WA', 'OR', 'NV', 'AZ']
    const changed = kept((raw) => Object.assign(raw.characteristics[trade] ?? {}, { bins }))
    expect(parseScorecard(changed)).toEqual({
      ...{ ok: false, fault: 'scorecard_never_an_input', at: `characteristics.${trade}.bins` },
    })
  })

  it.each([null, 7, 'scorecard', [], {}])('is no %j', (value) => {
    expect(parseScorecard(value)).toMatchObject({ ok: false, fault: 'scorecard_form' })
  })
})
