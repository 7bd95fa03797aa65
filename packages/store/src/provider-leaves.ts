import { anyHead, type CalendarDate, type Head, type Instant, instantOfMs, parseDate } from '@goodstanding/core'
import { type Kysely, sql } from 'kysely'
import { givenBytes, givenRows } from './given-rows.ts'
import { hexArray } from './hex-array.ts'
import type { StoreTransaction } from './member-store.ts'
import type { Tables } from './tables.ts'

/** A record or statement as it is stored: its head, and sealed what opens head and body. */
export type StoredLeaf = {
  readonly queueId: number
  readonly head: Head
  readonly listedUnder: string
  readonly leavesOn: CalendarDate | null
  readonly bodyCommitment: Uint8Array
  readonly keyMonth: string
  readonly sealed: Uint8Array
  readonly hasBody: boolean
}

/** Stores new leaves that have just been queued. */
export async function insertLeaves(
  tx: StoreTransaction,
  leaves: readonly (StoredLeaf & { readonly issued: Instant })[],
): Promise<void> {
  if (leaves.length === 0) return
  const rows = leaves.map(({ queueId, head, listedUnder, issued, leavesOn }) => ({
    ...{ queue_id: queueId, id: head.id, subject: head.subject, listed_under: listedUnder },
    ...{ type: head.type, issued, until: head.until, leaves_on: leavesOn },
  }))
  await tx
    .insertInto('provider_leaf')
    .columns(['queue_id', 'id', 'subject', 'listed_under', 'type', 'issued', 'until', 'leaves_on', 'reseal'])
    .expression((query) =>
      query
        .selectFrom(
          givenRows(
            rows,
            'queue_id bigint, id uuid, subject text, listed_under text, type text, issued bigint, until date, leaves_on date',
          ),
        )
        .select(['queue_id', 'id', 'subject', 'listed_under', 'type', 'issued', 'until', 'leaves_on'])
        .select(sql<boolean>`false`.as('reseal')),
    )
    .execute()
  await insertOpenings(tx, leaves)
}

async function insertOpenings(tx: StoreTransaction, leaves: readonly StoredLeaf[]): Promise<void> {
  const rows = leaves.map(({ head, bodyCommitment, keyMonth, sealed, hasBody }) => ({
    ...{ id: head.id, head: JSON.stringify(head), key_month: keyMonth, has_body: hasBody },
    ...hexColumns({ body_commitment: bodyCommitment, sealed }),
  }))
  await tx
    .insertInto('provider_opening')
    .columns(['id', 'head', 'body_commitment', 'key_month', 'sealed', 'has_body'])
    .expression((query) =>
      query
        .selectFrom(
          givenRows(rows, 'id uuid, head text, body_commitment text, key_month text, sealed text, has_body boolean'),
        )
        .select(['id', 'head', givenBytes('given.body_commitment').as('body_commitment'), 'key_month'])
        .select([givenBytes('given.sealed').as('sealed'), 'has_body']),
    )
    .execute()
}

function hexColumns<K extends string>(bytes: { readonly [P in K]: Uint8Array }): { readonly [P in K]: string } {
  const names = Object.keys(bytes) as K[]
  const hex = hexArray(names.map((name) => bytes[name]))
  return Object.fromEntries(names.map((name, at) => [name, hex[at]])) as { readonly [P in K]: string }
}

/** A leaf, and where it stands once its slot is there. */
export type PlacedLeaf = StoredLeaf & {
  readonly issued: Instant
  readonly endedBy: string | null
  readonly position: number | null
}

/** The leaves of these ids. */
export async function leavesById(db: Kysely<Tables>, ids: readonly string[]): Promise<readonly PlacedLeaf[]> {
  const rows = await selectLeaves(db)
    .where('provider_leaf.id', 'in', [...ids])
    .execute()
  return rows.map(leafFromRow)
}

/** The leaves at these positions, ascending. */
export async function leavesAt(db: Kysely<Tables>, positions: readonly number[]): Promise<readonly PlacedLeaf[]> {
  if (positions.length === 0) return []
  const rows = await selectLeaves(db)
    .where(sql<boolean>`provider_position.position = any(${[...positions]}::bigint[])`)
    .orderBy('provider_position.position')
    .execute()
  return rows.map(leafFromRow)
}

/** The leaves of one subject's list that nothing has ended, oldest first. */
export async function liveLeaves(
  db: Kysely<Tables>,
  list: { readonly subject: string; readonly listedUnder: string; readonly type: string },
): Promise<readonly PlacedLeaf[]> {
  const rows = await selectLeaves(db)
    .where('provider_leaf.subject', '=', list.subject)
    .where('provider_leaf.listed_under', '=', list.listedUnder)
    .where('provider_leaf.type', '=', list.type)
    .where('provider_leaf.ended_by', 'is', null)
    .orderBy('provider_leaf.queue_id')
    .limit(1_000)
    .execute()
  return rows.map(leafFromRow)
}

function selectLeaves(db: Kysely<Tables>) {
  return db
    .selectFrom('provider_leaf')
    .innerJoin('provider_opening', 'provider_opening.id', 'provider_leaf.id')
    .leftJoin('provider_position', 'provider_position.queue_id', 'provider_leaf.queue_id')
    .select(['provider_leaf.queue_id', 'listed_under', 'issued', 'leaves_on', 'ended_by', 'position'])
    .select(['head', 'body_commitment', 'key_month', 'sealed', 'has_body'])
}

type LeafRow = Awaited<ReturnType<ReturnType<typeof selectLeaves>['execute']>>[number]

function leafFromRow(row: LeafRow): PlacedLeaf {
  return {
    queueId: row.queue_id,
    head: anyHead.parse(JSON.parse(row.head)),
    listedUnder: row.listed_under,
    issued: instantOfMs(row.issued),
    leavesOn: dateOrNull(row.leaves_on),
    endedBy: row.ended_by,
    position: row.position,
    bodyCommitment: row.body_commitment,
    keyMonth: row.key_month,
    sealed: row.sealed,
    hasBody: row.has_body,
  }
}

/** The day of a date column. */
export function dateOrNull(text: string | null): CalendarDate | null {
  if (text === null) return null
  const parsed = parseDate(text)
  if (!parsed.ok) throw new Error('a date column holds no date')
  return parsed.value
}
