import type { CandidateRow, RowResult } from '@goodstanding/api'
import { type CalendarDate, dateOf, formatInstant, type Instant, type RecordHead } from '@goodstanding/core'
import { toHex, uuidV7 } from '@goodstanding/crypto'
import {
  type Ending,
  endLeaves,
  endWithSuccessor,
  lockRows,
  putRows,
  RowTaken,
  type StoreTransaction,
  subjectsOfCustomers,
} from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { decideRows, type LookedUp, type Publishing } from './decide-rows.ts'
import { judgeCandidate } from './judge-candidate.ts'
import { type KeysOfMonths, keyMonthOf } from './keys/retention-keys.ts'
import { leaveDayOfEnded, leavesWithSuccessor } from './leave-day.ts'
import { listRoom } from './list-room.ts'
import { makeLeaf } from './make-leaf.ts'
import { type ProviderParts, providerParts } from './provider-parts.ts'
import { queueLeaves } from './queue-leaves.ts'

/** A batch of rows as their source gives them. */
export type Batch = { readonly source: string; readonly records: readonly CandidateRow[] }

const TRIES_MAX = 4

/** The keys that a batch is sealed with, and the day on which they were chosen. */
type Sealing = { readonly keys: KeysOfMonths; readonly today: CalendarDate }

/**
 * Publishes a batch in one transaction: each row that passes becomes a leaf of the record log or is skipped as known;
 * the others are refused and stop none. What is answered as published is queued durably.
 */
export async function publishRecords(node: NodeContext, { source, records }: Batch): Promise<readonly RowResult[]> {
  const parts = await providerParts(node)
  const today = dateOf(node.clock.now())
  const judged = records.map((row) => judgeCandidate(row, node.self, today))
  const rows = judged.flatMap((one) => (one.ok ? [lookUp(source, one.candidate, parts)] : []))
  const keys = await parts.retentionKeys.keysOf(rows.map(({ candidate }) => keyMonthOf(candidate.until, today)))
  const results = rows.length === 0 ? [] : await publishRows(node, parts, rows, { keys, today })
  let next = 0
  return judged.map((one) => (one.ok ? (results[next++] ?? lostResult()) : one.refused))
}

function lookUp(source: string, candidate: LookedUp['candidate'], { lookups }: ProviderParts): LookedUp {
  const { customer, type, rowKey, asOf, body } = candidate
  return {
    candidate,
    rowHash: lookups.row({ source, customer, type, rowKey }),
    factDigest: lookups.fact({ asOf, body }),
  }
}

async function publishRows(
  node: NodeContext,
  parts: ProviderParts,
  rows: readonly LookedUp[],
  sealing: Sealing,
): Promise<readonly RowResult[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await node.store.transaction((tx) => publishIn(tx, node, parts, rows, sealing))
    } catch (error) {
      if (!(error instanceof RowTaken) || tries === TRIES_MAX) throw error
    }
  }
}

async function publishIn(
  tx: StoreTransaction,
  node: NodeContext,
  parts: ProviderParts,
  rows: readonly LookedUp[],
  sealing: Sealing,
): Promise<readonly RowResult[]> {
  const { lookups } = parts
  const customers = [...new Set(rows.map(({ candidate }) => candidate.customer))]
  const hashes = new Map(customers.map((customer) => [customer, lookups.customer(customer)]))
  const subjects = await subjectsOfCustomers(
    tx,
    [...hashes.values()].map((customerHash) => ({ customerHash, subject: toHex(node.random(16)) })),
  )
  const subjectOf = (customer: string) => subjects.get(toHex(hashes.get(customer) ?? noHash())) ?? noHash()
  const known = await lockRows(
    tx,
    rows.map(({ rowHash }) => rowHash),
  )
  const listOf = ({ candidate }: LookedUp) => ({ subject: subjectOf(candidate.customer), listedUnder: candidate.type })
  const room = await listRoom(tx, rows.map(listOf))
  // After the locks: what supersedes is never issued before what it supersedes.
  const now = node.clock.now()
  const { results, publish, inserted, changed } = decideRows(rows, known, {
    newId: () => uuidV7(now, node.random(10)),
    hasRoom: (row, record) => room(listOf(row), record),
  })
  const leaves = publish.map((one) => {
    const head = headOf(one, { provider: node.self.name, subject: subjectOf(one.candidate.customer), now })
    const leaf = { head, body: one.candidate.body, leavesOn: one.candidate.until }
    return makeLeaf(leaf, { genesisHash: node.genesisHash, random: node.random, ...sealing })
  })
  await queueLeaves(tx, parts, leaves)
  await endSuperseded(tx, publish, dateOf(now))
  await putRows(tx, { inserted, changed })
  return results
}

function headOf(
  { id, supersedes, candidate }: Publishing,
  of: { readonly provider: string; readonly subject: string; readonly now: Instant },
): RecordHead {
  return {
    type: candidate.type,
    version: 1,
    id,
    provider: of.provider,
    subject: of.subject,
    asOf: candidate.asOf,
    issued: formatInstant(of.now),
    until: candidate.until,
    supersedes,
  }
}

async function endSuperseded(tx: StoreTransaction, publish: readonly Publishing[], today: CalendarDate): Promise<void> {
  const ending = ({ supersedes, id, candidate }: Publishing): readonly Ending[] => {
    if (supersedes === null) return []
    const withSuccessor = leavesWithSuccessor(candidate.type)
    const leavesOn = withSuccessor ? candidate.until : leaveDayOfEnded(null, today)
    return [{ id: supersedes, endedBy: id, leavesOn }]
  }
  const isWith = ({ candidate }: Publishing) => leavesWithSuccessor(candidate.type)
  await endLeaves(tx, publish.filter((one) => !isWith(one)).flatMap(ending))
  await endWithSuccessor(tx, publish.filter(isWith).flatMap(ending))
}

function lostResult(): never {
  throw new Error('each row that passes has a result')
}

function noHash(): never {
  throw new Error('each customer has a hash and a handle')
}
