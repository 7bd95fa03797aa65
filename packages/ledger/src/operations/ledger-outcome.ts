import type { LedgerRefusal, Outcome } from '@goodstanding/core'
import type { LedgerChange } from '../state/ledger-view.ts'

/** What a transition answers: what changes, or the rule that the operation breaks. */
export type LedgerOutcome = Outcome<LedgerChange, LedgerRefusal>
