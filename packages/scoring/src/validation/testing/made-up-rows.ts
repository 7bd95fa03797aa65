import type { CategoryColumn, Column, NumberColumn, Outcomes, Table } from '../../table/table.ts'
import { trainScorecard } from '../../training/train-scorecard.ts'

/** Numbers from 0 to 1, the same for a seed anywhere. */
export function drawsOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** The categories of `sector`; the first fails more often. */
export const SECTORS: readonly string[] = ['build', 'farm', 'shop']

/** Rows of a known law, whose ages are drawn up to `oldest`: older ones are safer, indebted ones and builders riskier. */
export function madeUpRows(
  seed: number,
  rows = 4_000,
  oldest = 30,
): { readonly table: Table; readonly outcomes: Outcomes; readonly law: Float64Array } {
  const draw = drawsOf(seed)
  const [age, debt, law] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)]
  const [codes, absence, outcomes] = [new Int32Array(rows), new Uint8Array(rows), new Uint8Array(rows)]
  for (let row = 0; row < rows; row++) {
    const [years, owed, code] = [draw() * oldest, draw(), Math.floor(draw() * 3)]
    age[row] = years
    codes[row] = code
    // Every seventh debt is missing.
    absence[row] = row % 7 === 0 ? 1 : 0
    debt[row] = row % 7 === 0 ? Number.NaN : owed
    law[row] = 1 / (1 + Math.exp(1 + 0.08 * years - 2 * owed - (code === 0 ? 0.8 : 0)))
    outcomes[row] = draw() < (law[row] ?? 0) ? 1 : 0
  }
  const numbers = (values: Float64Array, absent: Uint8Array | null): NumberColumn => ({
    kind: 'number',
    values,
    absence: absent,
  })
  const sector: CategoryColumn = { kind: 'category', codes, labels: SECTORS, absence: null }
  const columns = new Map<string, Column>([
    ['age', numbers(age, null)],
    ['debt', numbers(debt, absence)],
    ['sector', sector],
  ])
  return { table: { rows, columns }, outcomes, law }
}

/** A scorecard that learnt from made-up rows. */
export function madeUpScorecard(seed: number) {
  const { table, outcomes } = madeUpRows(seed)
  const inputs = [
    { name: 'age', direction: 'higher_is_safer' },
    { name: 'debt', direction: 'higher_is_riskier' },
    { name: 'sector', direction: 'none' },
  ] as const
  const trained = trainScorecard(table, outcomes, { name: 'trial', inputs, outcome: 'made up' })
  if (!trained.ok) throw new Error(trained.fault)
  return trained.value
}
