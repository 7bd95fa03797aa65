import { countsBetween, type RunningCounts } from './running-counts.ts'
import type { RiskOrder } from './split-best-first.ts'

/** Edges of bins whose share of bads strictly rises or falls: neighbours that break the order are pooled (PAV). */
export function poolViolators(counts: RunningCounts, edges: readonly number[], order: RiskOrder): number[] {
  if (order === 'any') return [...edges]
  const kept = edges.slice(0, 1)
  for (const edge of edges.slice(1)) {
    while (kept.length > 1 && breaksOrder(counts, [kept.at(-2) ?? 0, kept.at(-1) ?? 0, edge], order)) kept.pop()
    kept.push(edge)
  }
  return kept
}

function breaksOrder(
  counts: RunningCounts,
  [from, middle, to]: readonly [number, number, number],
  order: 'falling' | 'rising',
): boolean {
  const left = countsBetween(counts, from, middle)
  const right = countsBetween(counts, middle, to)
  const fall = left.bads * (right.goods + right.bads) - right.bads * (left.goods + left.bads)
  return order === 'falling' ? fall <= 0 : fall >= 0
}
