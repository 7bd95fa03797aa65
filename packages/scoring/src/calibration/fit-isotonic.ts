import type { Calibration } from '../scorecard/scorecard.ts'
import type { Outcomes } from '../table/table.ts'
import { ascending } from '../validation/midranks.ts'

type Step = { fromScore: number; goods: number; bads: number }

/** Fewer rows or bads than these tell no rate worth a step of its own. */
const LEAST_ROWS = 50
const LEAST_BADS = 5

/**
 * Fits steps of falling PD to scores by pooling adjacent violators (Ayer et al. 1955). Every step has goods and at least 5
 * bads, so none foretells certainty. Null where not even two steps are told.
 */
export function fitIsotonic(points: Int32Array, outcomes: Outcomes): (Calibration & { method: 'isotonic' }) | null {
  const pooled: Step[] = []
  for (const step of groupsOf(points, outcomes)) {
    pooled.push(step)
    while (poolsLast(pooled)) {
      const [before, last] = pooled.splice(-2, 2)
      if (before !== undefined && last !== undefined) pooled.push(joined(before, last))
    }
  }
  if (pooled.length < 2) return null
  return { method: 'isotonic', steps: pooled.map((step) => ({ ...step, pd: rateOf(step) })) }
}

function poolsLast(pooled: readonly Step[]): boolean {
  const [before, last] = pooled.slice(-2)
  return before !== undefined && last !== undefined && rateOf(last) >= rateOf(before)
}

function joined(before: Step, last: Step): Step {
  return { fromScore: before.fromScore, goods: before.goods + last.goods, bads: before.bads + last.bads }
}

/** Scores in ascending order, gathered until a group has enough rows, bads and a good; what is left joins the last. */
function groupsOf(points: Int32Array, outcomes: Outcomes): readonly Step[] {
  const groups: Step[] = []
  let open: Step | null = null
  let previous: number | null = null
  for (const row of ascending(points)) {
    const score = points[row] ?? 0
    if (open !== null && score !== previous && isEnough(open)) {
      groups.push(open)
      open = null
    }
    open ??= { fromScore: score, goods: 0, bads: 0 }
    if (outcomes[row] === 1) open.bads += 1
    else open.goods += 1
    previous = score
  }
  if (open === null) return groups
  const last = groups.at(-1)
  if (isEnough(open) || last === undefined) return [...groups, open]
  return [...groups.slice(0, -1), joined(last, open)]
}

function isEnough({ goods, bads }: Step): boolean {
  return goods + bads >= LEAST_ROWS && bads >= LEAST_BADS && goods > 0
}

function rateOf({ goods, bads }: Step): number {
  return bads / (goods + bads)
}
