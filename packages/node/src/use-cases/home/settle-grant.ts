import type { OperationReceipt } from '@goodstanding/api'
import { addMs, fail, type Instant, type LedgerRefusal, ok, type Result, SECOND_MS } from '@goodstanding/core'
import {
  decideHomeRequest,
  dropHomeConsent,
  type HomeConsent,
  homeConsentGranted,
  lockHomeEnterprise,
  putHomeMessage,
  replaceHomeConsent,
  unendedHomeConsents,
} from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'

/**
 * Submits a kept consent's operation and remembers what the ledger said. The ledger takes an operation once and answers
 * it again, so that this can be repeated after a crash or when nobody could be asked.
 */
export async function settleGrant(
  node: NodeContext,
  consent: HomeConsent,
): Promise<Result<OperationReceipt, LedgerRefusal>> {
  if (consent.height !== null && consent.header !== null) return ok({ height: consent.height, header: consent.header })
  const submitted = await node.ledger.submit(consent.operation)
  if (!submitted.accepted) {
    await node.store.transaction((tx) => dropHomeConsent(tx, consent.id))
    return fail(submitted.refusal)
  }
  const { height, header } = submitted
  await keepGranted(node, consent, { height, header })
  return ok({ height, header })
}

async function keepGranted(node: NodeContext, consent: HomeConsent, receipt: OperationReceipt): Promise<void> {
  const { id, enterprise, reader, purpose, request } = consent
  const now = node.clock.now()
  await node.store.transaction(async (tx) => {
    await lockHomeEnterprise(tx, enterprise)
    await homeConsentGranted(tx, id, receipt)
    if (request !== null) await decideHomeRequest(tx, request, 'granted')
    if (reader !== enterprise) return putHomeMessage(tx, firstDelivery(consent))
    const older = await unendedHomeConsents(tx, { enterprise, reader, purpose, at: now })
    for (const one of older)
      if (one.id !== id && one.grantedAt <= consent.grantedAt) await replaceHomeConsent(tx, one.id, now)
  })
}

/** The grant's own request hands the consent over; what comes of that is known by then. */
const DELIVERED_WITHIN_MS = 10 * SECOND_MS

/** The message that hands a consent to its reader for the first time. */
export function firstDelivery({ id, reader, grantedAt }: Pick<HomeConsent, 'id' | 'reader' | 'grantedAt'>): {
  readonly consent: string
  readonly member: string
  readonly kind: 'deliver'
  readonly dueAt: Instant
} {
  return { consent: id, member: reader, kind: 'deliver', dueAt: addMs(grantedAt, DELIVERED_WITHIN_MS) }
}
