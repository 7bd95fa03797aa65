import type { ProblemCode, ReportOverview } from '@goodstanding/api'
import { addMs, assert, fail, HOUR_MS, ok, type Result, type Staple } from '@goodstanding/core'
import { provisionalLenderReports } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { fetchReceipt } from '../reading/fetch-receipt.ts'
import { hasSameKeys } from './ask-anew.ts'
import { whyNotReadable } from './held-consent.ts'
import { type KeptRead, type KeptReport, keptReport } from './kept-report.ts'
import { needsLaterStaple } from './later-staple.ts'
import { overviewOf } from './report-overview.ts'
import { whileUnderWay } from './reports-under-way.ts'
import { restOnLedger } from './rest-on-ledger.ts'
import { type ReadOutcome, settleReport } from './settle-report.ts'

/** So long a provider keeps an answer, to sign it again with its receipt. */
const ANSWERS_KEPT_MS = 24 * HOUR_MS
const REPORTS_AT_ONCE = 20

/**
 * Fetches the receipts that were missing. Where an access was witnessed too late for its header, a second staple is
 * added, if the consent and the keys still stand.
 */
export async function completeReport(node: NodeContext, id: string): Promise<Result<ReportOverview, ProblemCode>> {
  const settled = await whileUnderWay(node.store, id, async () => {
    const kept = await keptReport(node, id)
    if (kept === null) return fail('not_found')
    if (kept.verdict === null) return fail('read_under_way')
    const outcomes = await Promise.all(kept.reads.map((read) => completed(node, kept, read)))
    const changed = await withLaterStaples(node, kept, outcomes.flat())
    return changed.length === 0 ? unchanged(kept) : settleReport(node, id, kept.held, changed)
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

/** What the report is to have instead of a provisional answer, or of one that lacks its second staple. */
async function completed(node: NodeContext, kept: KeptReport, read: KeptRead): Promise<readonly ReadOutcome[]> {
  const { provider, requestId, request, staple, settled } = read
  if (settled === null || settled.outcome.kind !== 'answered') return []
  const { outcome } = settled
  const isProvisional = outcome.answer.payload.receipt.proof === null
  if (!isProvisional) {
    const isLate = settled.laterStaple === null && needsLaterStaple(outcome, staple, node.network)
    return isLate ? [{ request, staple, ...settled }] : []
  }
  const opening = kept.held.slices.find(({ slice }) => slice.provider === provider)
  assert(opening !== undefined, 'who was read has a slice')
  const answer = await fetchReceipt(node, outcome.answer, { requestId, slice: opening.slice })
  return answer === null ? [] : [{ request, staple, outcome: { kind: 'answered', answer }, laterStaple: null }]
}

async function withLaterStaples(
  node: NodeContext,
  kept: KeptReport,
  outcomes: readonly ReadOutcome[],
): Promise<readonly ReadOutcome[]> {
  const isLate = ({ outcome, staple }: ReadOutcome) => needsLaterStaple(outcome, staple, node.network)
  if (!outcomes.some(isLate)) return outcomes
  const later = await laterStaple(node, kept)
  if (later === 'unavailable') return outcomes.filter((each) => !isLate(each))
  if (later === 'over') return outcomes.filter(({ request }) => wasProvisional(kept, request.payload.requestId))
  return outcomes.map((each) => (isLate(each) ? { ...each, laterStaple: later } : each))
}

/** `over`: the consent no longer stands, or other keys do. `unavailable`: that cannot be shown now. */
async function laterStaple(node: NodeContext, kept: KeptReport): Promise<Staple | 'over' | 'unavailable'> {
  if (whyNotReadable(kept.held, node.clock.now()) !== null) return 'over'
  const ground = await restOnLedger(node, kept.held)
  if (!ground.ok) return ground.fault === 'unavailable' ? 'unavailable' : 'over'
  return hasSameKeys(kept, ground.value) ? ground.value.staple : 'over'
}

function wasProvisional({ reads }: KeptReport, requestId: string): boolean {
  const settled = reads.find((read) => read.requestId === requestId)?.settled
  return settled?.outcome.kind === 'answered' && settled.outcome.answer.payload.receipt.proof === null
}
