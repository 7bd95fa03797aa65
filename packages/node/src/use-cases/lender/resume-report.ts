import { formatInstant } from '@goodstanding/core'
import { unfinishedLenderReports } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { askProvider, READ_TIMEOUT_MS } from './ask-provider.ts'
import { whyNotReadable } from './held-consent.ts'
import { type KeptReport, keptReport } from './kept-report.ts'
import { needsLaterStaple } from './later-staple.ts'
import { whileUnderWay } from './reports-under-way.ts'
import { type LedgerGround, restOnLedger } from './rest-on-ledger.ts'
import type { AskedRead } from './sealed-read.ts'
import { type ReadOutcome, settleReport } from './settle-report.ts'

type Waiting = { readonly timeoutMs?: number }

const REPORTS_AT_ONCE = 20

/** Finishes reports that a crash or a stop has left with requests whose outcome is not known. */
export async function resumeReports(node: NodeContext, waiting: Waiting = {}): Promise<void> {
  for (const report of await unfinishedLenderReports(node.store.db, REPORTS_AT_ONCE)) {
    await whileUnderWay(node.store, report, () => resumeReport(node, report, waiting))
  }
}

/**
 * Sends the very bytes again that were kept: a provider that has answered them gives the same answer and counts no other
 * read. Where the consent can no longer be read under, nobody is asked.
 */
async function resumeReport(
  node: NodeContext,
  report: string,
  { timeoutMs = READ_TIMEOUT_MS }: Waiting,
): Promise<void> {
  const kept = await keptReport(node, report)
  if (kept === null) return
  const ground = await groundOf(node, kept)
  if (ground === 'later') return
  const outcomes = await Promise.all(
    pendingOf(kept).map(
      (asked): Promise<ReadOutcome> =>
        ground === 'over' ? Promise.resolve(lost(node, asked)) : askAgain(node, kept, asked, ground, timeoutMs),
    ),
  )
  await settleReport(node, report, kept.held, outcomes)
}

/** `over`: nobody may be asked any more. `later`: that cannot be told now. */
async function groundOf(node: NodeContext, { held }: KeptReport): Promise<LedgerGround | 'over' | 'later'> {
  if (whyNotReadable(held, node.clock.now()) !== null) return 'over'
  const ground = await restOnLedger(node, held)
  if (ground.ok) return ground.value
  return ground.fault === 'unavailable' ? 'later' : 'over'
}

function pendingOf({ reads }: KeptReport): readonly AskedRead[] {
  return reads.flatMap(({ request, staple, settled, next }) => {
    if (next !== null) return [{ request: next.request, staple: next.staple }]
    return settled === null ? [{ request, staple }] : []
  })
}

async function askAgain(
  node: NodeContext,
  { held }: KeptReport,
  asked: AskedRead,
  ground: LedgerGround,
  timeoutMs: number,
): Promise<ReadOutcome> {
  const outcome = await askProvider(node, held, asked, ground, timeoutMs)
  const isLate = needsLaterStaple(outcome, asked.staple, node.network)
  return { ...asked, outcome, laterStaple: isLate ? ground.staple : null }
}

function lost({ clock }: NodeContext, asked: AskedRead): ReadOutcome {
  const outcome = { kind: 'silent', at: formatInstant(clock.now()), reason: 'unreachable' } as const
  return { ...asked, outcome, laterStaple: null }
}
