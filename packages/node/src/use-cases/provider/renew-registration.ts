import type { BodyOf, renewRegistrationContract } from '@goodstanding/api'
import { type ClaimRefusal, fail, MINUTE_MS, ok, type RegistrationProof, type Result } from '@goodstanding/core'
import { instantOf, signedByScope } from '@goodstanding/ledger'
import { liveLinkById } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { currentKeys } from './judge-claim.ts'
import { proveRegistration } from './prove-registration.ts'

export type Renewal = BodyOf<typeof renewRegistrationContract>

const SIGNED_APART_MS_MAX = 10 * MINUTE_MS

/** Proves a registration anew, under a fresh checkpoint, to the enterprise that its link names. */
export async function renewRegistration(
  node: NodeContext,
  { request, keyHistory, keyStaple }: Renewal,
): Promise<Result<RegistrationProof, ClaimRefusal | 'not_found'>> {
  const { payload } = request
  const now = node.clock.now()
  const link = await liveLinkById(node.store.db, payload.link)
  if (link?.enterprise !== payload.enterprise || payload.provider !== node.self.name) return fail('not_found')
  const keys = currentKeys(payload, { keyHistory, keyStaple, network: node.network, now })
  if (!keys.ok) return keys
  const at = instantOf(payload.at)
  const isTimely = Math.abs(now - at) <= SIGNED_APART_MS_MAX
  if (!isTimely || !signedByScope(request, keys.value, 'read', at, node.network)) return fail('claim_signature_invalid')
  const proof = await proveRegistration(node, link)
  return proof === null ? fail('registration_missing') : ok(proof)
}
