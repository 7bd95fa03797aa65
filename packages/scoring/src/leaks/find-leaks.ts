import type { Scorecard } from '../scorecard/scorecard.ts'
import type { Outcomes, Table } from '../table/table.ts'
import type { Leak } from '../validation/validation-report.ts'
import { weighInput } from './single-input.ts'

/** Beyond these an input knows more than an application can: it has probably seen the outcome. */
export const LEAK_LIMITS = { auc: 0.8, informationValue: 1 } as const

/**
 * Inputs that alone tell so much of the outcome that they must have seen it, the worst first. An override names the written
 * reason for which one is used nevertheless.
 */
export function findLeaks(
  table: Table,
  outcomes: Outcomes,
  { inputs = [...table.columns.keys()], overrides = [] }: LeakOptions = {},
): readonly Leak[] {
  const leaks = inputs.flatMap((name): Leak[] => {
    const column = table.columns.get(name)
    if (column === undefined) return []
    const { auc, informationValue } = weighInput(column, outcomes)
    const because = [
      ...(auc > LEAK_LIMITS.auc ? (['auc'] as const) : []),
      ...(informationValue > LEAK_LIMITS.informationValue ? (['information_value'] as const) : []),
    ]
    if (because.length === 0) return []
    return [{ name, auc, informationValue, because, override: overrideOf(name, overrides) }]
  })
  return leaks.sort((a, b) => b.auc - a.auc)
}

export type LeakOptions = {
  /** All columns unless given. */
  readonly inputs?: readonly string[]
  readonly overrides?: Scorecard['overrides']
}

/** Leaks that stand in the way of publishing: no reason has been written for them. */
export function openLeaks(leaks: readonly Leak[]): readonly Leak[] {
  return leaks.filter(({ override }) => override === null)
}

/** A reason counts only where something is written in it. */
function overrideOf(name: string, overrides: Scorecard['overrides']): string | null {
  const reason = overrides.find(({ characteristic }) => characteristic === name)?.reason.trim() ?? ''
  return reason === '' ? null : reason
}
