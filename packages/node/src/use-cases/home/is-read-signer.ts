import { parseInstant } from '@goodstanding/core'
import type { NodeContext } from '../../node-context.ts'

/**
 * Whether a key alone may read for an enterprise now, at the home node that its key history names: a `read` signer by
 * the newest state of the ledger, not past its end. Where several must sign to read, one is not enough.
 */
export async function isReadSigner(
  node: Pick<NodeContext, 'ledger' | 'self' | 'clock'>,
  signer: { readonly enterprise: string; readonly key: string },
): Promise<boolean> {
  const keys = node.ledger.replica?.enterprise(signer.enterprise)?.payload
  if (keys === undefined || keys.home !== node.self.name || keys.thresholds.read !== 1) return false
  return keys.signers.some(
    ({ key, scopes, until }) => key === signer.key && scopes.includes('read') && !isPast(until, node.clock.now()),
  )
}

function isPast(until: string | null, now: number): boolean {
  if (until === null) return false
  const parsed = parseInstant(until)
  return !parsed.ok || parsed.value <= now
}
