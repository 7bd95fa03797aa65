import type { DescriptorFault, GenesisDescriptor, Member, Network, Result } from '@goodstanding/core'
import { charterHash, openNetwork } from '@goodstanding/ledger'
import { type MemberSeeds, publicKeyOf } from '../src/config/member-keys.ts'

/** What the founders of a network agree on. */
export type NetworkPlan = {
  readonly name: string
  readonly testClock: GenesisDescriptor['testClock']
  readonly members: readonly Member[]
  /** Names of the witnesses, and how many of them make a checkpoint witnessed. */
  readonly witnesses: { readonly members: readonly string[]; readonly k: number }
  /** Who orders operations and writes the header log. */
  readonly sequencer: { readonly member: string; readonly seeds: Pick<MemberSeeds, 'headerLog'> }
}

/** A new network under this program's charter: its genesis descriptor, and the hash that everybody pins. */
export function createNetwork({ sequencer, ...plan }: NetworkPlan): Result<Network, DescriptorFault> {
  const key = { fromHeight: 0, member: sequencer.member, key: publicKeyOf(sequencer.seeds.headerLog) }
  return openNetwork({
    kind: 'descriptor',
    version: 1,
    charterHash: charterHash(),
    ...plan,
    headerLog: { keys: [key] },
  })
}
