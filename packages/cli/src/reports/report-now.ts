import { type Instant, networkTime, type Report } from '@goodstanding/core'

/** Now, as whoever holds the report means it: the world's time, or that of the report's test network. */
export function reportNow({ network: [genesis] }: Report): Instant {
  return networkTime(genesis ?? { testClock: null }, Date.now())
}
