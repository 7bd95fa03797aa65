import { type Instant, instantOfMs, type RegistrationProof, registrationProof } from '@goodstanding/core'
import type { Kysely } from 'kysely'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** What an enterprise carries from its registrar. */
export type HomeRegistration = {
  readonly enterprise: string
  readonly proof: RegistrationProof
  /** Id of the link that it stands with. */
  readonly link: string
  readonly status: string
  /** Time of its checkpoint, or when it came in where there are no witnesses. */
  readonly provenAt: Instant
}

/** Puts a registration in the place of the one before. */
export async function putHomeRegistration(tx: StoreTransaction, given: HomeRegistration): Promise<void> {
  const row = {
    provider: given.proof.provider,
    link: given.link,
    status: given.status,
    proven_at: given.provenAt,
    proof: JSON.stringify(given.proof),
  }
  await tx
    .insertInto('home_registration')
    .values({ enterprise: given.enterprise, ...row })
    .onConflict((conflict) => conflict.column('enterprise').doUpdateSet(row))
    .execute()
}

export async function homeRegistration(db: Kysely<Tables>, enterprise: string): Promise<HomeRegistration | null> {
  const row = await db
    .selectFrom('home_registration')
    .selectAll()
    .where('enterprise', '=', enterprise)
    .executeTakeFirst()
  if (row === undefined) return null
  const { link, status } = row
  const proof = registrationProof.parse(JSON.parse(row.proof))
  return { enterprise, proof, link, status, provenAt: instantOfMs(row.proven_at) }
}

/** Forgets the registration that stood with this link. */
export async function dropHomeRegistration(tx: StoreTransaction, link: string): Promise<void> {
  await tx.deleteFrom('home_registration').where('link', '=', link).execute()
}
