import type { Instant, Network, Scope } from '@goodstanding/core'
import { type Statement, verifiedKeys } from '@goodstanding/crypto'
import { instantOf } from '../instant-of.ts'
import { genesisBytes } from '../network/genesis-hash.ts'
import type { KeyStateAt } from './key-state.ts'

/** Whether enough signers of a scope (m of n) have signed who were still signers at that instant. */
export function signedByScope(
  statement: Statement<unknown>,
  state: KeyStateAt,
  scope: Scope,
  at: Instant,
  network: Network,
): boolean {
  const keys = verifiedKeys(statement, genesisBytes(network))
  const signed = state.signers.filter(
    ({ key, scopes, until }) =>
      scopes.includes(scope) && (until === null || at < instantOf(until)) && keys.includes(key),
  )
  return signed.length >= state.thresholds[scope]
}
