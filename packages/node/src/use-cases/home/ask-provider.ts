import { CLAIM_REFUSALS, fail, type Network, ok, type Result } from '@goodstanding/core'
import { PeerProblem } from '../../clients/peer-error.ts'

/** What a provider says no with to a claim, a renewal or an unlink. */
export type ProviderRefusal = (typeof CLAIM_REFUSALS)[number] | 'not_found' | 'unavailable'

const REFUSALS: ReadonlySet<string> = new Set<ProviderRefusal>([...CLAIM_REFUSALS, 'not_found', 'unavailable'])

/** The provider's answer, or its refusal by its own code. That it cannot be asked is thrown. */
export async function askProvider<T>(ask: () => Promise<T>): Promise<Result<T, ProviderRefusal>> {
  try {
    return ok(await ask())
  } catch (error) {
    if (error instanceof PeerProblem && isRefusal(error.code)) return fail(error.code)
    throw error
  }
}

function isRefusal(code: string): code is ProviderRefusal {
  return REFUSALS.has(code)
}

/** The member whose claim code this is: the one with the longest name that it begins with; null where there is none. */
export function providerOfCode(code: string, network: Network): string | null {
  const text = code.trim().toLowerCase()
  const names = network.descriptor.members
    .filter(({ roles }) => roles.includes('provider') || roles.includes('registrar'))
    .map(({ name }) => name)
    .filter((name) => text.startsWith(`${name}-`))
  return names.reduce<string | null>((best, name) => (best === null || name.length > best.length ? name : best), null)
}
