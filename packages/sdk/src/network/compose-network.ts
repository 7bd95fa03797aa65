import type { GenesisDescriptor, Member } from '@goodstanding/core'
import { charterHash, openNetwork } from '@goodstanding/ledger'
import { GoodstandingError } from '../goodstanding-error.ts'

/** What a network is founded on, beside this program's charter. */
export type Founding = {
  readonly name: string
  readonly members: readonly Member[]
  /** The member that orders operations and signs the header log from height 0. */
  readonly sequencer: string
  readonly headerLogKey: string
  readonly witnesses: readonly string[]
  readonly k: number
  readonly testClock: GenesisDescriptor['testClock']
}

/** The first descriptor of a new network; checked, so that its genesis hash can be pinned. */
export function composeNetwork({
  name,
  members,
  sequencer,
  headerLogKey,
  witnesses,
  k,
  testClock,
}: Founding): GenesisDescriptor {
  const descriptor = {
    kind: 'descriptor',
    version: 1,
    name,
    charterHash: charterHash(),
    testClock,
    members,
    witnesses: { members: witnesses, k },
    headerLog: { keys: [{ fromHeight: 0, member: sequencer, key: headerLogKey }] },
  }
  const opened = openNetwork(descriptor)
  if (opened.ok) return opened.value.descriptor
  throw new GoodstandingError(
    opened.fault,
    `Such a network cannot be: ${opened.fault.replaceAll('_', ' ')} (${opened.at ?? ''}).`,
  )
}
