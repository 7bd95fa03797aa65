import type { ProblemCode, ReportOverview } from '@goodstanding/api'
import { fail, type Result } from '@goodstanding/core'
import { lockLenderReport, putNextAsked } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { askProvider, READ_TIMEOUT_MS } from './ask-provider.ts'
import { whyNotReadable } from './held-consent.ts'
import { type KeptReport, keptReport } from './kept-report.ts'
import { requestsUnder } from './read-report.ts'
import { whileUnderWay } from './reports-under-way.ts'
import { restOnLedger } from './rest-on-ledger.ts'
import { type AskedRead, sealAsked } from './sealed-read.ts'
import { settleReport } from './settle-report.ts'

/** Asks one provider again that refused or was silent, under the same consent; its new outcome takes the old one's place. */
export async function retryProvider(
  node: NodeContext,
  { report, provider }: { readonly report: string; readonly provider: string },
  { timeoutMs = READ_TIMEOUT_MS }: { readonly timeoutMs?: number } = {},
): Promise<Result<ReportOverview, ProblemCode>> {
  const settled = await whileUnderWay(node.store, report, async () => {
    const kept = await keptReport(node, report)
    if (kept === null) return fail('not_found')
    return askAgain(node, kept, provider, timeoutMs)
  })
  return settled ?? fail('read_under_way')
}

async function askAgain(
  node: NodeContext,
  kept: KeptReport,
  provider: string,
  timeoutMs: number,
): Promise<Result<ReportOverview, ProblemCode>> {
  const { held, report } = kept
  const code = whyNotRetried(kept, provider) ?? whyNotReadable(held, node.clock.now())
  if (code !== null) return fail(code)
  const ground = await restOnLedger(node, held)
  if (!ground.ok) return ground
  // One key history stands for all answers of a file: after a rotation a new report is read.
  const isSameKeys = kept.reads.every(({ request }) => request.payload.keyState === ground.value.keyState)
  if (!isSameKeys) return fail('key_state_stale')

  const slices = held.slices.filter(({ slice }) => slice.provider === provider)
  const [asked] = requestsUnder(node, { ...held, slices }, ground.value, node.clock.now())
  if (asked === undefined) return fail('provider_not_in_report')
  if (!(await noteAsked(node, kept, asked))) return fail('not_found')
  const outcome = await askProvider(node, held, asked, ground.value, timeoutMs)
  return settleReport(node, report, held, [{ ...asked, outcome, laterStaple: null }])
}

function whyNotRetried({ reads }: KeptReport, provider: string): ProblemCode | null {
  const read = reads.find((one) => one.provider === provider)
  if (read === undefined) return 'provider_not_in_report'
  if (read.settled === null || read.next !== null) return 'read_under_way'
  return read.settled.outcome.kind === 'answered' ? 'provider_answered' : null
}

/** Kept before it is sent, as every request; false where the report was erased meanwhile. */
function noteAsked(node: NodeContext, { report, held }: KeptReport, asked: AskedRead): Promise<boolean> {
  const { provider, requestId } = asked.request.payload
  return node.store.transaction(async (tx) => {
    if ((await lockLenderReport(tx, report)) === null) return false
    const sealed = sealAsked(asked, { key: held.key, random: node.random })
    await putNextAsked(tx, { report, provider }, { requestId, sealed })
    return true
  })
}
