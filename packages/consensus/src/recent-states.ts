import { assert } from '@goodstanding/core'
import type { LedgerState } from '@goodstanding/ledger'

/** So many states stay readable, since a staple is made at a header that is witnessed already. */
export const STATES_KEPT = 512

/** The newest states of a ledger, by height. */
export interface RecentStates {
  newest(): LedgerState
  at(height: number): LedgerState | undefined
  add(state: LedgerState): void
}

export function recentStates(first: LedgerState): RecentStates {
  const states = [first]
  const newest = () => {
    const state = states.at(-1)
    assert(state !== undefined, 'there is always a state')
    return state
  }
  return {
    newest,
    at: (height) => states.find(({ head }) => head?.header.height === height),
    add(state) {
      states.push(state)
      if (states.length > STATES_KEPT) states.shift()
    },
  }
}
