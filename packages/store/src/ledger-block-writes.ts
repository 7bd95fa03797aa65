import type { AppliedBlock, LedgerChange } from '@goodstanding/ledger'
import type { StoreTransaction } from './member-store.ts'

/** Rows that one statement writes: PostgreSQL takes 65,535 parameters. */
const ROWS_AT_ONCE = 5_000

/** Writes a block, its operations and what they changed, within the caller's transaction. */
export async function writeBlock(tx: StoreTransaction, applied: AppliedBlock): Promise<void> {
  const { header } = applied.block
  await tx
    .insertInto('ledger_block')
    .values({ height: header.height, hash: applied.hash, header: JSON.stringify(header) })
    .execute()
  await writeOperations(tx, applied)
  await writeChanges(tx, applied.changes)
}

async function writeOperations(tx: StoreTransaction, applied: AppliedBlock): Promise<void> {
  const { header, operations } = applied.block
  const enterprises = new Map(
    applied.changes.flatMap((change) =>
      change.kind === 'put_enterprise' ? [[change.entry.operation, change.enterprise] as const] : [],
    ),
  )
  const rows = operations.map((operation, place) => {
    const hash = applied.operationHashes[place] ?? ''
    const enterprise = enterprises.get(hash) ?? null
    return { height: header.height, place, hash, enterprise, operation: JSON.stringify(operation) }
  })
  for (const some of chunks(rows)) await tx.insertInto('ledger_operation').values(some).execute()
}

async function writeChanges(tx: StoreTransaction, changes: readonly LedgerChange[]): Promise<void> {
  const last = [...new Map(changes.map((change) => [nameOf(change), change])).values()]
  const consents = last.flatMap((change) => (change.kind === 'put_consent' ? [consentRow(change)] : []))
  const enterprises = last.flatMap((change) => (change.kind === 'put_enterprise' ? [enterpriseRow(change)] : []))
  const deleted = last.flatMap((change) => (change.kind === 'delete_consent' ? [change.revocationHash] : []))
  for (const rows of chunks(consents)) {
    await tx
      .insertInto('ledger_consent')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('revocation_hash').doUpdateSet((row) => ({
          commitment: row.ref('excluded.commitment'),
          expires_on: row.ref('excluded.expires_on'),
          revoked_at: row.ref('excluded.revoked_at'),
        })),
      )
      .execute()
  }
  for (const rows of chunks(enterprises)) {
    await tx
      .insertInto('ledger_enterprise')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('enterprise').doUpdateSet((row) => ({
          operation: row.ref('excluded.operation'),
          payload: row.ref('excluded.payload'),
        })),
      )
      .execute()
  }
  for (const hashes of chunks(deleted)) {
    await tx.deleteFrom('ledger_consent').where('revocation_hash', 'in', hashes).execute()
  }
}

function nameOf(change: LedgerChange): string {
  return change.kind === 'put_enterprise' ? `enterprise/${change.enterprise}` : `consent/${change.revocationHash}`
}

function consentRow({ revocationHash, consent }: LedgerChange & { readonly kind: 'put_consent' }) {
  return {
    revocation_hash: revocationHash,
    commitment: consent.commitment,
    expires_on: consent.expiresOn,
    revoked_at: consent.revokedAt,
  }
}

function enterpriseRow({ enterprise, entry }: LedgerChange & { readonly kind: 'put_enterprise' }) {
  return { enterprise, operation: entry.operation, payload: JSON.stringify(entry.payload) }
}

function chunks<T>(rows: readonly T[]): T[][] {
  const cut: T[][] = []
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) cut.push(rows.slice(start, start + ROWS_AT_ONCE))
  return cut
}
