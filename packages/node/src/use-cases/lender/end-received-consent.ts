import { revocationHash } from '@goodstanding/ledger'
import { endLenderConsent } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'

/** Whoever shows a consent's code ends it here at once, ahead of the ledger. What the code is of is not told. */
export async function endReceivedConsent(
  { store, network, clock }: Pick<NodeContext, 'store' | 'network' | 'clock'>,
  code: string,
): Promise<void> {
  await store.transaction((tx) => endLenderConsent(tx, revocationHash(code, network), clock.now()))
}
