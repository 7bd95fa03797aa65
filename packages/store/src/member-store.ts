import { AsyncLocalStorage } from 'node:async_hooks'
import { AbortedTransactionError, type Kysely, type KyselyPlugin, type Transaction } from 'kysely'
import type { DatabaseHandle, HeldName } from './database-handle.ts'
import { migrateSchema } from './migrate-schema.ts'
import type { Tables } from './tables.ts'

/** What the queries inside a store transaction take. */
export type StoreTransaction = Transaction<Tables>

/** A member's rows: one schema of one database, migrated. */
export interface MemberStore {
  readonly kind: DatabaseHandle['kind']
  readonly schema: string
  readonly isDurable: boolean
  /** For single queries. Inside `transaction` it throws: PGlite has one connection, and would wait for itself. */
  readonly db: Kysely<Tables>
  /**
   * Runs the work in one transaction; what it throws rolls back. No network call belongs inside. A commit of which it
   * can't be told whether it took effect throws `CommitAmbiguous`.
   */
  transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T>
  /** As the database's `takeName`, for a name of this member. */
  takeName(name: string): Promise<HeldName | null>
}

/** The connection failed while committing: the rows may be there or not. Reload from the store before going on. */
export class CommitAmbiguous extends Error {
  override readonly name = 'CommitAmbiguous'
}

/** Opens a member's schema, making it and running its migrations as needed. Names are `[a-z][a-z0-9_]*`. */
export async function openMemberStore(handle: DatabaseHandle, schema: string): Promise<MemberStore> {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(schema)) throw new Error(`not a schema name: ${schema}`)
  await migrateSchema(handle.db, schema)
  const db = handle.db.withSchema(schema)
  return {
    kind: handle.kind,
    schema,
    isDurable: handle.isDurable,
    db: db.withPlugin(REFUSES_INSIDE_TRANSACTION),
    transaction: (work) => runTransaction(db, work),
    takeName: (name) => handle.takeName(`${schema}/${name}`),
  }
}

const openTransaction = new AsyncLocalStorage<{ isOpen: boolean }>()

async function runTransaction<T>(db: Kysely<Tables>, work: (tx: StoreTransaction) => Promise<T>): Promise<T> {
  refuseInsideTransaction()
  const scope = { isOpen: true }
  let isCommitting = false
  try {
    return await db.transaction().execute(async (tx) => {
      const result = await openTransaction.run(scope, () => work(tx))
      isCommitting = true
      return result
    })
  } catch (cause) {
    if (!isCommitting || cause instanceof AbortedTransactionError) throw cause
    throw new CommitAmbiguous('the connection failed while committing', { cause })
  } finally {
    scope.isOpen = false
  }
}

const REFUSES_INSIDE_TRANSACTION: KyselyPlugin = {
  transformQuery({ node }) {
    refuseInsideTransaction()
    return node
  },
  transformResult: async ({ result }) => result,
}

function refuseInsideTransaction(): void {
  if (openTransaction.getStore()?.isOpen !== true) return
  throw new Error('the store is used beside its open transaction: pass the transaction on')
}
