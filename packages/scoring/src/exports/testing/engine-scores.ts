import { reasonsOf } from '../../reasons/reasons.ts'
import { prepareScorecard } from '../../scorecard/prepare-scorecard.ts'
import { scoreRow } from '../../scorecard/score-row.ts'
import type { Scorecard } from '../../scorecard/scorecard.ts'
import { rowOf } from '../../table/row-of.ts'
import type { Table } from '../../table/table.ts'

/** A row's score and its reasons' names, as the engine has them and every export must. */
export type RowScore = { readonly score: number; readonly reasons: readonly string[] }

/** Scores of a table by the engine. */
export function engineScores(scorecard: Scorecard, table: Table): readonly RowScore[] {
  const prepared = prepareScorecard(scorecard)
  return Array.from({ length: table.rows }, (_, row) => {
    const score = scoreRow(prepared, rowOf(table, row))
    return { score: score.points, reasons: reasonsOf(score).map(({ name }) => name) }
  })
}
