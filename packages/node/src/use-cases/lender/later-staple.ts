import { type Network, type ReportOutcome, SECOND_MS, type Staple } from '@goodstanding/core'
import { instantOf } from '@goodstanding/ledger'
import { openAccessCheckpoint } from '@goodstanding/report'

/** An access witnessed later than this after its header needs a second staple (docs/protocol/report.md). */
const LOGGED_AFTER_HEADER_MS_MAX = 300 * SECOND_MS

/** Whether an answer's access was witnessed too late for the header that its request names. */
export function needsLaterStaple(outcome: ReportOutcome, staple: Staple, network: Network): boolean {
  if (outcome.kind !== 'answered') return false
  const { receipt, provider } = outcome.answer.payload
  if (receipt.proof === null) return false
  const opened = openAccessCheckpoint(receipt.proof.checkpoint, provider, network)
  const seconds = opened.ok ? opened.value.timeSeconds : null
  return seconds !== null && seconds * SECOND_MS - instantOf(staple.at.header.time) > LOGGED_AFTER_HEADER_MS_MAX
}
