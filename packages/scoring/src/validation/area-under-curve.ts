import { assert } from '@goodstanding/core'
import type { Outcomes } from '../table/table.ts'
import { midranks } from './midranks.ts'
import type { Interval } from './validation-report.ts'

/** The normal deviate that leaves 2.5 % on either side. */
export const DEVIATE_95 = 1.959963984540054

/**
 * The area under the receiver's curve: the chance that a bad has a higher risk than a good, ties counting half. The interval
 * is by DeLong, DeLong and Clarke-Pearson (1988), computed from midranks (Sun and Xu 2014). Null where goods or bads lack.
 */
export function areaUnderCurve(risks: Float64Array, outcomes: Outcomes): Interval | null {
  const parts = placements(risks, outcomes)
  if (parts === null) return null
  return intervalOf(parts.auc, covariance(parts, parts))
}

/** The areas of two models on the same rows and their difference, first less second, with its interval (DeLong). */
export function compareAreas(
  first: Float64Array,
  second: Float64Array,
  outcomes: Outcomes,
): { readonly first: Interval; readonly second: Interval; readonly difference: Interval } | null {
  const [a, b] = [placements(first, outcomes), placements(second, outcomes)]
  if (a === null || b === null) return null
  const [ofA, ofB, ofBoth] = [covariance(a, a), covariance(b, b), covariance(a, b)]
  // Rounding can leave the variance of a difference of equals just below zero.
  const spread = DEVIATE_95 * Math.sqrt(Math.max(0, ofA + ofB - 2 * ofBoth))
  const value = a.auc - b.auc
  return {
    first: intervalOf(a.auc, ofA),
    second: intervalOf(b.auc, ofB),
    difference: { value, low: value - spread, high: value + spread },
  }
}

/** For each bad the share of goods below it, for each good the share of bads above it. */
type Placements = { readonly auc: number; readonly ofBads: Float64Array; readonly ofGoods: Float64Array }

function placements(risks: Float64Array, outcomes: Outcomes): Placements | null {
  assert(risks.length === outcomes.length, 'an outcome for every risk')
  const bads = risks.filter((_, row) => outcomes[row] === 1)
  const goods = risks.filter((_, row) => outcomes[row] !== 1)
  if (bads.length === 0 || goods.length === 0) return null
  const all = midranks(risks)
  const allOfBads = all.filter((_, row) => outcomes[row] === 1)
  const allOfGoods = all.filter((_, row) => outcomes[row] !== 1)
  const [withinBads, withinGoods] = [midranks(bads), midranks(goods)]
  const ofBads = allOfBads.map((rank, i) => (rank - (withinBads[i] ?? 0)) / goods.length)
  const ofGoods = allOfGoods.map((rank, i) => 1 - (rank - (withinGoods[i] ?? 0)) / bads.length)
  return { auc: meanOf(ofBads), ofBads, ofGoods }
}

function covariance(a: Placements, b: Placements): number {
  return (
    sampleCovariance(a.ofBads, b.ofBads) / a.ofBads.length + sampleCovariance(a.ofGoods, b.ofGoods) / a.ofGoods.length
  )
}

function sampleCovariance(a: Float64Array, b: Float64Array): number {
  if (a.length < 2) return 0
  const [meanA, meanB] = [meanOf(a), meanOf(b)]
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - meanA) * ((b[i] ?? 0) - meanB)
  return sum / (a.length - 1)
}

function meanOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

function intervalOf(value: number, variance: number): Interval {
  const spread = DEVIATE_95 * Math.sqrt(variance)
  return { value, low: Math.max(0, value - spread), high: Math.min(1, value + spread) }
}
