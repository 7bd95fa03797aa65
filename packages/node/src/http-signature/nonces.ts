import type { Instant } from '@goodstanding/core'

/** Nonces seen, each until its signature would be too old anyway. */
export type Nonces = {
  /** `seen`: it was here before. `full`: it cannot be remembered, so the request must not be taken. */
  readonly remember: (nonce: string, until: Instant, now: Instant) => 'new' | 'seen' | 'full'
}

/** Remembers at most so many; memory does not grow beyond. */
export function createNonces(countMax: number): Nonces {
  const expiries = new Map<string, Instant>()
  return {
    remember(nonce, until, now) {
      const expiry = expiries.get(nonce)
      if (expiry !== undefined && expiry > now) return 'seen'
      if (expiries.size >= countMax) forgetExpired(expiries, now)
      if (expiries.size >= countMax) return 'full'
      expiries.delete(nonce)
      expiries.set(nonce, until)
      return 'new'
    },
  }
}

/** Looks through all: expiries are not in the order of arrival, since callers' clocks differ. */
function forgetExpired(expiries: Map<string, Instant>, now: Instant): void {
  for (const [nonce, expiry] of expiries) if (expiry <= now) expiries.delete(nonce)
}
