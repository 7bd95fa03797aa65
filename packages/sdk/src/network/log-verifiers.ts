import { logOrigin, type Network } from '@goodstanding/core'
import type { NoteVerifier } from '@goodstanding/crypto'
import { accessLogVerifier, headerLogRule, recordLogVerifier, witnessVerifiers } from '@goodstanding/ledger'

/** The keys by which a log of the network is checked. */
export type LogVerifiers = {
  readonly logKey: NoteVerifier
  readonly witnesses: readonly NoteVerifier[]
  readonly k: number
}

/**
 * Keys of the log with that origin, for a checkpoint of that size; null where no member of the network has such a log. The
 * header log's key changes with its height, by the descriptor: unless a size is said they are the newest.
 */
export function logVerifiers(network: Network, origin: string, size: number = NEWEST): LogVerifiers | null {
  const { k } = network.descriptor.witnesses
  for (const member of network.descriptor.members) {
    const witnesses = witnessVerifiers(network, member.group)
    if (origin === logOrigin(network, 'records', member.name))
      return withKey(recordLogVerifier(network, member), witnesses, k)
    if (origin === logOrigin(network, 'access', member.name))
      return withKey(accessLogVerifier(network, member), witnesses, k)
  }
  // Of so many headers the newest is one less high: that is the one a checkpoint is first taken to prove.
  return origin === logOrigin(network, 'headers') ? headerLogRule(network, Math.max(0, size - 1)) : null
}

const NEWEST = Number.MAX_SAFE_INTEGER

function withKey(logKey: NoteVerifier | null, witnesses: readonly NoteVerifier[], k: number): LogVerifiers | null {
  return logKey === null ? null : { logKey, witnesses, k }
}
