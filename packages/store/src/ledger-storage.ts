import { type Block, consentState, header, keyOperation, operation } from '@goodstanding/core'
import type { AppliedBlock, StoredLedger } from '@goodstanding/ledger'
import type { Kysely } from 'kysely'
import { writeBlock } from './ledger-block-writes.ts'
import type { MemberStore, StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** Where a member's ledger lives: what an engine and a follower of `consensus` ask of a storage. */
export interface MemberLedger {
  load(): Promise<StoredLedger>
  /** The block, its operations, its changes of state and what `beside` writes, all in one transaction. */
  commitBlock(applied: AppliedBlock, beside: (tx: StoreTransaction) => Promise<void>): Promise<void>
  blocks(from: number, limit: number): Promise<readonly Block[]>
  /** The block in which the operation of that payload hash was accepted. */
  operationPlace(hash: string): Promise<{ readonly height: number; readonly header: string } | undefined>
}

export function ledgerStorage(store: MemberStore): MemberLedger {
  return {
    load: () => store.transaction(loadLedger),
    commitBlock: (applied, beside) =>
      store.transaction(async (tx) => {
        await writeBlock(tx, applied)
        await beside(tx)
      }),
    blocks: (from, limit) => blocksFrom(store.db, from, limit),
    operationPlace: (hash) => placeOf(store.db, hash),
  }
}

async function loadLedger(tx: StoreTransaction): Promise<StoredLedger> {
  const newest = await tx.selectFrom('ledger_block').selectAll().orderBy('height', 'desc').limit(1).executeTakeFirst()
  const consents = await tx.selectFrom('ledger_consent').selectAll().orderBy('revocation_hash').execute()
  const enterprises = await tx.selectFrom('ledger_enterprise').selectAll().orderBy('enterprise').execute()
  return {
    head: newest === undefined ? null : { header: header.parse(JSON.parse(newest.header)), hash: newest.hash },
    consents: consents.map(({ revocation_hash, commitment, expires_on, revoked_at }) => ({
      revocationHash: revocation_hash,
      consent: consentState.parse({ commitment, expiresOn: expires_on, revokedAt: revoked_at }),
    })),
    enterprises: enterprises.map((row) => ({
      enterprise: row.enterprise,
      entry: { operation: row.operation, payload: keyOperation.parse(JSON.parse(row.payload)) },
    })),
  }
}

async function blocksFrom(db: Kysely<Tables>, from: number, limit: number): Promise<readonly Block[]> {
  const blocks = await db
    .selectFrom('ledger_block')
    .selectAll()
    .where('height', '>=', from)
    .orderBy('height')
    .limit(limit)
    .execute()
  const last = blocks.at(-1)
  if (last === undefined) return []
  const operations = await db
    .selectFrom('ledger_operation')
    .select(['height', 'operation'])
    .where('height', '>=', from)
    .where('height', '<=', last.height)
    .orderBy('height')
    .orderBy('place')
    .execute()
  const byHeight = Map.groupBy(operations, ({ height }) => height)
  return blocks.map((row) => ({
    header: header.parse(JSON.parse(row.header)),
    operations: (byHeight.get(row.height) ?? []).map((each) => operation.parse(JSON.parse(each.operation))),
  }))
}

async function placeOf(db: Kysely<Tables>, hash: string): ReturnType<MemberLedger['operationPlace']> {
  return db
    .selectFrom('ledger_operation')
    .innerJoin('ledger_block', 'ledger_block.height', 'ledger_operation.height')
    .select(['ledger_block.height', 'ledger_block.hash as header'])
    .where('ledger_operation.hash', '=', hash)
    .executeTakeFirst()
}
