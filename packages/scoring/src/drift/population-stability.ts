import type { StabilityFigures, StabilityLevel } from '../validation/validation-report.ts'

/** From here on a population has shifted, and from there on it is another one. */
export const STABILITY_LIMITS = { shifted: 0.1, alarm: 0.25 } as const

/** Rows in each bin then and now. */
export type BinCounts = { readonly bin: string; readonly reference: number; readonly current: number }

/**
 * Population stability index: the sum over bins of (now - then) · ln(now / then) of their shares. Half a row is added to each
 * bin, so that an empty one weighs as its table allows and not without bound. Bins that are empty in both are left out.
 */
export function populationStability(name: string, counts: readonly BinCounts[]): StabilityFigures {
  const filled = counts.filter(({ reference, current }) => reference > 0 || current > 0)
  const [then, now] = [sharesOf(filled, 'reference'), sharesOf(filled, 'current')]
  const bins = filled.map(({ bin }, i) => ({ bin, reference: then.raw[i] ?? 0, current: now.raw[i] ?? 0 }))
  const psi = filled.reduce((sum, _, i) => {
    const [a, b] = [then.padded[i] ?? 1, now.padded[i] ?? 1]
    return sum + (b - a) * Math.log(b / a)
  }, 0)
  return { name, psi, level: stabilityLevel(psi), bins }
}

/** What a population stability index says. */
export function stabilityLevel(psi: number): StabilityLevel {
  if (psi >= STABILITY_LIMITS.alarm) return 'alarm'
  return psi >= STABILITY_LIMITS.shifted ? 'shifted' : 'stable'
}

function sharesOf(counts: readonly BinCounts[], of: 'reference' | 'current') {
  const total = counts.reduce((sum, each) => sum + each[of], 0)
  return {
    raw: counts.map((each) => (total === 0 ? 0 : each[of] / total)),
    padded: counts.map((each) => (each[of] + 0.5) / (total + counts.length / 2)),
  }
}
