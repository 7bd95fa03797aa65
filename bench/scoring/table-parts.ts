import {
  areaUnderCurve,
  type Interval,
  type Outcomes,
  prepareScorecard,
  type Scorecard,
  scoreTable,
  type Table,
  tableAt,
  trainScorecard,
} from '@goodstanding/scoring'

/** Rows with their outcomes. */
export type Rows = { readonly table: Table; readonly outcomes: Outcomes }
/** An input and what more of it means. */
export type Input = Parameters<typeof trainScorecard>[2]['inputs'][number]

/** The rows for which something holds. */
export function partOf({ table, outcomes }: Rows, holds: (row: number) => boolean): Rows {
  const rows = [...outcomes.keys()].filter(holds)
  return { table: tableAt(table, rows), outcomes: Uint8Array.from(rows, (row) => outcomes[row] ?? 0) }
}

/** A scorecard of these rows; they must teach one. */
export function scorecardOf({ table, outcomes }: Rows, inputs: readonly Input[]): Scorecard {
  const trained = trainScorecard(table, outcomes, { name: 'trial', inputs, outcome: 'bad' })
  if (!trained.ok) throw new Error(`${trained.fault} ${trained.at ?? ''}`)
  return trained.value
}

/** How well a scorecard tells rows apart. */
export function areaOf(scorecard: Scorecard, { table, outcomes }: Rows): Interval {
  return areaOfRisks(risksOf(scorecard, table), outcomes)
}

/** A scorecard's points turned about, so that more is riskier. */
export function risksOf(scorecard: Scorecard, table: Table): Float64Array {
  return Float64Array.from(scoreTable(prepareScorecard(scorecard), table).points, (points) => -points)
}

/** The area of risks; there must be goods and bads. */
export function areaOfRisks(risks: Float64Array, outcomes: Outcomes): Interval {
  const area = areaUnderCurve(risks, outcomes)
  if (area === null) throw new Error('goods and bads are needed')
  return area
}

/** An area as a line of figures has it. */
export function areaText({ value, low, high }: Interval): string {
  return `${value.toFixed(4)}   (95 %: ${low.toFixed(4)} to ${high.toFixed(4)})`
}
