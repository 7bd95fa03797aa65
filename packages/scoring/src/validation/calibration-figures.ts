import type { Outcomes } from '../table/table.ts'
import { ascending } from './midranks.ts'
import type { CalibrationGroup } from './validation-report.ts'
import { wilson } from './wilson.ts'

/** Groups of a calibration curve. */
const GROUPS = 10

/** Mean squared difference of what was foretold and what happened (Brier 1950); 0 where there are no rows. */
export function brierScore(pds: Float64Array, outcomes: Outcomes): number {
  let sum = 0
  for (let row = 0; row < pds.length; row++) sum += ((pds[row] ?? 0) - (outcomes[row] ?? 0)) ** 2
  return pds.length === 0 ? 0 : sum / pds.length
}

/** Mean distance of what was foretold and what happened over the groups of the curve, weighted by their rows. */
export function calibrationError(pds: Float64Array, outcomes: Outcomes): number {
  let sum = 0
  for (const { rows, meanPd, badRate } of calibrationCurve(pds, outcomes)) sum += rows * Math.abs(meanPd - badRate)
  return pds.length === 0 ? 0 : sum / pds.length
}

/** Ten groups of like size, safest first, with what was foretold and what happened; equal PDs stay together. */
export function calibrationCurve(pds: Float64Array, outcomes: Outcomes): readonly CalibrationGroup[] {
  return groupRows(pds, GROUPS).map((rows) => groupOf(rows, pds, outcomes))
}

/** Rows in ascending order of a value, cut into at most so many groups of like size; equal values stay together. */
export function groupRows(values: Float64Array | Int32Array, groups: number): readonly Uint32Array[] {
  const order = ascending(values)
  const cuts: Uint32Array[] = []
  let from = 0
  for (let group = 1; group <= groups && from < order.length; group++) {
    let to = Math.round((group * order.length) / groups)
    if (to <= from) continue
    while (to < order.length && values[order[to] ?? 0] === values[order[to - 1] ?? 0]) to++
    cuts.push(order.subarray(from, to))
    from = to
  }
  return cuts
}

/** What was foretold for some rows and what happened. */
export function groupOf(rows: Iterable<number>, pds: Float64Array, outcomes: Outcomes): CalibrationGroup {
  let [count, bads, sum] = [0, 0, 0]
  for (const row of rows) {
    count += 1
    bads += outcomes[row] ?? 0
    sum += pds[row] ?? 0
  }
  const of = (total: number) => (count === 0 ? 0 : total / count)
  return { rows: count, bads, meanPd: of(sum), badRate: of(bads), ...wilson(bads, count) }
}
