import { describe, expect, it } from 'vitest'
import { parseValidationReport } from './parse-validation-report.ts'
import { madeUpRows, madeUpScorecard } from './testing/made-up-rows.ts'
import { validateScorecard } from './validate-scorecard.ts'

const { table, outcomes } = madeUpRows(2)
const report = validateScorecard(madeUpScorecard(1), {
  samples: [{ kind: 'holdout', name: 'other rows', table, outcomes, days: null }],
  reference: madeUpRows(1).table,
})
const kept = JSON.parse(JSON.stringify(report))

describe('A validation report that was kept', () => {
  it('is read as it was written', () => {
    expect(parseValidationReport(kept)).toEqual({ ok: true, value: kept })
  })

  it.each(Object.keys(kept))('is refused without its member %s, and with another in its place', (name) => {
    const { [name]: _, ...rest } = kept
    for (const value of [rest, { ...rest, [`${name}_`]: 1 }, { ...kept, [name]: Symbol(name) }]) {
      expect(parseValidationReport(value)).toMatchObject({ ok: false, fault: 'validation_form' })
    }
  })
})
