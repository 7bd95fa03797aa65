import { findMember, logOrigin, type Network } from '@goodstanding/core'
import type { NoteVerifier } from '@goodstanding/crypto'
import { accessLogVerifier, headerLogKey, recordLogVerifier, witnessVerifiers } from '@goodstanding/ledger'

/** The keys by which a log of the network is checked. */
export type LogVerifiers = {
  readonly logKey: NoteVerifier
  readonly witnesses: readonly NoteVerifier[]
  readonly k: number
}

/** Keys of the log with that origin; null where no member of the network has such a log. */
export function logVerifiers(network: Network, origin: string): LogVerifiers | null {
  const { k } = network.descriptor.witnesses
  for (const member of network.descriptor.members) {
    const witnesses = witnessVerifiers(network, member.group)
    if (origin === logOrigin(network, 'records', member.name))
      return withKey(recordLogVerifier(network, member), witnesses, k)
    if (origin === logOrigin(network, 'access', member.name))
      return withKey(accessLogVerifier(network, member), witnesses, k)
  }
  if (origin !== logOrigin(network, 'headers')) return null
  const sequencer = findMember(network, network.descriptor.headerLog.keys[0]?.member ?? '')
  return withKey(headerLogKey(network, 0), witnessVerifiers(network, sequencer?.group ?? ''), k)
}

function withKey(logKey: NoteVerifier | null, witnesses: readonly NoteVerifier[], k: number): LogVerifiers | null {
  return logKey === null ? null : { logKey, witnesses, k }
}
