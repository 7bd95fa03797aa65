import { assert, findMember, logOrigin, type Member, type Network } from '@goodstanding/core'
import { fromHex, type NoteVerifier, noteVerifier } from '@goodstanding/crypto'
import type { CheckpointRule } from '@goodstanding/log'

/** Whose signature a member's record log bears; null where it has no such log. */
export function recordLogVerifier(network: Network, { name, recordLogKey }: Member): NoteVerifier | null {
  return recordLogKey === null ? null : logVerifier(logOrigin(network, 'records', name), recordLogKey)
}

/** Whose signature a member's access log bears; null where it has no such log. */
export function accessLogVerifier(network: Network, { name, accessLogKey }: Member): NoteVerifier | null {
  return accessLogKey === null ? null : logVerifier(logOrigin(network, 'access', name), accessLogKey)
}

/** Whose signatures the header log bears over time, in the order of the descriptor's `headerLog.keys`. */
export function headerLogVerifiers(network: Network): readonly NoteVerifier[] {
  const origin = logOrigin(network, 'headers')
  return network.descriptor.headerLog.keys.map(({ key }) => logVerifier(origin, key))
}

/** Whose signature a checkpoint of the header log bears that is taken to prove the header of that height. */
export function headerLogKey(network: Network, height: number): NoteVerifier {
  return logVerifier(logOrigin(network, 'headers'), headerKeyAt(network, height).key)
}

/**
 * What a checkpoint of the header log must bear to prove the header of that height: the signature of the key of that
 * height, and the cosignatures of witnesses that count for its member.
 */
export function headerLogRule(network: Network, height: number): CheckpointRule {
  return {
    logKey: headerLogKey(network, height),
    witnesses: witnessVerifiers(network, headerLogGroup(network, height)),
    k: network.descriptor.witnesses.k,
  }
}

/** Group of the member that writes the header log at that height: its witnesses do not count there. */
function headerLogGroup(network: Network, height: number): string {
  const member = findMember(network, headerKeyAt(network, height).member)
  assert(member !== undefined, 'a descriptor names its header log’s members')
  return member.group
}

/** The network's witnesses that count for a log of a member of this group: all but the group's own, by member name. */
export function witnessVerifiers(network: Network, forGroup: string): readonly NoteVerifier[] {
  return network.descriptor.witnesses.members.flatMap((name) => {
    const member = findMember(network, name)
    if (member === undefined || member.witnessKey === null || member.group === forGroup) return []
    return [noteVerifier(name, fromHex(member.witnessKey), 'cosignature-v1')]
  })
}

function headerKeyAt(network: Network, height: number): Network['descriptor']['headerLog']['keys'][number] {
  const key = network.descriptor.headerLog.keys.findLast(({ fromHeight }) => fromHeight <= height)
  assert(key !== undefined, 'the first key of the header log counts from height 0')
  return key
}

function logVerifier(origin: string, key: string): NoteVerifier {
  return noteVerifier(origin, fromHex(key), 'ed25519')
}
