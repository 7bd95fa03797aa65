/** Something that runs beside requests from start to stop. */
export type Worker = {
  readonly name: string
  readonly start: () => void
  /** Resolves when the turn under way has ended; no other follows. */
  readonly stop: () => Promise<void>
}

/** A worker that can be told to take its turn at once. */
export type PeriodicWorker = Worker & { readonly wake: () => void }

/**
 * Takes a turn, waits, takes the next: never two at a time. A turn that throws is reported and the next one comes all the
 * same. `wake` ends the wait; during a turn it makes another follow at once.
 */
export function periodic(work: {
  readonly name: string
  readonly everyMs: number
  readonly turn: () => Promise<void>
  readonly onError: (error: unknown) => void
}): PeriodicWorker {
  let isStopped = false
  let isAwake = false
  let endWait: (() => void) | null = null
  let running: Promise<void> = Promise.resolve()

  const wake = () => {
    isAwake = true
    endWait?.()
  }
  const loop = async () => {
    while (!isStopped) {
      isAwake = false
      await work.turn().catch(work.onError)
      if (!isAwake && !isStopped) await wait()
    }
  }
  const wait = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, work.everyMs)
      endWait = () => {
        clearTimeout(timer)
        endWait = null
        resolve()
      }
    })
  return {
    name: work.name,
    wake,
    start: () => {
      running = loop()
    },
    stop: async () => {
      isStopped = true
      endWait?.()
      await running
    },
  }
}
