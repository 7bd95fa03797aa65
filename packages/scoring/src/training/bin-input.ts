import { binCategories, type CountedCategoryBin } from '../binning/bin-categories.ts'
import { binNumbers, type CountedNumberBin } from '../binning/bin-numbers.ts'
import type { BinningRules } from '../binning/binning-rules.ts'
import { isTooSmall } from '../binning/split-best-first.ts'
import { pointsOf, weightOf } from '../scorecard/points.ts'
import type { DroppedInput, ScorecardCharacteristic } from '../scorecard/scorecard.ts'
import { ABSENCES, type Column, type Outcomes } from '../table/table.ts'
import type { TrainingInput } from './training-options.ts'

type Counts = { readonly goods: number; readonly bads: number }

/** Bins a column and weighs the bins, or says why it cannot be a characteristic. Coefficient and points are still 0. */
export function binInput(
  input: TrainingInput,
  column: Column,
  outcomes: Outcomes,
  rules: BinningRules,
): ScorecardCharacteristic | DroppedInput {
  const absent = absencesOf(column, outcomes)
  const notApplicable = absent[ABSENCES.indexOf('not_applicable')] ?? { goods: 0, bads: 0 }
  const learns = !isTooSmall(notApplicable, rules)
  const numbers = column.kind === 'number' ? binNumbers(column, outcomes, input.direction, rules) : []
  const categories = column.kind === 'category' ? binCategories(column, outcomes, rules) : []
  const counted: readonly Counts[] = [...numbers, ...categories, ...(learns ? [notApplicable] : [])]
  const all = sumOf(counted)
  if (isTooSmall(all, rules)) return { name: input.name, why: 'too_few_rows' }
  if (counted.some(({ goods, bads }) => goods === 0 || bads === 0)) return { name: input.name, why: 'too_few_rows' }
  if (counted.length < 2) return { name: input.name, why: 'no_difference' }
  const base = {
    name: input.name,
    direction: input.direction,
    coefficient: 0,
    absences: ABSENCES.map((absence, i) => {
      const counts = absent[i] ?? { goods: 0, bads: 0 }
      const isLearnt = absence === 'not_applicable' && learns
      return { absence, ...counts, woe: isLearnt ? weightOf(counts, all) : 0, points: 0 }
    }),
    bestPoints: 0,
    ...(input.reason === undefined ? {} : { reason: input.reason }),
  }
  return column.kind === 'number'
    ? { ...base, kind: 'number', bins: weighed<CountedNumberBin>(numbers, all) }
    : { ...base, kind: 'category', bins: inOrder(weighed<CountedCategoryBin>(categories, all)), otherPoints: 0 }
}

function weighed<Bin extends Counts>(bins: readonly Bin[], all: Counts): (Bin & { woe: number; points: number })[] {
  return bins.map((bin) => ({ ...bin, woe: weightOf(bin, all), points: 0 }))
}

/** Riskiest first: labels were put in order with a prior, which may have turned neighbours around. */
function inOrder<Bin extends { readonly woe: number }>(bins: readonly Bin[]): Bin[] {
  return bins.toSorted((a, b) => a.woe - b.woe)
}

/** The characteristic with its coefficient and the points that follow from it. */
export function withPoints(characteristic: ScorecardCharacteristic, coefficient: number): ScorecardCharacteristic {
  const pointed = <Figures extends { readonly woe: number }>(figures: Figures) => ({
    ...figures,
    points: pointsOf(coefficient, figures.woe),
  })
  const absences = characteristic.absences.map(pointed)
  if (characteristic.kind === 'category') {
    const bins = characteristic.bins.map(pointed)
    return { ...characteristic, coefficient, absences, bins, bestPoints: bestOf(bins) }
  }
  const bins = characteristic.bins.map(pointed)
  return { ...characteristic, coefficient, absences, bins, bestPoints: bestOf(bins) }
}

function bestOf(bins: readonly { readonly points: number }[]): number {
  return bins.reduce((best, { points }) => Math.max(best, points), Number.NEGATIVE_INFINITY)
}

function absencesOf({ absence }: Column, outcomes: Outcomes): readonly Counts[] {
  const counts = ABSENCES.map(() => ({ goods: 0, bads: 0 }))
  for (let row = 0; absence !== null && row < absence.length; row++) {
    const kind = counts[(absence[row] ?? 0) - 1]
    if (kind === undefined) continue
    if (outcomes[row] === 1) kind.bads++
    else kind.goods++
  }
  return counts
}

function sumOf(counts: readonly Counts[]): Counts {
  return counts.reduce((sum, { goods, bads }) => ({ goods: sum.goods + goods, bads: sum.bads + bads }), {
    goods: 0,
    bads: 0,
  })
}
