import { type KeyOperation, SCOPES, type Scope } from '@goodstanding/core'
import { fromHex, isAcceptablePublicKey } from '@goodstanding/crypto'

export type KeysFault = 'enterprise_key_unacceptable' | 'enterprise_threshold_unreachable'

/**
 * Whether a key operation's keys can be held by someone and its thresholds be reached, dates left aside; the first rule
 * that is broken, or null. A key of small or mixed order, or one that is listed twice, is unacceptable.
 */
export function checkKeys({ rotationKeys, signers, thresholds }: KeyOperation): KeysFault | null {
  const signerKeys = signers.map(({ key }) => key)
  for (const keys of [rotationKeys, signerKeys]) {
    if (new Set(keys).size !== keys.length) return 'enterprise_key_unacceptable'
    if (!keys.every((key) => isAcceptablePublicKey(fromHex(key)))) return 'enterprise_key_unacceptable'
  }
  const isReachable = (scope: Scope) =>
    signers.filter(({ scopes }) => scopes.includes(scope)).length >= thresholds[scope]
  return SCOPES.every(isReachable) ? null : 'enterprise_threshold_unreachable'
}
