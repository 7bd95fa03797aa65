import { instantOf } from '@goodstanding/ledger'
import { putRevocationsReadTo, revocationsReadTo } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { consentRevoked } from './consent-revoked.ts'
import { replicaOf } from './home-ledger.ts'

const BLOCKS_AT_ONCE = 256

/** Looks through new blocks for revocations of this node's consents: a code can be shown at any node. */
export async function followRevocations(node: NodeContext): Promise<void> {
  const replica = replicaOf(node)
  let from = await revocationsReadTo(node.store.db)
  for (;;) {
    const newest = replica.head()?.header.height ?? -1
    if (newest < from) return
    const blocks = await replica.blocks(from, BLOCKS_AT_ONCE)
    for (const { header, operations } of blocks) {
      for (const { payload } of operations) {
        if (payload.kind === 'consent.revoke') await consentRevoked(node, payload.code, instantOf(header.time))
      }
    }
    const last = blocks.at(-1)?.header.height
    if (last === undefined) return
    from = last + 1
    await putRevocationsReadTo(node.store.db, from)
  }
}
