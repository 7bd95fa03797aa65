import { SCALE } from './scorecard.ts'

/** Points for each unit of ln(odds of good). */
export const POINTS_PER_LOG_ODDS: number = SCALE.pointsToDouble / Math.LN2

/** The score, in whole points, at a logarithm of the odds of bad. */
export function basePointsAt(intercept: number): number {
  return whole(SCALE.points + POINTS_PER_LOG_ODDS * (-intercept - Math.log(SCALE.odds)))
}

/** What a weight of evidence adds to the score, in whole points. */
export function pointsOf(coefficient: number, woe: number): number {
  return whole(-coefficient * woe * POINTS_PER_LOG_ODDS)
}

/** Weight of evidence: ln(share of goods / share of bads), of all goods and bads that the characteristic's bins hold. */
export function weightOf(bin: { goods: number; bads: number }, all: { goods: number; bads: number }): number {
  return Math.log(bin.goods / all.goods / (bin.bads / all.bads))
}

function whole(points: number): number {
  // Never -0, which JSON would read back as 0.
  return Math.round(points) + 0
}
