import {
  type BodyOf,
  type HomeRefusal,
  type renewEnterpriseRegistrationContract,
  renewRegistrationContract,
} from '@goodstanding/api'
import { fail, ok, type Result } from '@goodstanding/core'
import { instantOf, signedByScope } from '@goodstanding/ledger'
import type { HomeRegistration } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { askProvider, type ProviderRefusal } from './ask-provider.ts'
import { checkRegistration } from './check-registration.ts'
import { keyStapleOf, keysOfCaller } from './home-ledger.ts'
import { keepLinks } from './keep-links.ts'
import { redeliverConsents } from './redeliver-consents.ts'

type Renewal = BodyOf<typeof renewEnterpriseRegistrationContract>['request']

/** Has the registrar prove the registration anew; readers of active consents are handed the new proof. */
export async function renewEnterpriseRegistration(
  node: NodeContext,
  enterprise: string,
  request: Renewal,
): Promise<Result<HomeRegistration, ProviderRefusal | HomeRefusal>> {
  const { payload } = request
  const { history, state } = await keysOfCaller(node, enterprise)
  if (payload.enterprise !== enterprise) return fail('enterprise_mismatch')
  if (payload.keyState !== state.latest) return fail('claim_key_state_stale')
  if (!isRegistrar(node, payload.provider)) return fail('provider_unknown')
  if (!signedByScope(request, state, 'read', instantOf(payload.at), node.network))
    return fail('claim_signature_invalid')

  const keyStaple = await keyStapleOf(node, state)
  const body = { request, keyHistory: history, keyStaple }
  const done = await askProvider(() => node.peers.call(payload.provider, renewRegistrationContract, { body }))
  if (!done.ok) return done
  const of = { enterprise, keys: state, network: node.network, now: node.clock.now() }
  const proven = checkRegistration(done.value.body.registration, of)
  if (!proven.ok || proven.value.link !== payload.link) return fail('registration_not_proven')
  if (await keepLinks(node, enterprise, { links: [], registration: proven.value })) {
    await redeliverConsents(node, enterprise)
  }
  return ok(proven.value)
}

function isRegistrar({ network }: NodeContext, name: string): boolean {
  return network.descriptor.members.some((member) => member.name === name && member.roles.includes('registrar'))
}
