import { revocationHash } from '@goodstanding/ledger'
import { endConsentOf } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'

/** Ends a consent for this provider at once, by its code; answers stored under it are erased. */
export async function endConsent(node: NodeContext, code: string): Promise<void> {
  const hash = revocationHash(code, node.network)
  await node.store.transaction((tx) => endConsentOf(tx, hash, node.clock.now()))
}
