import { logOrigin, type Member, type Network } from '@goodstanding/core'
import { parseCheckpoint } from '@goodstanding/log'
import { type LogVerifiers, logVerifiers } from '@goodstanding/sdk'

/** A log of a network: what people call it, where it lies, and the keys that it must be signed and cosigned by. */
export type NetworkLog = {
  /** `northbank/records`; of the header log `headers`. */
  readonly name: string
  readonly url: string
  /** Keys of its newest checkpoints. */
  readonly keys: LogVerifiers
  readonly keysAt: KeysAt
}

/** Keys of a checkpoint by its size: the header log's change with its height. */
export type KeysAt = (size: number) => LogVerifiers

/** Every log that a network's descriptor names: the header log first. */
export function networkLogs(network: Network): readonly NetworkLog[] {
  const { members, headerLog } = network.descriptor
  const sequencer = members.find(({ name }) => name === headerLog.keys.at(-1)?.member)
  const headers = sequencer === undefined ? [] : logOf(network, sequencer, 'headers')
  return [...headers, ...members.flatMap((member) => KINDS.flatMap((kind) => logOf(network, member, kind)))]
}

const KINDS = ['records', 'access'] as const

function logOf(network: Network, member: Member, kind: 'records' | 'access' | 'headers'): readonly NetworkLog[] {
  const origin = logOrigin(network, kind, member.name)
  const keys = logVerifiers(network, origin)
  const name = kind === 'headers' ? kind : `${member.name}/${kind}`
  if (keys === null) return []
  const keysAt: KeysAt = (size) => logVerifiers(network, origin, size) ?? keys
  return [{ name, url: `${member.baseUrl.replace(/\/+$/, '')}/logs/${kind}`, keys, keysAt }]
}

/** Keys of the checkpoint that a note says it is; those of the newest where it says nothing. */
export function keysOfNote(note: string, keysAt: KeysAt): LogVerifiers {
  const parsed = parseCheckpoint(note, { isForeign: true })
  return keysAt(parsed.ok ? parsed.value.checkpoint.size : Number.MAX_SAFE_INTEGER)
}
