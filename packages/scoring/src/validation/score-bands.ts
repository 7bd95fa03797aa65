import { gradeOf } from '../calibration/pd-of.ts'
import type { Grade } from '../scorecard/scorecard.ts'
import { groupOf, groupRows } from './calibration-figures.ts'
import type { JudgedRows } from './performance.ts'
import type { GradeFigures, ScoreBand } from './validation-report.ts'

const BANDS = 10
/** Of fewer rows nothing can be said against what was foretold. */
const GRADE_ROWS_LEAST = 30

/** Ten bands of like size, lowest scores first. A band breaks the order where more of it went bad than of the one below. */
export function scoreBands({ points, pds, outcomes }: JudgedRows): readonly ScoreBand[] {
  let below = 1
  return groupRows(points, BANDS).map((rows) => {
    const group = groupOf(rows, pds, outcomes)
    const isBreak = group.badRate > below
    below = group.badRate
    return { ...group, fromScore: points[rows[0] ?? 0] ?? 0, toScore: points[rows.at(-1) ?? 0] ?? 0, isBreak }
  })
}

/** Each grade with its rows, what was foretold for them and what happened. */
export function gradeFigures({ pds, outcomes }: JudgedRows, grades: readonly Grade[]): readonly GradeFigures[] {
  const rowsOf = new Map<string, number[]>(grades.map(({ grade }) => [grade, []]))
  pds.forEach((pd, row) => {
    rowsOf.get(gradeOf({ grades }, pd))?.push(row)
  })
  return grades.map(({ grade, pdUpTo }) => {
    const group = groupOf(rowsOf.get(grade) ?? [], pds, outcomes)
    const holds = group.rows < GRADE_ROWS_LEAST || (group.low <= group.meanPd && group.meanPd <= group.high)
    return { ...group, grade, pdUpTo, holds }
  })
}
