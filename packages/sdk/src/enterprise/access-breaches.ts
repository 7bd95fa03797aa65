/** What reads found in a provider's public log say against it. */
export type AccessBreach = 'read_number_repeated' | 'read_beyond_consent'

type Found = { readonly provider: string; readonly consent: string; readonly read: number }

/**
 * What each read breaks, in the order given: a number is for one read of a consent at a provider, and the consent says
 * how many there may be. `readsOf` is null where that is not known.
 */
export function accessBreaches(
  accesses: readonly Found[],
  readsOf: (consent: string) => number | null,
): readonly (readonly AccessBreach[])[] {
  const times = new Map<string, number>()
  for (const access of accesses) times.set(keyOf(access), (times.get(keyOf(access)) ?? 0) + 1)
  return accesses.map((access) => {
    const most = readsOf(access.consent)
    const breaches: AccessBreach[] = []
    if ((times.get(keyOf(access)) ?? 0) > 1) breaches.push('read_number_repeated')
    if (most !== null && access.read > most) breaches.push('read_beyond_consent')
    return breaches
  })
}

function keyOf({ provider, consent, read }: Found): string {
  return `${provider} ${consent} ${read}`
}
