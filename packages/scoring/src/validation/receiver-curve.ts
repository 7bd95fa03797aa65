import type { Outcomes } from '../table/table.ts'
import { ascending } from './midranks.ts'
import type { SampleReport } from './validation-report.ts'

/** Points of the curve that are kept to be drawn. */
const POINTS_MAX = 101

type RocPoint = SampleReport['roc'][number]

/**
 * The receiver's curve and its greatest gap: the Kolmogorov–Smirnov distance between the scores of goods and bads. Null and
 * empty where goods or bads lack.
 */
export function receiverCurve(
  points: Int32Array,
  outcomes: Outcomes,
): { readonly ks: number | null; readonly roc: readonly RocPoint[] } {
  const bads = outcomes.reduce((sum, outcome) => sum + outcome, 0)
  const goods = outcomes.length - bads
  if (bads === 0 || goods === 0) return { ks: null, roc: [] }
  const curve = cumulated(points, outcomes).map(({ score, goods: g, bads: b }) => ({
    score,
    goods: g / goods,
    bads: b / bads,
  }))
  const ks = curve.reduce((most, point) => Math.max(most, Math.abs(point.bads - point.goods)), 0)
  return { ks, roc: thinned(curve) }
}

/** Goods and bads at or below each score that occurs. */
function cumulated(points: Int32Array, outcomes: Outcomes): readonly RocPoint[] {
  const curve: { score: number; goods: number; bads: number }[] = []
  let [goods, bads] = [0, 0]
  for (const row of ascending(points)) {
    const score = points[row] ?? 0
    if (outcomes[row] === 1) bads += 1
    else goods += 1
    if (curve.at(-1)?.score === score) curve.pop()
    curve.push({ score, goods, bads })
  }
  return curve
}

/** At most so many points of a curve, its last among them, in front of them (0, 0). */
function thinned(curve: readonly RocPoint[]): readonly RocPoint[] {
  const [first] = curve
  const last = curve.length - 1
  const room = POINTS_MAX - 1
  const kept = curve.filter(
    (_, i) => curve.length <= room || i === last || Math.floor((i * room) / last) > Math.floor(((i - 1) * room) / last),
  )
  return first === undefined ? [] : [{ score: first.score - 1, goods: 0, bads: 0 }, ...kept]
}
