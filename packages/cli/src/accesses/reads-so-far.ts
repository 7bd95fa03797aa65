import type { ConsentOverview } from '@goodstanding/api'
import type { Network } from '@goodstanding/core'
import type { KeyFile } from '../context/key-file.ts'
import { EXIT } from '../exit-codes.ts'
import { findAccesses } from './find-accesses.ts'
import { soughtConsents } from './sought-consents.ts'

/** Reads of a consent that each provider has logged; null where its log cannot be checked just now. */
export type ReadsSoFar = { readonly [provider: string]: number | null }

/**
 * Counts the reads under consents in the providers' public logs. Only the enterprise's side can: nobody else has what
 * the tags of its reads are made of. A consent whose secrets are in another key file is not in the answer.
 */
export async function readsSoFar(
  file: KeyFile,
  listed: readonly Pick<ConsentOverview, 'id'>[],
  network: Network,
): Promise<ReadonlyMap<string, ReadsSoFar>> {
  const ids = new Set(listed.map(({ id }) => id))
  const sought = soughtConsents(file, false).filter(({ consent }) => ids.has(consent))
  const searched = await findAccesses(sought, network)
  return new Map(
    sought.map(({ consent, providers }) => {
      const logs = searched.filter(({ provider }) => providers === null || providers.includes(provider))
      const counts = logs.map(({ provider, accesses, exitCode }) => {
        const count = accesses.filter((access) => access.consent === consent).length
        return [provider, exitCode === EXIT.done ? count : null] as const
      })
      return [consent, Object.fromEntries(counts)]
    }),
  )
}
