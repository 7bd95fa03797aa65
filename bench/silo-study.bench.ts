/**
 * What joining silos is worth: the same cases' characteristics split over three silos, and how well a model tells them apart
 * with one, two and three. It is a simulation: in truth one file holds them all, and who would hold which is made up.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { challengerScores } from '@goodstanding/scoring'
import { readPlanRows } from '../packages/cli/src/tables/plan-rows.ts'
import { readPlan } from '../packages/cli/src/tables/training-plan.ts'
import { additiveModel, fiveFold, meanOf, ratioInputs, readRatios } from './scoring/polish-figures.ts'
import { areaOf, areaText, scorecardOf } from './scoring/table-parts.ts'

const data = (path: string) => fileURLToPath(new URL(`../../shared/data/${path}`, import.meta.url))
const LOANS = data('sba-loans/scoring.csv.gz')
const COMPANIES = data('polish-bankruptcy/5year.arff.gz')

/** Who could hold which of the loans' characteristics. */
const LOAN_SILOS: Readonly<Record<string, readonly string[]>> = {
  lender: ['amount', 'amount_rounded_to', 'guaranteed_amount', 'guaranteed_share', 'revolving', 'short_form'],
  registry: ['standing', 'sector', 'franchise'],
  'tax office': ['employees', 'amount_per_employee'],
}

/** Who could hold which of the companies' 64 ratios. */
const RATIO_SILOS: Readonly<Record<string, readonly number[]>> = {
  bank: [2, 6, 8, 10, 15, 16, 17, 25, 26, 27, 30, 34, 37, 38, 50, 51, 53, 54, 59],
  suppliers: [3, 4, 5, 12, 20, 28, 32, 33, 40, 43, 44, 45, 46, 47, 52, 55, 57, 60, 61, 62, 63],
  'tax office': [1, 7, 9, 11, 13, 14, 18, 19, 21, 22, 23, 24, 29, 31, 35, 36, 39, 41, 42, 48, 49, 56, 58, 64],
}

/** Every choice of silos that is not empty, fewest first. */
function choicesOf<Item>(silos: Readonly<Record<string, readonly Item[]>>) {
  const names = Object.keys(silos)
  return Array.from({ length: 2 ** names.length - 1 }, (_, i) => names.filter((_name, place) => ((i + 1) >> place) & 1))
    .sort((a, b) => a.length - b.length)
    .map((chosen) => ({ chosen, items: chosen.flatMap((name) => silos[name] ?? []) }))
}

type Line = { readonly chosen: readonly string[]; readonly area: number; readonly text: string }

/** Prints each choice, and what one, two and three silos tell on average. */
function printLines(lines: readonly Line[]): void {
  for (const { chosen, text } of lines) {
    process.stdout.write(`  ${String(chosen.length)}  ${chosen.join(' + ').padEnd(34)}${text}\n`)
  }
  for (const count of new Set(lines.map(({ chosen }) => chosen.length))) {
    const areas = lines.filter(({ chosen }) => chosen.length === count).map(({ area }) => area)
    process.stdout.write(`  mean with ${count} of ${Object.keys(LOAN_SILOS).length}: ${meanOf(areas).toFixed(4)}\n`)
  }
}

async function loans(): Promise<void> {
  const plan = readPlan(fileURLToPath(new URL('../samples/scoring/sba-loans.json', import.meta.url)))
  const { train, test } = await readPlanRows(LOANS, plan, ['train', 'test'])
  process.stdout.write('LOANS of 2004, tried on 2005 and 2006: scorecards, AUC out of time\n')
  const lines = choicesOf(LOAN_SILOS).map(({ chosen, items }): Line => {
    const inputs = plan.inputs.filter(({ name }) => items.includes(name))
    const area = areaOf(scorecardOf(train, inputs), test)
    return { chosen, area: area.value, text: areaText(area) }
  })
  printLines(lines)
}

function companies(): void {
  const rows = readRatios(COMPANIES)
  process.stdout.write('\nPOLISH COMPANIES a year before bankruptcy or not: additive models, mean AUC of five folds\n')
  const lines = choicesOf(RATIO_SILOS).map(({ chosen, items }): Line => {
    const inputs = ratioInputs(items)
    const areas = fiveFold(rows, 1, (train, table) => ({
      additive: challengerScores(additiveModel(train, inputs, { rounds: 300 }), table),
    }))
    const area = meanOf(areas.get('additive'))
    return { chosen, area, text: area.toFixed(4) }
  })
  printLines(lines)
}

if (existsSync(LOANS) && existsSync(COMPANIES)) {
  process.stdout.write(
    'A SIMULATION: one file holds all of these; the silos are made up to show what joining them is worth.\n\n',
  )
  await loans()
  companies()
} else {
  process.stdout.write('Skipped: the public loans and companies are not beside this repository.\n')
}
