import type { ErasureReceiptStatement } from '@goodstanding/api'
import { addMonths, addMs, DAY_MS, dateOf, formatInstant, type Instant, startOfDay } from '@goodstanding/core'
import { signStatement } from '@goodstanding/crypto'
import {
  eraseLenderConsent,
  forgetLenderRequests,
  lenderConsentsToErase,
  lenderReportsOf,
  lockLenderConsent,
} from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { destroyConsentKey } from './consent-keys.ts'

const AT_ONCE = 100
/** A consent that is over without a report is of no more use. */
const UNUSED_KEPT_MS = DAY_MS
/** The longest that any consent lets a lender keep what it was asked for. */
const REQUESTS_KEPT_MONTHS = 14

/**
 * Erases each consent whose time is up, with all that was read under it: rows, then the key that sealed them. A signed
 * receipt is left for the enterprise.
 */
export async function eraseReports(node: NodeContext): Promise<void> {
  const at = node.clock.now()
  const unusedBefore = addMs(at, -UNUSED_KEPT_MS)
  for (const due of await lenderConsentsToErase(node.store.db, { at, unusedBefore, limit: AT_ONCE })) {
    await eraseConsent(node, due, at)
  }
  const before = startOfDay(addMonths(dateOf(at), -REQUESTS_KEPT_MONTHS))
  await node.store.transaction((tx) => forgetLenderRequests(tx, before))
}

async function eraseConsent(
  node: NodeContext,
  { consent, enterprise }: { readonly consent: string; readonly enterprise: string },
  erasedAt: Instant,
): Promise<void> {
  await node.store.transaction(async (tx) => {
    if ((await lockLenderConsent(tx, consent)) === null) return
    const reports = await lenderReportsOf(tx, consent)
    const receipt = JSON.stringify(receiptOf(node, { consent, enterprise, reports, erasedAt }))
    await eraseLenderConsent(tx, { consent, enterprise, receipt, erasedAt })
  })
  // After a crash here the key goes before the receipt is sent.
  await destroyConsentKey(node, consent)
}

function receiptOf(
  { self, keys, genesisHash }: NodeContext,
  erased: {
    readonly consent: string
    readonly enterprise: string
    readonly reports: readonly string[]
    readonly erasedAt: Instant
  },
): ErasureReceiptStatement {
  const payload = {
    kind: 'erasure_receipt' as const,
    ...{ reader: self.name, enterprise: erased.enterprise, consent: erased.consent },
    ...{ reports: [...erased.reports], erasedAt: formatInstant(erased.erasedAt) },
  }
  const { proofs } = signStatement(payload, [keys.statement], genesisHash)
  return { payload, proofs: [...proofs] }
}
