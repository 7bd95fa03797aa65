import {
  type BodyOf,
  type ClaimDone,
  claimContract,
  type enterpriseClaimContract,
  type HomeRefusal,
} from '@goodstanding/api'
import { fail, ok, type Result } from '@goodstanding/core'
import { canonicalJson } from '@goodstanding/crypto'
import { instantOf, signedByScope } from '@goodstanding/ledger'
import { type HomeLink, homeRegistration } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { askProvider, type ProviderRefusal, providerOfCode } from './ask-provider.ts'
import { checkLink } from './check-link.ts'
import { checkRegistration } from './check-registration.ts'
import { type EnterpriseKeys, keyStapleOf, keysOfCaller } from './home-ledger.ts'
import { keepLinks } from './keep-links.ts'

type Claiming = BodyOf<typeof enterpriseClaimContract>
type ClaimFault = ProviderRefusal | HomeRefusal

/** Sends the code and the signed link to their provider, checks what it countersigned, and keeps it. */
export async function claimLink(
  node: NodeContext,
  enterprise: string,
  claiming: Claiming,
): Promise<Result<ClaimDone, ClaimFault>> {
  const keys = await keysOfCaller(node, enterprise)
  const fault = judgeClaiming(node, enterprise, claiming, keys)
  if (fault !== null) return fail(fault)
  const done = await sendClaim(node, enterprise, claiming, keys)
  if (!done.ok) return done

  const of = { enterprise, keys: keys.state, network: node.network, now: node.clock.now() }
  const link = checkLink(done.value.link, of)
  if (!link.ok || !isSameLink(link.value, claiming)) return fail('link_not_signed')
  const { registration } = done.value
  const proven = registration === null ? null : checkRegistration(registration, of)
  if (proven !== null && (!proven.ok || proven.value.link !== link.value.id)) return fail('registration_not_proven')
  await keepLinks(node, enterprise, { links: [link.value], registration: proven?.value ?? null })
  return ok(done.value)
}

function judgeClaiming(
  node: NodeContext,
  enterprise: string,
  { code, link }: Claiming,
  { state }: EnterpriseKeys,
): ClaimFault | null {
  const { payload } = link
  if (payload.enterprise !== enterprise) return 'enterprise_mismatch'
  if (payload.provider !== providerOfCode(code, node.network)) return 'claim_code_unknown'
  if (payload.keyState !== state.latest) return 'claim_key_state_stale'
  return signedByScope(link, state, 'claim', instantOf(payload.from), node.network) ? null : 'claim_signature_invalid'
}

async function sendClaim(
  node: NodeContext,
  enterprise: string,
  { code, link }: Claiming,
  { history, state }: EnterpriseKeys,
): Promise<Result<ClaimDone, ProviderRefusal>> {
  const keyStaple = await keyStapleOf(node, state)
  const carried = await homeRegistration(node.store.db, enterprise)
  const body = { code, link, keyHistory: history, keyStaple, registration: carried?.proof ?? null }
  const done = await askProvider(() => node.peers.call(link.payload.provider, claimContract, { body }))
  return done.ok ? ok(done.value.body) : done
}

function isSameLink({ leaf }: HomeLink, { link }: Claiming): boolean {
  const { payload } = (leaf.opened?.body ?? {}) as { readonly payload?: unknown }
  return canonicalJson(payload) === canonicalJson(link.payload)
}
