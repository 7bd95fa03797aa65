import type { ProblemCode, ReportOverview } from '@goodstanding/api'
import { addMs, assert, fail, HOUR_MS, ok, type Result } from '@goodstanding/core'
import { provisionalLenderReports } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { fetchReceipt } from '../reading/fetch-receipt.ts'
import { hasSameKeys } from './ask-anew.ts'
import { readBodyOf } from './ask-provider.ts'
import { whyNotReadable } from './held-consent.ts'
import { type KeptRead, type KeptReport, keptReport } from './kept-report.ts'
import { needsLaterStaple } from './later-staple.ts'
import { overviewOf } from './report-overview.ts'
import { whileUnderWay } from './reports-under-way.ts'
import { type LedgerGround, restOnLedger } from './rest-on-ledger.ts'
import { type ReadOutcome, settleReport } from './settle-report.ts'

/** So long a provider keeps an answer, to sign it again with its receipt. */
const ANSWERS_KEPT_MS = 24 * HOUR_MS
const REPORTS_AT_ONCE = 20

/**
 * Fetches the receipts that were missing, as long as the consent and the keys still stand. Where an access was witnessed
 * too late for its header, a second staple is added.
 */
export async function completeReport(node: NodeContext, id: string): Promise<Result<ReportOverview, ProblemCode>> {
  const settled = await whileUnderWay(node.store, id, async () => {
    const kept = await keptReport(node, id)
    if (kept === null) return fail('not_found')
    if (kept.verdict === null) return fail('read_under_way')
    const ground = kept.reads.some((read) => lacksSomething(read, node)) ? await groundOf(node, kept) : null
    if (ground === null) return unchanged(kept)
    const changed = await Promise.all(kept.reads.map((read) => completed(node, kept, read, ground)))
    return changed.flat().length === 0 ? unchanged(kept) : settleReport(node, id, kept.held, changed.flat())
  })
  return settled ?? fail('read_under_way')
}

/** Completes what can be, as long as the providers still have the answers. */
export async function completeReports(node: NodeContext): Promise<void> {
  const since = addMs(node.clock.now(), -ANSWERS_KEPT_MS)
  for (const report of await provisionalLenderReports(node.store.db, since, REPORTS_AT_ONCE)) {
    await completeReport(node, report)
  }
}

function unchanged(kept: KeptReport): Result<ReportOverview, ProblemCode> {
  const overview = overviewOf(kept)
  assert(overview !== null, 'a report with a verdict has an overview')
  return ok(overview)
}

/** A receipt, or a second staple beside a receipt that came late for its header. */
function lacksSomething({ settled, staple }: KeptRead, { network }: NodeContext): boolean {
  if (settled?.outcome.kind !== 'answered') return false
  const isProvisional = settled.outcome.answer.payload.receipt.proof === null
  return isProvisional || (settled.laterStaple === null && needsLaterStaple(settled.outcome, staple, network))
}

/** Null where the consent no longer stands, other keys do, or that cannot be shown now: nobody shows anything then. */
async function groundOf(node: NodeContext, kept: KeptReport): Promise<LedgerGround | null> {
  if (whyNotReadable(kept.held, node.clock.now()) !== null) return null
  const ground = await restOnLedger(node, kept.held)
  return ground.ok && hasSameKeys(kept, ground.value) ? ground.value : null
}

/** What the report is to have instead of a provisional answer, or of one that lacks its second staple. */
async function completed(
  node: NodeContext,
  { held }: KeptReport,
  read: KeptRead,
  ground: LedgerGround,
): Promise<readonly ReadOutcome[]> {
  const { request, staple, settled } = read
  if (settled?.outcome.kind !== 'answered' || !lacksSomething(read, node)) return []
  const before = settled.outcome.answer
  const isProvisional = before.payload.receipt.proof === null
  const answer = isProvisional ? await fetchReceipt(node, before, readBodyOf(node, held, read, ground)) : before
  if (answer === null) return []
  const outcome = { kind: 'answered', answer } as const
  const isLate = needsLaterStaple(outcome, staple, node.network)
  return [{ request, staple, outcome, laterStaple: isLate ? ground.staple : null }]
}
