import { lockLenderReport, putNextAsked } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { askProvider } from './ask-provider.ts'
import type { KeptReport } from './kept-report.ts'
import { requestsUnder } from './requests-under.ts'
import type { LedgerGround } from './rest-on-ledger.ts'
import { type AskedRead, sealAsked } from './sealed-read.ts'
import type { ReadOutcome } from './settle-report.ts'

/**
 * Asks one provider of a report with a new request, kept before it is sent as every other. Null where the report was
 * erased meanwhile.
 */
export async function askAnew(
  node: NodeContext,
  kept: KeptReport,
  provider: string,
  { ground, timeoutMs }: { readonly ground: LedgerGround; readonly timeoutMs: number },
): Promise<ReadOutcome | null> {
  const { held } = kept
  const slices = held.slices.filter(({ slice }) => slice.provider === provider)
  const [asked] = requestsUnder(node, { ...held, slices }, ground, node.clock.now())
  if (asked === undefined || !(await noteAsked(node, kept, asked))) return null
  const outcome = await askProvider(node, held, asked, ground, timeoutMs)
  return { ...asked, outcome, laterStaple: null }
}

/** One key history stands for all answers of a file: other keys than it was begun with need a new report. */
export function hasSameKeys({ reads }: KeptReport, { keyState }: Pick<LedgerGround, 'keyState'>): boolean {
  return reads.every(({ request }) => request.payload.keyState === keyState)
}

function noteAsked(node: NodeContext, { report, held }: KeptReport, asked: AskedRead): Promise<boolean> {
  const { provider, requestId } = asked.request.payload
  return node.store.transaction(async (tx) => {
    if ((await lockLenderReport(tx, report)) === null) return false
    const sealed = sealAsked(asked, { key: held.key, random: node.random })
    await putNextAsked(tx, { report, provider }, { requestId, sealed })
    return true
  })
}
