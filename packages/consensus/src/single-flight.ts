/**
 * Runs the work, never twice at once; what is asked for meanwhile is one more run afterwards. A run that fails is told
 * to `onError`, and tried again after `retryMs`.
 */
export function singleFlight(
  work: () => Promise<void>,
  { retryMs, onError }: { readonly retryMs: number; readonly onError: (cause: unknown) => void },
): { request(): void; close(): Promise<void> } {
  let running: Promise<void> | null = null
  let isWanted = false
  let isClosed = false
  let timer: NodeJS.Timeout | undefined

  const run = async () => {
    while (isWanted) {
      isWanted = false
      try {
        await work()
      } catch (cause) {
        onError(cause)
        if (!isClosed) timer = setTimeout(request, retryMs)
        break
      }
    }
    running = null
  }
  const request = () => {
    clearTimeout(timer)
    isWanted = true
    running ??= run()
  }
  return {
    request,
    async close() {
      isClosed = true
      clearTimeout(timer)
      await running
    },
  }
}
