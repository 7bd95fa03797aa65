import { instantOfMs } from '@goodstanding/core'
import type { WitnessDecision, WitnessedHead, WitnessStorage } from '@goodstanding/log'
import type { Selectable } from 'kysely'
import type { MemberStore, StoreTransaction } from './member-store.ts'
import type { WitnessTables } from './witness-tables.ts'

/** What a member's witness remembers of each log, under a row lock a log. */
export function witnessStorage(store: MemberStore): WitnessStorage {
  return {
    advance: (origin, decide) => store.transaction((tx) => advance(tx, origin, decide)),
    async latest(origin) {
      return headFromRow(
        await store.db.selectFrom('witness_head').selectAll().where('origin', '=', origin).executeTakeFirst(),
      )
    },
  }
}

async function advance<T>(
  tx: StoreTransaction,
  origin: string,
  decide: (latest: WitnessedHead | null) => WitnessDecision<T>,
): Promise<T> {
  // A row of its own to lock, also for a log that was never cosigned.
  await tx
    .insertInto('witness_head')
    .values({ origin, size: 0, root: new Uint8Array(), note: '', cosigned_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await tx
    .selectFrom('witness_head')
    .selectAll()
    .where('origin', '=', origin)
    .forUpdate()
    .executeTakeFirst()
  const { next, answer } = decide(headFromRow(row))
  if (next !== null) {
    const { size, root, note, cosignedAt } = next
    await tx
      .updateTable('witness_head')
      .set({ size, root, note, cosigned_at: cosignedAt })
      .where('origin', '=', origin)
      .execute()
  }
  return answer
}

function headFromRow(row: Selectable<WitnessTables['witness_head']> | undefined): WitnessedHead | null {
  if (row === undefined || row.cosigned_at === null) return null
  return { size: row.size, root: row.root, note: row.note, cosignedAt: instantOfMs(row.cosigned_at) }
}
