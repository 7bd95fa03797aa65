import { gradeOf, type PreparedScorecard, pdOf, prepareScorecard, REASONS_MAX, scoreTable } from '@goodstanding/scoring'
import type { Command } from 'commander'
import { writeWhole } from '../files/write-whole.ts'
import type { Answer } from '../output/print.ts'
import { table } from '../output/table.ts'
import { withExamples } from '../output/with-examples.ts'
import { readScorecardFile } from '../reports/read-scorecard-file.ts'
import { runCommand } from '../run-command.ts'
import { scorecardPlan } from '../scores/scorecard-plan.ts'
import { percent } from '../scores/scorecard-text.ts'
import { type PlanRows, readPlanRows } from '../tables/plan-rows.ts'
import { readPlan } from '../tables/training-plan.ts'

type Options = { readonly scorecard: string; readonly plan?: string; readonly where?: string; readonly out: string }

/** `goodstanding score apply TABLE --scorecard FILE` */
export function addScoreApply(score: Command): void {
  const command = score
    .command('apply')
    .argument('<table>', 'CSV, gzipped or not, or Parquet')
    .requiredOption('--scorecard <file>', 'the scorecard')
    .option('--plan <file>', 'how columns become characteristics; unless said, each is a column by its own name')
    .option('--where <sql>', 'only rows for which this holds')
    .option('--out <file>', 'where the scores go, as CSV', 'scores.csv')
    .summary('points, probability of default, grade and reasons for each row of a table')
    .description(
      'Writes a line for each row: its number in the table, points, probability of default, grade, and up to four reasons: ' +
        'the characteristics that cost most points. The outcome and the parts of a plan are not looked at.\n' +
        'Exit code: 0 scored, 2 the table, the plan or the scorecard cannot be used.',
    )
    .action(async (path: string, options: Options, self: Command) => {
      await runCommand(self, () => apply(path, options))
    })
  withExamples(
    command,
    'score apply loans.csv --scorecard scorecard.json --plan samples/scoring/sba-loans.json',
    'score apply ratios.parquet --scorecard scorecard.json --out scores.csv --json',
  )
}

async function apply(path: string, { scorecard: file, plan, where, out }: Options): Promise<Answer> {
  const { scorecard, hash } = readScorecardFile(file)
  const given = scorecardPlan(scorecard, plan === undefined ? null : readPlan(plan))
  // Whoever scores does not know the outcome yet, and the day makes no difference.
  const { where: _, day: __, ...unfiltered } = { ...given, outcome: { bad: 'false', words: 'not known' } }
  const { all } = await readPlanRows(path, unfiltered, ['all'], where)
  const prepared = prepareScorecard(scorecard)
  const { lines, byGrade } = scoresOf(prepared, all)
  writeWhole(out, lines.join(''))
  const grades = scorecard.grades.map(({ grade }) => ({ grade, rows: byGrade.get(grade) ?? 0 }))
  const rows = all.table.rows
  const shares = grades.map(({ grade, rows: inGrade }) => [grade, inGrade, rows === 0 ? null : percent(inGrade / rows)])
  return {
    json: { out, scorecard: { name: scorecard.name, hash }, rows, grades },
    text: `${rows} rows scored by ${scorecard.name}, written to ${out}.\n\n${table(['grade', 'rows', 'share'], shares)}`,
  }
}

type Scores = { readonly lines: readonly string[]; readonly byGrade: ReadonlyMap<string, number> }

function scoresOf(prepared: PreparedScorecard, { table: rows, rowNumbers }: PlanRows): Scores {
  const { points, reasons } = scoreTable(prepared, rows)
  const names = ['', ...prepared.characteristics.map(({ name }) => name)]
  const gradings = new Map<number, { readonly text: string; readonly grade: string }>()
  const byGrade = new Map<string, number>()
  const lines = ['row,points,pd,grade,reason1,reason2,reason3,reason4\n']
  points.forEach((score, row) => {
    const grading = gradings.get(score) ?? gradingOf(prepared, score)
    gradings.set(score, grading)
    byGrade.set(grading.grade, (byGrade.get(grading.grade) ?? 0) + 1)
    const named = Array.from(reasons.subarray(row * REASONS_MAX, (row + 1) * REASONS_MAX), (place) => names[place])
    lines.push(`${rowNumbers[row]},${score},${grading.text},${named.join(',')}\n`)
  })
  return { lines, byGrade }
}

function gradingOf({ scorecard }: PreparedScorecard, points: number): { text: string; grade: string } {
  const { pd } = pdOf(scorecard, points)
  const grade = gradeOf(scorecard, pd)
  return { text: `${pd.toFixed(6)},${grade}`, grade }
}
