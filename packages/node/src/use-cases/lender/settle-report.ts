import type { ProblemCode, ReportOverview } from '@goodstanding/api'
import { assert, fail, ok, type Result } from '@goodstanding/core'
import { verifyReport } from '@goodstanding/report'
import { lockLenderReport, putLenderAnswer, putLenderVerdict, type StoreTransaction } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import type { HeldConsent } from './held-consent.ts'
import { fileOf, openReport } from './kept-report.ts'
import { answerViews, overviewOf } from './report-overview.ts'
import { type AskedRead, type SettledRead, sealAsked, sealSettled } from './sealed-read.ts'

/** A request with what became of it. */
export type ReadOutcome = AskedRead & SettledRead

type Settling = Pick<NodeContext, 'store' | 'network' | 'clock' | 'random'>

/**
 * Puts outcomes into a report, assembles it, verifies it under this network alone and keeps what came of it, all in one
 * transaction. `not_found`: it was erased meanwhile.
 */
export function settleReport(
  node: Settling,
  report: string,
  held: HeldConsent,
  outcomes: readonly ReadOutcome[],
): Promise<Result<ReportOverview, ProblemCode>> {
  return node.store.transaction(async (tx) => {
    const stored = await lockLenderReport(tx, report)
    if (stored === null) return fail('not_found')
    for (const outcome of outcomes) await putOutcome(tx, node, { report, held, outcome })
    const assembledAt = node.clock.now()
    const kept = await openReport(tx, stored, held)
    const file = fileOf(kept, assembledAt, node.network)
    const verification = verifyReport(file, { trusted: [node.network.genesisHash], now: assembledAt })
    const answers = answerViews(file, verification)
    const verdict = { assembledAt, overall: verification.overall, answers: JSON.stringify(answers) }
    await putLenderVerdict(tx, report, {
      ...verdict,
      state: answers.some(({ outcome }) => outcome === 'provisional') ? 'provisional' : 'done',
      counts: answers.some(({ outcome }) => outcome === 'answered' || outcome === 'provisional'),
    })
    const overview = overviewOf({ ...stored, verdict })
    assert(overview !== null, 'a settled report has a verdict')
    return ok(overview)
  })
}

async function putOutcome(
  tx: StoreTransaction,
  { random }: Settling,
  of: { readonly report: string; readonly held: HeldConsent; readonly outcome: ReadOutcome },
): Promise<void> {
  const { request, staple, outcome, laterStaple } = of.outcome
  const { requestId, provider } = request.payload
  const sealing = { key: of.held.key, random }
  await putLenderAnswer(
    tx,
    { report: of.report, provider },
    {
      requestId,
      sealed: sealAsked({ request, staple }, sealing),
      answer: sealSettled({ outcome, laterStaple }, requestId, sealing),
    },
  )
}
