import { type KeyHistory, keyOperationStatement } from '@goodstanding/core'
import type { MemberStore } from './member-store.ts'

const OPERATIONS_MAX = 1_000

/** The key history of an enterprise as the ledger accepted it, oldest operation first; empty where there is none. */
export async function ledgerKeyHistory(store: MemberStore, enterprise: string): Promise<KeyHistory> {
  const rows = await store.db
    .selectFrom('ledger_operation')
    .select('operation')
    .where('enterprise', '=', enterprise)
    .orderBy('height')
    .orderBy('place')
    .limit(OPERATIONS_MAX)
    .execute()
  return rows.map(({ operation }) => keyOperationStatement.parse(JSON.parse(operation)))
}
