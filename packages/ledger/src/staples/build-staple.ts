import { fail, type KeyStaple, ok, type ProvenHeader, type Result, type Staple } from '@goodstanding/core'
import { headerHash } from '../blocks/header-hash.ts'
import { type LedgerState, ledgerView } from '../state/ledger-state.ts'
import { type StatePath, stateKey } from '../state/state-key.ts'

export type BuildStapleFault = 'state_of_another_header' | 'consent_not_found' | 'enterprise_not_found'

/** Proves an enterprise's latest key operation at a header; the state must be the one after its block. */
export function buildKeyStaple(
  state: LedgerState,
  at: ProvenHeader,
  { enterprise }: { readonly enterprise: string },
): Result<KeyStaple, BuildStapleFault> {
  if (state.head?.hash !== headerHash(at.header, state.network)) return fail('state_of_another_header')
  const entry = ledgerView(state).enterprise(enterprise)
  if (entry === undefined) return fail('enterprise_not_found')
  const value = { operation: entry.operation }
  return ok({ at, enterprise: { value, proof: proofOf(state, `enterprise/${enterprise}`) } })
}

/** Proves a consent and its enterprise's latest key operation, both at one header. */
export function buildStaple(
  state: LedgerState,
  at: ProvenHeader,
  { revocationHash, enterprise }: { readonly revocationHash: string; readonly enterprise: string },
): Result<Staple, BuildStapleFault> {
  const keys = buildKeyStaple(state, at, { enterprise })
  if (!keys.ok) return keys
  const value = ledgerView(state).consent(revocationHash)
  if (value === undefined) return fail('consent_not_found')
  return ok({ ...keys.value, consent: { value, proof: proofOf(state, `consent/${revocationHash}`) } })
}

function proofOf({ map, network }: LedgerState, path: StatePath): KeyStaple['enterprise']['proof'] {
  return map.prove(stateKey(path, network))
}
