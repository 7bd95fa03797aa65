import type { EraFigures, Figures } from '../generator/figures.ts'

/**
 * The share of real loans of that age, not yet charged off, that were charged off in the next twelve months: from the
 * committed figures of the year of approval, how many were lost and after how many months.
 */
export function yearlyChargeOffRisk(figures: Figures, approvedYear: number, ageMonths: number): number {
  const year = figures.years.reduce((a, b) => (distance(a.year) <= distance(b.year) ? a : b))
  const era = figures.eras.find(({ firstYear, lastYear }) => approvedYear >= firstYear && approvedYear <= lastYear)
  const { monthsToChargeOff } = era ?? (figures.eras.at(-1) as EraFigures)
  const before = year.chargeOffRate * shareUpTo(monthsToChargeOff, ageMonths)
  const after = year.chargeOffRate * shareUpTo(monthsToChargeOff, ageMonths + 12)
  return (after - before) / (1 - before)

  function distance(of: number): number {
    return Math.abs(of - approvedYear)
  }
}

/** The share of values up to `value`, by quantiles at equal steps and straight lines between them. */
function shareUpTo(quantiles: readonly number[], value: number): number {
  const at = quantiles.findIndex((quantile) => quantile > value)
  if (at === 0) return 0
  if (at === -1) return 1
  const [low, high] = [quantiles[at - 1] ?? 0, quantiles[at] ?? 0]
  return (at - 1 + (value - low) / (high - low)) / (quantiles.length - 1)
}
