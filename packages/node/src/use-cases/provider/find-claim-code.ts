import type { ClaimRefusal } from '@goodstanding/core'
import { type ClaimCodeRow, claimCodeByHash } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { parseClaimCode } from './claim-code.ts'
import { providerParts } from './provider-parts.ts'

/** The row of a code that was handed out here and has not expired; used or not. */
export async function findClaimCode(
  node: NodeContext,
  code: string,
): Promise<{ readonly ok: true; readonly row: ClaimCodeRow } | { readonly ok: false; readonly refusal: ClaimRefusal }> {
  const { lookups } = await providerParts(node)
  const bits = parseClaimCode(code, node.self.name)
  const row = bits === null ? null : await claimCodeByHash(node.store.db, lookups.claimCode(bits))
  if (row === null) return { ok: false, refusal: 'claim_code_unknown' }
  return row.expires <= node.clock.now() ? { ok: false, refusal: 'claim_code_expired' } : { ok: true, row }
}
