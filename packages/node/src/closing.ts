/** Things that were opened, to be closed in the other order. */
export type Closing = {
  readonly add: (name: string, close: () => Promise<void> | void) => void
  /** Closes all, each whatever became of those before it; answers the names of those that failed. Once only. */
  readonly closeAll: () => Promise<readonly string[]>
}

/** Each may take `timeoutMs`; `onError` is told of those that fail to close or do not end in time. */
export function createClosing(timeoutMs: number, onError: (name: string, error: unknown) => void): Closing {
  const opened: { readonly name: string; readonly close: () => Promise<void> | void }[] = []
  return {
    add(name, close) {
      opened.push({ name, close })
    },
    async closeAll() {
      const failed: string[] = []
      for (const { name, close } of opened.splice(0).reverse()) {
        try {
          await withinTime(close(), timeoutMs)
        } catch (error) {
          failed.push(name)
          onError(name, error)
        }
      }
      return failed
    },
  }
}

/** A stop must end even when something hangs. */
async function withinTime(work: Promise<void> | void, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${timeoutMs} ms`)), timeoutMs)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
