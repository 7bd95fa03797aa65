import { formatInstant, type ReportOutcome } from '@goodstanding/core'
import { instantOf } from '@goodstanding/ledger'
import { unfinishedLenderReports } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { READ_TIMEOUT_MS } from '../reading/read-provider.ts'
import { askAnew, hasSameKeys } from './ask-anew.ts'
import { askProvider } from './ask-provider.ts'
import { whyNotReadable } from './held-consent.ts'
import { type KeptReport, keptReport } from './kept-report.ts'
import { needsLaterStaple } from './later-staple.ts'
import { whileUnderWay } from './reports-under-way.ts'
import { type LedgerGround, restOnLedger, STAPLE_SENT_MS_MAX } from './rest-on-ledger.ts'
import type { AskedRead } from './sealed-read.ts'
import { type ReadOutcome, settleReport } from './settle-report.ts'

type Waiting = { readonly timeoutMs?: number }
type Resuming = { readonly ground: LedgerGround; readonly timeoutMs: number }

const REPORTS_AT_ONCE = 20

/** Finishes reports that a crash or a stop has left with requests whose outcome is not known. */
export async function resumeReports(node: NodeContext, waiting: Waiting = {}): Promise<void> {
  for (const report of await unfinishedLenderReports(node.store.db, REPORTS_AT_ONCE)) {
    await whileUnderWay(node.store, report, () => resumeReport(node, report, waiting))
  }
}

/** Where the consent can no longer be read under, nobody is asked, and what was not answered stays so. */
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
    pendingOf(kept).map((asked) =>
      ground === 'over' ? unanswered(node, asked) : resume(node, kept, asked, { ground, timeoutMs }),
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

/**
 * Sends the very bytes again that were kept: a provider that has answered them gives the same answer and counts no other
 * read. One that has never seen them refuses a staple of another header; only then is it asked anew.
 */
async function resume(node: NodeContext, kept: KeptReport, asked: AskedRead, resuming: Resuming): Promise<ReadOutcome> {
  const { ground, timeoutMs } = resuming
  const age = node.clock.now() - instantOf(asked.staple.at.header.time)
  const staple = age > STAPLE_SENT_MS_MAX ? ground.staple : asked.staple
  const outcome = await askProvider(node, kept.held, asked, { ...ground, staple }, timeoutMs)
  if (isUnseen(outcome) && staple !== asked.staple && hasSameKeys(kept, ground)) {
    const anew = await askAnew(node, kept, asked.request.payload.provider, resuming)
    if (anew !== null) return anew
  }
  const isLate = needsLaterStaple(outcome, asked.staple, node.network)
  return { ...asked, outcome, laterStaple: isLate ? ground.staple : null }
}

function isUnseen(outcome: ReportOutcome): boolean {
  return outcome.kind === 'refused' && outcome.refusal.payload.code === 'staple_invalid'
}

async function unanswered({ clock }: NodeContext, asked: AskedRead): Promise<ReadOutcome> {
  const outcome = { kind: 'silent', at: formatInstant(clock.now()), reason: 'unreachable' } as const
  return { ...asked, outcome, laterStaple: null }
}
