import { type CandidateRow, publishRecordsContract, type RowResult, withdrawRecordContract } from '@goodstanding/api'
import { aRow, TRADELINE } from '../provider/candidate-rows.ts'
import { callProcess } from './call-process.ts'
import type { CrashNetwork } from './crash-network.ts'
import { type StreamStep, untilAnswered } from './load-streams.ts'
import { type Chance, seededChance } from './seeded-chance.ts'

/** What the provider has acknowledged. */
export type Acknowledged = {
  /** Each published record by its id, with the balance that was sent in it. */
  readonly records: Map<string, number>
  /** Records that a later one superseded or a withdrawal ended. */
  readonly ended: Set<string>
  /** Withdrawals by their ids, each with the record that it ended. */
  readonly withdrawals: Map<string, string>
  /** Told at each acknowledgement. */
  onAcknowledged: () => void
}

export function nothingAcknowledged(): Acknowledged {
  return { records: new Map(), ended: new Set(), withdrawals: new Map(), onAcknowledged: () => undefined }
}

/** A row as this stream last had it acknowledged. */
type KnownRow = { readonly row: CandidateRow; readonly record: string }
type SentRow = {
  readonly row: CandidateRow
  readonly balance: number
  readonly expected: RowResult['outcome']
  readonly earlier: string | null
}

const BATCH_MAX = 30
const CUSTOMERS = 40
const SOURCE = 'core'

/** A stream of batches and now and then a withdrawal: new rows, changed rows and rows that are known already. */
export function recordStream(net: CrashNetwork, name: string, seed: number, acknowledged: Acknowledged): StreamStep {
  const chance = seededChance(seed, name)
  const known: KnownRow[] = []
  let made = 0
  const nextRow = (): SentRow => {
    made += 1
    const at = known.length > 0 && !chance.oneIn(5) ? -1 : chance.below(known.length || 1)
    const before = known[at]
    if (before === undefined) return newRow(chance, `${name} ${made}`, made)
    known.splice(at, 1)
    return chance.oneIn(3) ? sameRow(before) : changedRow(before, made)
  }
  return async () => {
    const victim = known[0]
    if (victim !== undefined && chance.oneIn(6)) {
      known.shift()
      await withdraw(net, victim.record, acknowledged)
      return
    }
    const sent = Array.from({ length: 1 + chance.below(BATCH_MAX) }, nextRow)
    const ids = await publish(net, sent)
    for (const [index, { row, balance, earlier }] of sent.entries()) {
      const id = ids[index] ?? ''
      acknowledged.records.set(id, balance)
      if (earlier !== null && earlier !== id) acknowledged.ended.add(earlier)
      known.push({ row, record: id })
    }
    acknowledged.onAcknowledged()
  }
}

function newRow(chance: Chance, rowKey: string, balance: number): SentRow {
  const row = aRow({ customer: `customer ${chance.below(CUSTOMERS)}`, rowKey, body: bodyWith(balance) })
  return { row, balance, expected: 'published', earlier: null }
}

function changedRow({ row, record }: KnownRow, balance: number): SentRow {
  return { row: { ...row, body: bodyWith(balance) }, balance, expected: 'superseded', earlier: record }
}

function sameRow({ row, record }: KnownRow): SentRow {
  return { row, balance: balanceOf(row), expected: 'skipped', earlier: record }
}

function bodyWith(minor: number) {
  return { ...TRADELINE, balance: { currency: 'USD', minor } }
}

function balanceOf(row: CandidateRow): number {
  return (row.body as ReturnType<typeof bodyWith>).balance.minor
}

/** The ids of the records that stand for these rows. A batch that was lost in a crash took effect as a whole or not at all. */
async function publish(net: CrashNetwork, sent: readonly SentRow[]): Promise<readonly string[]> {
  const body = { source: SOURCE, records: sent.map(({ row }) => row) }
  return untilAnswered(
    () => callProcess(net, net.cast.provider, publishRecordsContract, { body, as: 'operator' }),
    (json, tries) => {
      const { results } = json as { results: readonly RowResult[] }
      const outcomes = results.map(({ outcome }) => outcome).join()
      const asNew = sent.map(({ expected }) => expected).join()
      const asKnown = sent.map(() => 'skipped').join()
      if (outcomes !== asNew && !(tries > 1 && outcomes === asKnown)) {
        throw new Error(`try ${tries} of a batch that was to be ${asNew} became ${JSON.stringify(results)}`)
      }
      for (const [index, { id }] of results.entries()) checkSkipped(sent[index], id)
      return results.map(({ id }) => id ?? '')
    },
  )
}

function checkSkipped(sent: SentRow | undefined, id: string | null): void {
  if (sent?.expected === 'skipped' && sent.earlier !== id) {
    throw new Error(`a row that stands as ${sent.earlier} is said to be ${id}`)
  }
}

async function withdraw(net: CrashNetwork, record: string, acknowledged: Acknowledged): Promise<void> {
  const body = { record, reason: 'recorded_in_error' as const }
  const withdrawal = await untilAnswered(
    () => callProcess(net, net.cast.provider, withdrawRecordContract, { body, as: 'operator' }),
    (json) => (json as { withdrawal: string }).withdrawal,
  )
  acknowledged.withdrawals.set(withdrawal, record)
  acknowledged.ended.add(record)
  acknowledged.onAcknowledged()
}
