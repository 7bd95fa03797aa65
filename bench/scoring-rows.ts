import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type Column, type PreparedScorecard, type Table, type TrainingInput, takeRows } from '@goodstanding/scoring'

/** Rows to learn from, and where they come from. */
export type TrainingRows = {
  readonly table: Table
  readonly outcomes: Uint8Array
  readonly inputs: readonly TrainingInput[]
  readonly source: string
}

const LOANS = new URL('../../shared/data/sba-loans/scoring.csv.gz', import.meta.url)

const INPUTS: readonly TrainingInput[] = [
  { name: 'amount', direction: 'higher_is_safer' },
  { name: 'guaranteed_amount', direction: 'higher_is_safer' },
  { name: 'guaranteed_share', direction: 'none' },
  { name: 'employees', direction: 'higher_is_safer' },
  { name: 'amount_per_employee', direction: 'none' },
  { name: 'jobs_created', direction: 'none' },
  { name: 'jobs_retained', direction: 'none' },
  { name: 'jobs_share', direction: 'none' },
  { name: 'day_of_year', direction: 'none' },
  { name: 'standing', direction: 'none' },
  { name: 'franchise', direction: 'none' },
  { name: 'revolving', direction: 'none' },
  { name: 'short_form', direction: 'none' },
  { name: 'sector', direction: 'none' },
]

/** So many rows, drawn with a seed from the public loans with fourteen inputs that are known at application. */
export function drawnRows(rows: number): TrainingRows {
  const { table, outcomes, source } = existsSync(LOANS) ? realRows() : inventedRows(17_900)
  const random = seeded(7)
  const drawn = Int32Array.from({ length: rows }, () => Math.floor(random() * table.rows))
  return {
    table: takeRows(table, drawn),
    outcomes: Uint8Array.from(drawn, (row) => outcomes[row] ?? 0),
    inputs: INPUTS,
    source,
  }
}

/** Cells of anything: near and far numbers, infinities, NaN, absences of every kind and codes out of range. */
export function fuzzedTable(rows: number, { characteristics }: PreparedScorecard, seed: number): Table {
  const random = seeded(seed)
  const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, Number.MAX_VALUE, Number.MIN_VALUE]
  const columns = characteristics.map(({ name, kind, bounds, binOfLabel }): [string, Column] => {
    const absence = Uint8Array.from({ length: rows }, () => (random() < 0.7 ? 0 : Math.floor(random() * 256)))
    if (kind === 'category') {
      const labels = [...binOfLabel.keys(), 'unheard of', '']
      const codes = Int32Array.from({ length: rows }, () => Math.floor(random() * (labels.length + 4)) - 2)
      return [name, { kind, codes, labels, absence }]
    }
    const values = Float64Array.from({ length: rows }, () => {
      const bound = bounds[Math.floor(random() * bounds.length)] ?? 0
      return odd[Math.floor(random() * 12)] ?? bound + Math.round((random() - 0.5) * 4)
    })
    return [name, { kind, values, absence }]
  })
  return { rows, columns: new Map(columns) }
}

type Raw = Omit<TrainingRows, 'inputs'>

function realRows(): Raw {
  const [header = '', ...lines] = gunzipSync(readFileSync(LOANS)).toString().trimEnd().split(/\r?\n/)
  const cells = lines.map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
  const text = (name: string) => {
    const at = header.split(',').indexOf(name)
    return cells.map((row) => row[at] ?? '')
  }
  const number = (name: string) => text(name).map((cell) => (cell === '' ? Number.NaN : Number(cell)))
  const [amount, guaranteed, employees] = [number('GrAppv'), number('SBA_Appv'), number('NoEmp')]
  const created = number('CreateJob')
  const over = (part: readonly number[], of: readonly number[]) => part.map((value, i) => value / (of[i] || Number.NaN))
  const days = text('ApprovalDate').map((day) => {
    const [month = 1, date = 1] = day.split('/').map(Number)
    return (month - 1) * 31 + date
  })
  const columns: readonly Column[] = [
    ...[amount, guaranteed, over(guaranteed, amount), employees, over(amount, employees), created].map(numbers),
    ...[number('RetainedJob'), over(created, employees), days].map(numbers),
    ...[text('NewExist'), text('FranchiseCode').map((code) => String(Number(code) > 1)), text('RevLineCr')].map(
      categories,
    ),
    ...[text('LowDoc'), text('NAICS').map((code) => code.slice(0, 2))].map(categories),
  ]
  const outcomes = Uint8Array.from(text('MIS_Status'), (status) => Number(status === 'CHGOFF'))
  return { ...tableOf(columns), outcomes, source: `${lines.length.toLocaleString('en')} public SBA loans, drawn again` }
}

function inventedRows(rows: number): Raw {
  const random = seeded(3)
  const outcomes = Uint8Array.from({ length: rows }, () => Number(random() < 0.25))
  const shifted = (row: number) => random() + 0.3 * (outcomes[row] ?? 0)
  const columns = INPUTS.map((_, i) => {
    const values = Array.from({ length: rows }, (_, row) => shifted(row))
    return i < 9
      ? numbers(values.map((value) => Math.round(value * 10 ** (i % 5))))
      : categories(values.map((value) => value.toFixed(1)))
  })
  return { ...tableOf(columns), outcomes, source: 'invented rows, since the public loans are not here' }
}

function tableOf(columns: readonly Column[]): { readonly table: Table } {
  const [first] = columns
  const rows = first === undefined ? 0 : first.kind === 'number' ? first.values.length : first.codes.length
  return { table: { rows, columns: new Map(columns.map((column, i) => [INPUTS[i]?.name ?? '', column])) } }
}

function numbers(values: readonly number[]): Column {
  return { kind: 'number', values: Float64Array.from(values), absence: null }
}

function categories(texts: readonly string[]): Column {
  const labels = [...new Set(texts)]
  const codes = new Map(labels.map((label, code) => [label, code]))
  return { kind: 'category', codes: Int32Array.from(texts, (label) => codes.get(label) ?? -1), labels, absence: null }
}

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
