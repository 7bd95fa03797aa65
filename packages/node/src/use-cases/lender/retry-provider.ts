import type { ProblemCode, ReportOverview } from '@goodstanding/api'
import { fail, type Result } from '@goodstanding/core'
import type { NodeContext } from '../../node-context.ts'
import { READ_TIMEOUT_MS } from '../reading/read-provider.ts'
import { askAnew, hasSameKeys } from './ask-anew.ts'
import { whyNotReadable } from './held-consent.ts'
import { type KeptReport, keptReport } from './kept-report.ts'
import { whileUnderWay } from './reports-under-way.ts'
import { restOnLedger } from './rest-on-ledger.ts'
import { settleReport } from './settle-report.ts'

/** Asks one provider again that refused or was silent, under the same consent; its new outcome takes the old one's place. */
export async function retryProvider(
  node: NodeContext,
  { report, provider }: { readonly report: string; readonly provider: string },
  { timeoutMs = READ_TIMEOUT_MS }: { readonly timeoutMs?: number } = {},
): Promise<Result<ReportOverview, ProblemCode>> {
  const settled = await whileUnderWay(node.store, report, async () => {
    const kept = await keptReport(node, report)
    return kept === null ? fail('not_found') : retry(node, kept, provider, timeoutMs)
  })
  return settled ?? fail('read_under_way')
}

async function retry(
  node: NodeContext,
  kept: KeptReport,
  provider: string,
  timeoutMs: number,
): Promise<Result<ReportOverview, ProblemCode>> {
  const code = whyNotRetried(kept, provider) ?? whyNotReadable(kept.held, node.clock.now())
  if (code !== null) return fail(code)
  const ground = await restOnLedger(node, kept.held)
  if (!ground.ok) return ground
  if (!hasSameKeys(kept, ground.value)) return fail('key_state_stale')
  const outcome = await askAnew(node, kept, provider, { ground: ground.value, timeoutMs })
  return outcome === null ? fail('not_found') : settleReport(node, kept.report, kept.held, [outcome])
}

function whyNotRetried({ reads }: KeptReport, provider: string): ProblemCode | null {
  const read = reads.find((one) => one.provider === provider)
  if (read === undefined) return 'provider_not_in_report'
  if (read.settled === null || read.next !== null) return 'read_under_way'
  return read.settled.outcome.kind === 'answered' ? 'provider_answered' : null
}
