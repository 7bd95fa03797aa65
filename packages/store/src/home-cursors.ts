import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

const REVOCATIONS = 'revocations'

/** Height of the first block that has not been looked at for revocations. */
export async function revocationsReadTo(db: Kysely<Tables>): Promise<number> {
  const row = await db.selectFrom('home_cursor').select('height').where('name', '=', REVOCATIONS).executeTakeFirst()
  return row?.height ?? 0
}

export async function putRevocationsReadTo(db: Kysely<Tables>, height: number): Promise<void> {
  await db
    .insertInto('home_cursor')
    .values({ name: REVOCATIONS, height })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ height }))
    .execute()
}
