import type { AnswerOf } from '@goodstanding/api'
import {
  enterpriseContract,
  type enterpriseLinksContract,
  renewEnterpriseRegistrationContract,
} from '@goodstanding/api'
import { DAY_MS, formatInstant, type Network, parseInstant } from '@goodstanding/core'
import { ed25519Signer, fromHex, signStatement } from '@goodstanding/crypto'
import type { Client } from '../http/client.ts'
import type { EnterpriseKeys } from './new-enterprise.ts'

/** Providers take a carried registration for 30 days; it is renewed well before, since a consent outlives its grant. */
const RENEWED_AFTER_MS = 10 * DAY_MS

type Carried = Pick<
  AnswerOf<typeof enterpriseLinksContract>['body'],
  'registration' | 'registrationAt' | 'registrationLink'
>

/**
 * Has the registrar prove the registration anew where the proof at the home node is growing old. Whether it was renewed.
 */
export async function renewRegistrationIfOld(
  carried: Carried,
  { client, keys, network }: { readonly client: Client; readonly keys: EnterpriseKeys; readonly network: Network },
): Promise<boolean> {
  const { registration, registrationAt, registrationLink } = carried
  const at = registrationAt === null ? null : parseInstant(registrationAt)
  const now = client.surroundings.now()
  if (registration === null || registrationLink === null || !at?.ok || now - at.value <= RENEWED_AFTER_MS) return false

  const params = { id: keys.enterprise }
  const { keyState } = await client.call(enterpriseContract, { params })
  const payload = {
    kind: 'renew_registration' as const,
    provider: registration.provider,
    enterprise: keys.enterprise,
    link: registrationLink,
    keyState,
    at: formatInstant(now),
  }
  const signer = ed25519Signer(fromHex(keys.signerSeed))
  const { proofs } = signStatement(payload, [signer], fromHex(network.genesisHash))
  await client.call(renewEnterpriseRegistrationContract, { params, body: { request: { payload, proofs } } })
  return true
}
