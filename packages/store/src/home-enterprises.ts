import type { StoreTransaction } from './member-store.ts'

/** Until the transaction ends nobody else decides about this enterprise at this home node. */
export async function lockHomeEnterprise(tx: StoreTransaction, enterprise: string): Promise<void> {
  await tx
    .insertInto('home_enterprise')
    .values({ enterprise })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx.selectFrom('home_enterprise').select('enterprise').where('enterprise', '=', enterprise).forUpdate().execute()
}
