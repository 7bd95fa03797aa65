import type { Instant } from '@goodstanding/core'
import type { StoredCheckpoint } from './log-storage.ts'

const UNWITNESSED_RETRY_MS = 10_000
const IDLE_RETRY_MS = 600_000

/** Offers the newest checkpoint to the witnesses, one round at a time. */
export interface WitnessRounds {
  /** A round that starts now, or after the one that runs; gives the newest checkpoint as it is afterwards. */
  ask(): Promise<StoredCheckpoint | null>
  /** As `ask`, if a round is due: 10 s after the last for an unwitnessed checkpoint, 10 minutes for a witnessed one. */
  askIfDue(): Promise<StoredCheckpoint | null>
}

export function witnessRounds(round: () => Promise<StoredCheckpoint | null>, now: () => Instant): WitnessRounds {
  let running: Promise<StoredCheckpoint | null> | null = null
  let following: Promise<StoredCheckpoint | null> | null = null
  let last: { readonly at: Instant; readonly checkpoint: StoredCheckpoint | null } | null = null

  function start(): Promise<StoredCheckpoint | null> {
    following = null
    const current = round().then((checkpoint) => {
      last = { at: now(), checkpoint }
      return checkpoint
    })
    const ended = current.finally(() => {
      if (running === ended) running = null
    })
    running = ended
    return ended
  }

  function ask(): Promise<StoredCheckpoint | null> {
    if (following !== null) return following
    if (running === null) return start()
    following = running.then(start, start)
    return following
  }

  return {
    ask,
    async askIfDue() {
      if (running !== null) return following ?? running
      return last === null || isDue(last, now()) ? ask() : last.checkpoint
    },
  }
}

/** A clock that went back since makes it due at once, so that no jump can silence a log. */
function isDue(last: { readonly at: Instant; readonly checkpoint: StoredCheckpoint | null }, now: Instant): boolean {
  const waited = now - last.at
  return waited < 0 || waited >= (last.checkpoint?.isWitnessed === true ? IDLE_RETRY_MS : UNWITNESSED_RETRY_MS)
}
