import { type GrantedConsent, grantedConsent, type ProblemCode } from '@goodstanding/api'
import type { Instant } from '@goodstanding/core'
import type { Bytes } from '@goodstanding/crypto'
import { type LenderConsent, lenderConsentById } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import type { Random } from '../../random.ts'
import { seal, unseal } from '../provider/keys/seal.ts'
import { consentKey } from './consent-keys.ts'

/** What opens a consent; the key history is the ledger's. */
export type ConsentOpening = Pick<GrantedConsent, 'statement' | 'salt' | 'slices' | 'registration'>

/** A received consent, open, with the key that everything read under it is sealed with. */
export type HeldConsent = Omit<LenderConsent, 'sealed'> & ConsentOpening & { readonly key: Bytes }

const opening = grantedConsent.pick({ statement: true, salt: true, slices: true, registration: true })

/** A consent that this lender holds; null where there is none, or it is erased. */
export async function heldConsent(
  node: Pick<NodeContext, 'store' | 'config'>,
  id: string,
): Promise<HeldConsent | null> {
  const stored = await lenderConsentById(node.store.db, id)
  const key = stored === null ? null : await consentKey(node, id)
  return stored === null || key === null ? null : openConsent(stored, key)
}

export function openConsent({ sealed, ...stored }: LenderConsent, key: Bytes): HeldConsent {
  return { ...stored, ...opening.parse(unseal(sealed, nameOf(stored.consent), key)), key }
}

export function sealConsent(given: ConsentOpening, key: Bytes, random: Random): Bytes {
  const { statement, salt, slices, registration } = given
  return seal({ statement, salt, slices, registration }, nameOf(statement.payload.id), key, random)
}

/** Why a consent cannot be read under at that moment; null where it can, as far as this lender knows. */
export function whyNotReadable(
  held: Pick<LenderConsent, 'end' | 'notBefore' | 'expires' | 'keepUntil'>,
  now: Instant,
): ProblemCode | null {
  if (held.end !== null) return held.end.code
  if (now >= held.expires || now >= held.keepUntil) return 'consent_ended'
  return now < held.notBefore ? 'consent_not_begun' : null
}

function nameOf(consent: string): string {
  return `consent ${consent}`
}
