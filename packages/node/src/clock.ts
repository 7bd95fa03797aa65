import { type GenesisDescriptor, type Instant, networkTime } from '@goodstanding/core'

/** Tells the time of the network. */
export type Clock = { readonly now: () => Instant }

/** The clock that every instant of the protocol is of. `realNow` tells milliseconds since 1970. */
export function networkClock(descriptor: Pick<GenesisDescriptor, 'testClock'>, realNow: () => number): Clock {
  return { now: () => networkTime(descriptor, realNow()) }
}
