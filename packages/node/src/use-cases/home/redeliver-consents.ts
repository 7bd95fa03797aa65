import { putHomeMessage, unendedHomeConsents } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { keysOfCaller } from './home-ledger.ts'
import { doSignersStand } from './state-of-consent.ts'

/** Has every active consent handed to its reader anew, with the key history and the registration as they are now. */
export async function redeliverConsents(node: NodeContext, enterprise: string): Promise<void> {
  const { state } = await keysOfCaller(node, enterprise)
  const now = node.clock.now()
  await node.store.transaction(async (tx) => {
    const unended = await unendedHomeConsents(tx, { enterprise, at: now })
    for (const consent of unended) {
      const isLenders = consent.reader !== enterprise && consent.state === 'granted'
      if (!isLenders || !doSignersStand(consent, { keys: state, network: node.network, now })) continue
      await putHomeMessage(tx, { consent: consent.id, member: consent.reader, kind: 'deliver', dueAt: now })
    }
  })
}
