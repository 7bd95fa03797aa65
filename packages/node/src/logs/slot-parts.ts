import type { Member, Network } from '@goodstanding/core'
import type { MemberStore } from '@goodstanding/store'
import type { Clock } from '../clock.ts'
import type { Random } from '../random.ts'

/** What finishing a slot may use; it runs inside the slot's own transaction, so it must not wait for the network. */
export type SlotParts = {
  readonly network: Network
  readonly self: Member
  readonly store: MemberStore
  readonly clock: Clock
  readonly random: Random
}
