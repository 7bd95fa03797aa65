import { type Instant, instantOfMs, parseInstant } from '../time/instant.ts'
import type { GenesisDescriptor } from './descriptor.ts'

/**
 * The instant that every part of the protocol means by now: the world's, or on a test network real − `real` +
 * `declared` of its descriptor. `realMs` is milliseconds since 1970 by the world's clock.
 */
export function networkTime(descriptor: Pick<GenesisDescriptor, 'testClock'>, realMs: number): Instant {
  const { testClock } = descriptor
  const shiftMs = testClock === null ? 0 : msOf(testClock.declared) - msOf(testClock.real)
  return instantOfMs(Math.trunc(realMs) + shiftMs)
}

function msOf(text: string): number {
  const parsed = parseInstant(text)
  if (!parsed.ok) throw new Error(`not an instant: ${text}`)
  return parsed.value
}
