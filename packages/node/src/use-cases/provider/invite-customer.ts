import { addMs, DAY_MS, formatInstant } from '@goodstanding/core'
import { drawTypeable, toHex } from '@goodstanding/crypto'
import { countLiveOf, insertClaimCode, subjectsOfCustomers } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { CLAIM_CODE_BYTES, formatClaimCode } from './claim-code.ts'
import { providerParts } from './provider-parts.ts'

const VALID_MS = 30 * DAY_MS

/**
 * Makes a one-time code by which the customer can claim its subject. It is to be handed over where the provider knows
 * its customer; here only its keyed hash stays. A customer may be invited before anything is recorded about it.
 */
export async function inviteCustomer(
  node: NodeContext,
  customer: string,
): Promise<{ readonly code: string; readonly expires: string; readonly records: number }> {
  const { lookups } = await providerParts(node)
  const bits = drawTypeable(node.random, CLAIM_CODE_BYTES)
  const customerHash = lookups.customer(customer)
  const expires = addMs(node.clock.now(), VALID_MS)
  const records = await node.store.transaction(async (tx) => {
    const subjects = await subjectsOfCustomers(tx, [{ customerHash, subject: toHex(node.random(16)) }])
    const subject = subjects.get(toHex(customerHash))
    if (subject === undefined) throw new Error('each customer has a handle')
    await insertClaimCode(tx, { codeHash: lookups.claimCode(bits), subject, expires })
    return countLiveOf(tx, subject)
  })
  return { code: formatClaimCode(node.self.name, bits), expires: formatInstant(expires), records }
}
