import type { ErasureReceiptStatement } from '@goodstanding/api'
import { fail, type Member, ok, type Result } from '@goodstanding/core'
import { isSignedBy } from '@goodstanding/crypto'
import { homeConsent, putErasure } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'

/** Keeps a reader's signed word that it has erased what it read under a consent. */
export async function receiveErasure(
  node: NodeContext,
  caller: Member,
  receipt: ErasureReceiptStatement,
): Promise<Result<undefined, 'consent_not_found' | 'reader_mismatch'>> {
  const { reader, enterprise, consent: id } = receipt.payload
  const consent = await homeConsent(node.store.db, id)
  if (consent?.enterprise !== enterprise) return fail('consent_not_found')
  const isReaders = reader === caller.name && consent.reader === reader
  if (!isReaders || !isSignedBy(receipt, caller.statementKey, node.genesisHash)) return fail('reader_mismatch')
  await putErasure(node.store.db, id, receipt)
  return ok(undefined)
}
