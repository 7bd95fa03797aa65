/** Counts calls by caller: a bucket each, filled with time, a call takes one. */
export type RateLimit = {
  /** 0: go ahead; else after how many seconds to try again. */
  readonly take: (caller: string, perMinute: number, nowMs: number) => number
}

type Bucket = { tokens: number; filledMs: number }

const MINUTE_MS = 60_000

/** Remembers at most so many callers; the one that was quiet longest is forgotten first. */
export function createRateLimit(callersMax: number): RateLimit {
  const buckets = new Map<string, Bucket>()
  return {
    take(caller, perMinute, nowMs) {
      const burst = Math.max(1, perMinute / 10)
      const bucket = buckets.get(caller) ?? { tokens: burst, filledMs: nowMs }
      const passedMs = Math.max(0, nowMs - bucket.filledMs)
      const tokens = Math.min(burst, bucket.tokens + (passedMs * perMinute) / MINUTE_MS)
      const isEmpty = tokens < 1
      buckets.delete(caller)
      buckets.set(caller, { tokens: isEmpty ? tokens : tokens - 1, filledMs: nowMs })
      if (buckets.size > callersMax) forgetQuietest(buckets)
      return isEmpty ? Math.ceil(((1 - tokens) * MINUTE_MS) / perMinute / 1_000) : 0
    },
  }
}

/** A map keeps the order of writing, and each call writes its bucket anew. */
function forgetQuietest(buckets: Map<string, Bucket>): void {
  const [quietest] = buckets.keys()
  if (quietest !== undefined) buckets.delete(quietest)
}
