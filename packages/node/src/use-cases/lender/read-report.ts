import type { ProblemCode, ReportOverview } from '@goodstanding/api'
import { assert, DAY_MS, fail, type Instant, PURPOSE_LIMITS, type Result } from '@goodstanding/core'
import { uuidV7 } from '@goodstanding/crypto'
import {
  insertLenderReads,
  insertLenderReport,
  lenderReadsTaken,
  lockLenderConsent,
  type StoreTransaction,
} from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { READ_TIMEOUT_MS } from '../reading/read-provider.ts'
import { askProvider } from './ask-provider.ts'
import { type HeldConsent, heldConsent, whyNotReadable } from './held-consent.ts'
import { whileUnderWay } from './reports-under-way.ts'
import { requestsUnder } from './requests-under.ts'
import { type LedgerGround, restOnLedger } from './rest-on-ledger.ts'
import { type AskedRead, sealAsked, sealGround } from './sealed-read.ts'
import { settleReport } from './settle-report.ts'

/**
 * Reads all providers of a consent side by side and keeps one report. The signed requests are kept before the first is
 * sent: after a crash the same bytes are sent again, and no other read is taken.
 */
export async function readReport(
  node: NodeContext,
  consent: string,
  { timeoutMs = READ_TIMEOUT_MS }: { readonly timeoutMs?: number } = {},
): Promise<Result<ReportOverview, ProblemCode>> {
  const held = await heldConsent(node, consent)
  if (held === null) return fail('not_found')
  const code = whyNotReadable(held, node.clock.now())
  if (code !== null) return fail(code)
  const ground = await restOnLedger(node, held)
  if (!ground.ok) return ground

  const now = node.clock.now()
  const report = uuidV7(now, node.random(10))
  const asked = requestsUnder(node, held, ground.value, now)
  const settled = await whileUnderWay(node.store, report, async () => {
    const refusal = await node.store.transaction((tx) =>
      beginReport(tx, node, { report, held, ground: ground.value, asked, now }),
    )
    if (refusal !== null) return fail(refusal)
    const outcomes = await Promise.all(
      asked.map(async (one) => ({
        ...one,
        outcome: await askProvider(node, held, one, ground.value, timeoutMs),
        laterStaple: null,
      })),
    )
    return settleReport(node, report, held, outcomes)
  })
  assert(settled !== null, 'a new report has an id of its own')
  return settled
}

type Beginning = {
  readonly report: string
  readonly held: HeldConsent
  readonly ground: LedgerGround
  readonly asked: readonly AskedRead[]
  readonly now: Instant
}

/** Counts the read under the consent's row lock, so that two at once never take more than it allows. */
async function beginReport(
  tx: StoreTransaction,
  { random }: Pick<NodeContext, 'random'>,
  { report, held, ground, asked, now }: Beginning,
): Promise<ProblemCode | null> {
  const locked = await lockLenderConsent(tx, held.consent)
  if (locked === null) return 'not_found'
  const code = whyNotReadable(locked, now) ?? whyNotAgain(held, await lenderReadsTaken(tx, held.consent), now)
  if (code !== null) return code
  const sealing = { key: held.key, random }
  const { keyHistory } = ground
  await insertLenderReport(tx, {
    ...{ report, consent: held.consent, enterprise: held.enterprise, begunAt: now },
    sealed: sealGround({ keyHistory, registration: held.registration }, report, sealing),
  })
  await insertLenderReads(
    tx,
    report,
    asked.map((one) => {
      const { provider, requestId } = one.request.payload
      return { provider, requestId, sealed: sealAsked(one, sealing) }
    }),
  )
  return null
}

/** The providers count for themselves; what they all would refuse is not sent. */
function whyNotAgain(
  { statement }: HeldConsent,
  taken: { readonly reads: number; readonly lastAt: Instant | null },
  now: Instant,
): ProblemCode | null {
  const { reads, purpose } = statement.payload
  if (taken.reads >= reads) return 'consent_reads_exhausted'
  const waitMs = PURPOSE_LIMITS[purpose].daysBetweenReads * DAY_MS
  // Of two at once the later to be counted may have come first: only a rule of days says too soon.
  return waitMs > 0 && taken.lastAt !== null && now - taken.lastAt < waitMs ? 'consent_read_too_soon' : null
}
