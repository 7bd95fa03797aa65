import type { CategoryColumn, Column, NumberColumn, Outcomes, Table } from '../table/table.ts'

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A column of numbers; null is missing. */
export function numbers(values: readonly (number | null)[], absence?: Uint8Array): NumberColumn {
  return {
    kind: 'number',
    values: Float64Array.from(values, (value) => value ?? Number.NaN),
    absence: absence ?? Uint8Array.from(values, (value) => Number(value === null)),
  }
}

/** A column of categories. */
export function categories(values: readonly string[]): CategoryColumn {
  const labels = [...new Set(values)]
  return { kind: 'category', codes: Int32Array.from(values, (value) => labels.indexOf(value)), labels, absence: null }
}

/** A table of these columns. */
export function tableOf(columns: Readonly<Record<string, Column>>): Table {
  const [first] = Object.values(columns)
  if (first === undefined) throw new Error('a table needs a column')
  return {
    rows: first.kind === 'number' ? first.values.length : first.codes.length,
    columns: new Map(Object.entries(columns)),
  }
}

/**
 * Made-up loans: `late` (days beyond terms) raises risk, `cover` lowers it, `trade` is a category, `noise` tells nothing.
 * Some cells are absent, in each of the four ways.
 */
export function someLoans(rows: number, seed: number): { readonly table: Table; readonly outcomes: Outcomes } {
  const random = seeded(seed)
  const late: number[] = []
  const cover: (number | null)[] = []
  const trade: string[] = []
  const noise: number[] = []
  const absence = new Uint8Array(rows)
  const outcomes = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) {
    const days = Math.floor(random() ** 3 * 120)
    const ratio = Math.round(random() * 3_000)
    const kind = ['wholesale', 'building', 'catering'][Math.floor(random() * 3)] ?? 'wholesale'
    absence[row] = random() < 0.2 ? 1 + Math.floor(random() * 4) : 0
    const odds = -2.2 + days / 40 - ratio / 1_500 + (kind === 'catering' ? 0.7 : 0)
    outcomes[row] = Number(random() < 1 / (1 + Math.exp(-odds)))
    late.push(days)
    cover.push(absence[row] === 0 ? ratio : null)
    trade.push(kind)
    noise.push(random())
  }
  const columns = {
    late: numbers(late),
    cover: numbers(cover, absence),
    trade: categories(trade),
    noise: numbers(noise),
  }
  return { table: tableOf(columns), outcomes }
}

/** Inputs that fit `someLoans`. */
export const LOAN_INPUTS = [
  { name: 'late', direction: 'higher_is_riskier' },
  { name: 'cover', direction: 'higher_is_safer' },
  { name: 'trade', direction: 'none' },
] as const
