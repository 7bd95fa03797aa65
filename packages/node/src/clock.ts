import { type GenesisDescriptor, type Instant, instantOfMs, parseInstant } from '@goodstanding/core'

/** Tells the time of the network. */
export type Clock = { readonly now: () => Instant }

/**
 * The clock that every instant of the protocol is of: the world's, or on a test network now − `real` + `declared` of
 * its descriptor. `realNow` tells milliseconds since 1970.
 */
export function networkClock(descriptor: Pick<GenesisDescriptor, 'testClock'>, realNow: () => number): Clock {
  const shiftMs = descriptor.testClock === null ? 0 : ms(descriptor.testClock.declared) - ms(descriptor.testClock.real)
  return { now: () => instantOfMs(Math.trunc(realNow()) + shiftMs) }
}

function ms(text: string): number {
  const parsed = parseInstant(text)
  if (!parsed.ok) throw new Error(`not an instant: ${text}`)
  return parsed.value
}
