import type { MemberLog } from '../../logs/member-logs.ts'

const LOOK_MS = 25

/** Looks at a log for all who wait for its next witnessed checkpoint: one query a look, however many wait. */
type Watch = {
  /** The witnessed size as it was last seen; it only grows. */
  readonly size: () => number
  /** Resolves once a greater size is seen, or when the time is over. */
  readonly beyond: (size: number, timeoutMs: number) => Promise<void>
}

const watches = new WeakMap<MemberLog, Watch>()

/**
 * Waits until the entry that `place` finds is under a witnessed checkpoint, or until the time is over; says which.
 * `place` is asked again, after each slot, until it gives a position. No transaction may be open meanwhile.
 */
export async function untilWitnessed(
  log: MemberLog,
  place: () => Promise<number | null>,
  withinMs: number,
): Promise<boolean> {
  const watch = watchOf(log)
  const until = performance.now() + withinMs
  let position: number | null = null
  for (;;) {
    const seen = watch.size()
    position ??= await place()
    if (position !== null && watch.size() > position) return true
    const leftMs = until - performance.now()
    if (leftMs <= 0) return false
    await watch.beyond(seen, leftMs)
  }
}

function watchOf(log: MemberLog): Watch {
  const watch = watches.get(log) ?? startWatch(log)
  watches.set(log, watch)
  return watch
}

function startWatch(log: MemberLog): Watch {
  const waiting = new Set<() => void>()
  let size = -1
  let isLooking = false

  const look = async () => {
    const witnessed = await log.witnessedCheckpoint().catch(() => null)
    if (witnessed !== null && witnessed.size > size) {
      size = witnessed.size
      for (const wake of waiting) wake()
    }
    if (waiting.size === 0) isLooking = false
    else setTimeout(look, LOOK_MS)
  }
  return {
    size: () => size,
    beyond: (seen, timeoutMs) => {
      if (size > seen) return Promise.resolve()
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer)
          waiting.delete(wake)
          resolve()
        }
        const timer = setTimeout(wake, timeoutMs)
        waiting.add(wake)
        if (isLooking) return
        isLooking = true
        setTimeout(look, LOOK_MS)
      })
    },
  }
}
