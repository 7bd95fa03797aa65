import { restoreState } from '@goodstanding/ledger'
import { BlockFollower } from './block-follower.ts'
import type { Follower, FollowerOptions } from './follower.ts'

/** Opens a follower on what it has stored, whose state must have the root that its newest header says. */
export async function openFollower<Tx>(options: FollowerOptions<Tx>): Promise<Follower> {
  const restored = restoreState(options.network, await options.storage.load())
  if (!restored.ok) throw new Error(`the stored ledger does not hold: ${restored.fault}`)
  return new BlockFollower(restored.value, options)
}
