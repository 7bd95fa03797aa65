/** Streams of requests that go on whatever becomes of the nodes, and can be brought to rest. */
export type LoadStreams = {
  readonly resume: () => void
  /** Resolves when every request has its answer, so that nothing is in doubt; rejects with what a stream found wrong. */
  readonly rest: () => Promise<void>
}

/** One stream: it makes its next request and repeats it until it is answered. Throws where an answer is wrong. */
export type StreamStep = () => Promise<void>

const REST_MS = 90_000

export function loadStreams(steps: readonly StreamStep[]): LoadStreams {
  let isOn = false
  let running: Promise<unknown> = Promise.resolve()
  const run = async (step: StreamStep) => {
    while (isOn) await step()
  }
  return {
    resume() {
      isOn = true
      running = Promise.all(steps.map(run))
      // Told at the next rest.
      running.catch(() => undefined)
    },
    async rest() {
      isOn = false
      await Promise.race([running, late()])
    },
  }
}

async function late(): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, REST_MS).unref())
  throw new Error(`requests are still not answered after ${REST_MS} ms`)
}

const AGAIN_MS = 100

/** Repeats a request until it is answered with 200; each try is told which it is. A request refused for good is thrown. */
export async function untilAnswered<T>(
  request: () => Promise<{ readonly status: number; readonly json: unknown } | null>,
  take: (json: unknown, tries: number) => T,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    const answer = await request()
    if (answer?.status === 200) return take(answer.json, tries)
    if (answer !== null && !MAY_PASS.has(answer.status)) {
      throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.json).slice(0, 500)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  }
}

/**
 * What a node says that stops, is full or lost its database for a moment; 401: a request that was signed before the
 * node started again.
 */
const MAY_PASS: ReadonlySet<number> = new Set([401, 429, 500, 502, 503, 504])
