import type { MemberLog } from '../../logs/member-logs.ts'

const LOOK_MS = 25

/** Looks at a log for all who wait for its next witnessed checkpoint: one query a look, however many wait. */
type Watch = {
  /** Goes up with each change that was seen. */
  readonly version: () => number
  /** Resolves at the next change after `version`, or when the time is over. */
  readonly changedSince: (version: number, timeoutMs: number) => Promise<void>
}

const watches = new WeakMap<MemberLog, Watch>()

/**
 * Asks `look` for a value until it gives one, again whenever more of the log is witnessed, or until the time is over:
 * then null. No transaction may be open meanwhile.
 */
export async function untilWitnessed<T>(
  log: MemberLog,
  look: () => Promise<T | null>,
  withinMs: number,
): Promise<T | null> {
  const watch = watchOf(log)
  const until = performance.now() + withinMs
  for (;;) {
    const seen = watch.version()
    const found = await look()
    const leftMs = until - performance.now()
    if (found !== null || leftMs <= 0) return found
    await watch.changedSince(seen, leftMs)
  }
}

function watchOf(log: MemberLog): Watch {
  const watch = watches.get(log) ?? startWatch(log)
  watches.set(log, watch)
  return watch
}

function startWatch(log: MemberLog): Watch {
  const waiting = new Set<() => void>()
  let version = 0
  let size = -1
  let isLooking = false

  const look = async () => {
    const witnessed = await log.witnessedCheckpoint().catch(() => null)
    if (witnessed !== null && witnessed.size !== size) {
      size = witnessed.size
      version += 1
      for (const wake of waiting) wake()
    }
    if (waiting.size === 0) isLooking = false
    else setTimeout(look, LOOK_MS)
  }
  return {
    version: () => version,
    changedSince: (seen, timeoutMs) => {
      if (version !== seen) return Promise.resolve()
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
