import {
  type ConsentState,
  type EnterpriseState,
  fail,
  keyStaple,
  MINUTE_MS,
  type Network,
  ok,
  type Result,
  staple,
} from '@goodstanding/core'
import { type Bytes, fromHex } from '@goodstanding/crypto'
import { parseMapProof, verifyPresence } from '@goodstanding/map'
import { type StatePath, stateKey } from '../state/state-key.ts'
import { consentValue, enterpriseValue } from '../state/state-value.ts'
import { type ProvenHeaderFault, type VerifiedHeader, verifyProvenHeader } from './proven-header.ts'

/** By the provider's clock a staple's header may be so old; older is refused. The caller judges it. */
export const STAPLE_AGE_MS_MAX = 2 * MINUTE_MS

export type StapleFault = 'staple_form' | 'staple_consent_unproven' | 'staple_enterprise_unproven' | ProvenHeaderFault

/** That an enterprise's keys were these at a header. */
export type VerifiedKeyStaple = VerifiedHeader & { readonly enterprise: EnterpriseState }

/** What the ledger held of a consent and of its enterprise's keys, both at one header. */
export type VerifiedStaple = VerifiedKeyStaple & { readonly consent: ConsentState }

/** Verifies that the header's state holds this value for the enterprise. Age and witnesses are the caller's to judge. */
export function verifyKeyStaple(
  value: unknown,
  { network, enterprise }: { readonly network: Network; readonly enterprise: string },
): Result<VerifiedKeyStaple, StapleFault> {
  const parsed = keyStaple.safeParse(value)
  if (!parsed.success) return fail('staple_form', parsed.error.issues[0]?.path.join('.') ?? '')
  const verified = verifyProvenHeader(parsed.data.at, network)
  if (!verified.ok) return verified
  const { value: keys, proof } = parsed.data.enterprise
  if (!isInState(verified.value, `enterprise/${enterprise}`, enterpriseValue(keys), proof, network)) {
    return fail('staple_enterprise_unproven')
  }
  return ok({ ...verified.value, enterprise: keys })
}

/** As `verifyKeyStaple`, and for the consent under this revocation hash. Whether it is active is for the caller to read. */
export function verifyStaple(
  value: unknown,
  expected: { readonly network: Network; readonly revocationHash: string; readonly enterprise: string },
): Result<VerifiedStaple, StapleFault> {
  const parsed = staple.safeParse(value)
  if (!parsed.success) return fail('staple_form', parsed.error.issues[0]?.path.join('.') ?? '')
  const { consent, ...keys } = parsed.data
  const verified = verifyKeyStaple(keys, expected)
  if (!verified.ok) return verified
  const path: StatePath = `consent/${expected.revocationHash}`
  if (!isInState(verified.value, path, consentValue(consent.value), consent.proof, expected.network)) {
    return fail('staple_consent_unproven')
  }
  return ok({ ...verified.value, consent: consent.value })
}

function isInState(
  { stateRoot }: VerifiedHeader,
  path: StatePath,
  value: Bytes,
  proof: unknown,
  network: Network,
): boolean {
  const parsed = parseMapProof(proof)
  if (!parsed.ok) return false
  return verifyPresence({ root: fromHex(stateRoot), key: stateKey(path, network), value, proof: parsed.value })
}
