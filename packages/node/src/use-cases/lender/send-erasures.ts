import { erasureReceiptStatement, reportErasureContract } from '@goodstanding/api'
import { addMs, DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '@goodstanding/core'
import { deferLenderErasure, deliveredLenderErasure, type LenderErasure, lenderErasuresDue } from '@goodstanding/store'
import { errorFields } from '../../logger.ts'
import type { NodeContext } from '../../node-context.ts'
import { destroyConsentKey } from './consent-keys.ts'
import { ledgerCopy } from './ledger-copy.ts'

const AT_ONCE = 50
const TRIED_MS_MAX = 30 * DAY_MS
const PAUSE_MS_MAX = 6 * HOUR_MS

/** Sends receipts of erasure to the home nodes that the enterprises have now; one that does not take it is tried again. */
export async function sendErasures(node: NodeContext): Promise<void> {
  for (const erasure of await lenderErasuresDue(node.store.db, node.clock.now(), AT_ONCE)) {
    // Nothing is said to be erased whose key is still there.
    await destroyConsentKey(node, erasure.consent)
    const isDelivered = await send(node, erasure)
    const now = node.clock.now()
    await node.store.transaction((tx) =>
      isDelivered
        ? deliveredLenderErasure(tx, erasure.consent, now)
        : deferLenderErasure(tx, erasure.consent, again(erasure, now)),
    )
  }
}

async function send(node: NodeContext, { enterprise, receipt }: LenderErasure): Promise<boolean> {
  const home = ledgerCopy(node).enterprise(enterprise)?.payload.home
  if (home === undefined) return false
  try {
    const body = { receipt: erasureReceiptStatement.parse(JSON.parse(receipt)) }
    await node.peers.call(home, reportErasureContract, { body })
    return true
  } catch (error) {
    node.logger.warn({ home, ...errorFields(error) }, 'receipt of erasure not delivered')
    return false
  }
}

/** Twice as long after each try. */
function again({ tries, erasedAt }: LenderErasure, now: Instant): { tries: number; nextTryAt: Instant | null } {
  const pauseMs = Math.min(MINUTE_MS * 2 ** Math.min(tries, 20), PAUSE_MS_MAX)
  return { tries: tries + 1, nextTryAt: now - erasedAt > TRIED_MS_MAX ? null : addMs(now, pauseMs) }
}
