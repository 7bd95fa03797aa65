import { fail, findMember, type LogKind, type Network, type Result } from '@goodstanding/core'
import { accessLogVerifier, recordLogVerifier, witnessVerifiers } from '@goodstanding/ledger'
import { type CheckpointVerdictFault, verifyCheckpoint, type WitnessedCheckpoint } from '@goodstanding/log'

/** A checkpoint of a member's log, or why it is none. */
export type OpenedCheckpoint = Result<WitnessedCheckpoint, CheckpointVerdictFault | 'log_unknown'>

/** Opens a checkpoint of a member's record log; fails where it is not that log's, signed by its key. */
export function openRecordCheckpoint(note: string, member: string, network: Network): OpenedCheckpoint {
  return open(note, member, network, 'records')
}

/** Opens a checkpoint of a member's access log. */
export function openAccessCheckpoint(note: string, member: string, network: Network): OpenedCheckpoint {
  return open(note, member, network, 'access')
}

/** Opens each checkpoint of a network's members once: most records of an answer share theirs. */
export type CheckpointOpener = (note: string, member: string, kind: MemberLogKind) => OpenedCheckpoint

export function checkpointOpener(network: Network): CheckpointOpener {
  const opened = new Map<string, OpenedCheckpoint>()
  return (note, member, kind) => {
    const name = `${member} ${kind} ${note}`
    const known = opened.get(name)
    if (known !== undefined) return known
    const result = open(note, member, network, kind)
    opened.set(name, result)
    return result
  }
}

type MemberLogKind = Exclude<LogKind, 'headers'>

function open(note: string, name: string, network: Network, kind: MemberLogKind): OpenedCheckpoint {
  const member = findMember(network, name)
  if (member === undefined) return fail('log_unknown', name)
  const logKey = kind === 'records' ? recordLogVerifier(network, member) : accessLogVerifier(network, member)
  if (logKey === null) return fail('log_unknown', name)
  return verifyCheckpoint(note, {
    logKey,
    witnesses: witnessVerifiers(network, member.group),
    k: network.descriptor.witnesses.k,
  })
}
