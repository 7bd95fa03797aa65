import { fail, findMember, type LogKind, type Network, type Result } from '@goodstanding/core'
import { accessLogVerifier, recordLogVerifier, witnessVerifiers } from '@goodstanding/ledger'
import { verifyCheckpoint, type WitnessedCheckpoint } from '@goodstanding/log'

type Opened = Result<WitnessedCheckpoint>

/** Opens a checkpoint of a member's record log; fails where it is not that log's, signed by its key. */
export function openRecordCheckpoint(note: string, member: string, network: Network): Opened {
  return open(note, member, network, 'records')
}

/** Opens a checkpoint of a member's access log. */
export function openAccessCheckpoint(note: string, member: string, network: Network): Opened {
  return open(note, member, network, 'access')
}

function open(note: string, name: string, network: Network, kind: Exclude<LogKind, 'headers'>): Opened {
  const member = findMember(network, name)
  if (member === undefined) return fail('member_unknown')
  const logKey = kind === 'records' ? recordLogVerifier(network, member) : accessLogVerifier(network, member)
  if (logKey === null) return fail('member_has_no_such_log')
  return verifyCheckpoint(note, {
    logKey,
    witnesses: witnessVerifiers(network, member.group),
    k: network.descriptor.witnesses.k,
  })
}
