import { type CalendarDate, type Head, type Instant, instantOfMs, type RecordHead } from '@goodstanding/core'
import { describe, expect, it } from 'vitest'
import type { MemberStore, StoreTransaction } from '../src/member-store.ts'
import {
  claimCodeByHash,
  countOpenCodes,
  insertClaimCode,
  lockClaimTries,
  putClaimTries,
  takeClaimCode,
} from '../src/provider-claims.ts'
import {
  endConsentOf,
  forgetEndedBefore,
  hasEnded,
  hasLaterConsent,
  lockConsent,
  putReadsTaken,
  readsTaken,
} from '../src/provider-consents.ts'
import { countLiveOf, countRecords } from '../src/provider-counts.ts'
import { endLeaves, endWithSuccessor } from '../src/provider-endings.ts'
import { eraseLeft, leavesToReseal, putSeal } from '../src/provider-erasure.ts'
import { isMonthInUse } from '../src/provider-key-months.ts'
import { insertLeaves, leavesAt, leavesById, liveLeaves } from '../src/provider-leaves.ts'
import { endLink, insertLink, liveLinkById, liveLinkOfEntry, liveLinksOf, lockClaim } from '../src/provider-links.ts'
import {
  eraseAnswersBefore,
  forgetConsentsBefore,
  insertRead,
  placeReads,
  readByRequest,
  readsOfCaller,
} from '../src/provider-reads.ts'
import { lockRows, putRows, RowTaken, renameRow, withdrawRow } from '../src/provider-rows.ts'
import { countDue, leaveIndex, placeLeaves } from '../src/provider-slots.ts'
import { countSubjects, subjectsOfCustomers } from '../src/provider-subjects.ts'
import { databases } from '../src/testing/databases.ts'

const AT = instantOfMs(1_790_000_000_000)
const bytes = (byte: number) => new Uint8Array(32).fill(byte)
const hex = (byte: number) => Buffer.from(bytes(byte)).toString('hex')
const day = (text: string) => text as CalendarDate
const uuid = (n: number) => `01920000-0000-7000-8000-${String(n).padStart(12, '0')}`

function aHead(n: number, more: Partial<RecordHead> = {}): Head {
  return {
    ...{ type: 'tradeline', version: 1, id: uuid(n), provider: 'northbank', subject: 'ab'.repeat(16) },
    ...{ asOf: day('2026-09-30'), issued: '2026-10-01T08:00:00.000Z', until: null, supersedes: null, ...more },
  }
}

function aLeaf(n: number, more: Partial<RecordHead> = {}) {
  const head = aHead(n, more)
  return {
    ...{ queueId: n, head, listedUnder: head.type, leavesOn: head.until, issued: AT },
    ...{ bodyCommitment: bytes(n), keyMonth: head.until?.slice(0, 7) ?? 'open', sealed: bytes(n), hasBody: true },
  }
}

const inTransaction = <T>(store: MemberStore, work: (tx: StoreTransaction) => Promise<T>) => store.transaction(work)

describe.each(databases)('A provider’s rows on $name', ({ freshStore }) => {
  it('give a customer one handle, whoever asks first', async () => {
    const store = await freshStore()
    const ask = (subject: string) =>
      inTransaction(store, (tx) =>
        subjectsOfCustomers(tx, [
          { customerHash: bytes(2), subject: `${subject}2` },
          { customerHash: bytes(1), subject: `${subject}1` },
        ]),
      )
    const [first, second] = await Promise.all([ask('a'), ask('b')])
    expect(first).toEqual(second)
    expect([...first.keys()].sort()).toEqual([hex(1), hex(2)])
    expect(await countSubjects(store.db)).toBe(2)
  })

  it('remember what became of a source’s row', async () => {
    const store = await freshStore()
    const row = { rowHash: bytes(1), record: uuid(1), factDigest: bytes(9) }
    await inTransaction(store, (tx) => putRows(tx, { inserted: [row], changed: [] }))
    await expect(inTransaction(store, (tx) => putRows(tx, { inserted: [row], changed: [] }))).rejects.toThrow(RowTaken)
    await inTransaction(store, (tx) => putRows(tx, { inserted: [], changed: [{ ...row, record: uuid(2) }] }))
    const locked = await inTransaction(store, (tx) => lockRows(tx, [bytes(1), bytes(2)]))
    expect([...locked]).toEqual([[hex(1), { ...row, record: uuid(2) }]])
    expect(await inTransaction(store, (tx) => renameRow(tx, uuid(2), uuid(3)))).toBe(true)
    expect(await inTransaction(store, (tx) => withdrawRow(tx, uuid(2)))).toBe(false)
    expect(await inTransaction(store, (tx) => withdrawRow(tx, uuid(3)))).toBe(true)
    const withdrawn = await inTransaction(store, (tx) => lockRows(tx, [bytes(1)]))
    expect([...withdrawn.values()]).toEqual([{ rowHash: bytes(1), record: null, factDigest: null }])
  })

  it('keep leaves with what opens them, and their places', async () => {
    const store = await freshStore()
    const leaves = [aLeaf(1), aLeaf(2, { until: day('2030-01-31') }), aLeaf(3, { type: 'accounts' })]
    await inTransaction(store, (tx) => insertLeaves(tx, leaves))
    const entries = [1, 2, 3, 4].map((queueId) => ({ queueId, position: queueId * 10 }))
    const placed = await inTransaction(store, (tx) => placeLeaves(tx, entries))
    expect(placed.map(({ listedUnder, position }) => `${listedUnder} ${position}`).sort()).toEqual([
      ...['accounts 30', 'tradeline 10', 'tradeline 20'],
    ])
    const [second] = await leavesById(store.db, [uuid(2)])
    expect(second).toEqual({ ...leaves[1], endedBy: null, position: 20 })
    expect((await leavesAt(store.db, [30, 10, 99])).map(({ head }) => head.id)).toEqual([uuid(1), uuid(3)])
    const list = { subject: 'ab'.repeat(16), listedUnder: 'tradeline', type: 'tradeline' }
    expect((await liveLeaves(store.db, list)).map(({ head }) => head.id)).toEqual([uuid(1), uuid(2)])
    expect(await countRecords(store.db)).toEqual([
      { type: 'accounts', live: 1, ended: 0 },
      { type: 'tradeline', live: 2, ended: 0 },
    ])
    expect(await countLiveOf(store.db, list.subject)).toBe(3)
    expect(await countLiveOf(store.db, 'cd'.repeat(16))).toBe(0)
  })

  it('let an ended leaf leave by its own end or fourteen months later, whichever comes first', async () => {
    const store = await freshStore()
    const leaves = [aLeaf(1), aLeaf(2, { until: day('2027-01-31') }), aLeaf(3)]
    await inTransaction(store, async (tx) => {
      await insertLeaves(tx, leaves)
      const endings = [1, 2].map((n) => ({ id: uuid(n), endedBy: uuid(3), leavesOn: day('2027-12-01') }))
      await endLeaves(tx, endings)
    })
    const [first, second] = await leavesById(store.db, [uuid(1), uuid(2)])
    expect(await countLiveOf(store.db, 'ab'.repeat(16))).toBe(1)
    expect([first?.leavesOn, second?.leavesOn, first?.endedBy]).toEqual(['2027-12-01', '2027-01-31', uuid(3)])
  })

  it('let an ended leaf leave with its successor, and all that it ended before', async () => {
    const store = await freshStore()
    await inTransaction(store, async (tx) => {
      await insertLeaves(tx, [aLeaf(1), aLeaf(2), aLeaf(3, { until: day('2032-01-31') })])
      await endWithSuccessor(tx, [{ id: uuid(1), endedBy: uuid(2), leavesOn: null }])
      await endWithSuccessor(tx, [{ id: uuid(2), endedBy: uuid(3), leavesOn: day('2032-01-31') }])
    })
    const found = await leavesById(store.db, [uuid(1), uuid(2), uuid(3)])
    for (const { leavesOn } of found) expect(leavesOn).toBe('2032-01-31')
  })

  it('erase what has left the index, and seal anew what was ended', async () => {
    const store = await freshStore()
    await inTransaction(store, async (tx) => {
      await insertLeaves(tx, [aLeaf(1, { until: day('2026-11-01') }), aLeaf(2), aLeaf(3)])
      await placeLeaves(
        tx,
        [1, 2, 3].map((queueId) => ({ queueId, position: queueId })),
      )
      await putRows(tx, { inserted: [{ rowHash: bytes(1), record: uuid(1), factDigest: bytes(1) }], changed: [] })
      await endLeaves(tx, [{ id: uuid(2), endedBy: uuid(3), leavesOn: day('2027-12-01') }])
    })
    expect(await countDue(store.db, day('2026-10-31'))).toBe(0)
    expect(await countDue(store.db, day('2026-11-01'))).toBe(1)
    expect(await isMonthInUse(store.db, '2026-11')).toBe(true)
    const slot = { size: 9, on: day('2026-11-01'), limit: 10 }
    expect(await inTransaction(store, (tx) => leaveIndex(tx, slot))).toMatchObject([{ position: 1 }])
    expect(await inTransaction(store, (tx) => leaveIndex(tx, slot))).toEqual([])
    expect(await inTransaction(store, (tx) => eraseLeft(tx, 8, 10))).toBe(0)
    expect(await inTransaction(store, (tx) => eraseLeft(tx, 9, 10))).toBe(1)
    expect(await leavesById(store.db, [uuid(1)])).toEqual([])
    expect((await inTransaction(store, (tx) => lockRows(tx, [bytes(1)]))).size).toBe(0)
    expect(await isMonthInUse(store.db, '2026-11')).toBe(false)

    const due = await inTransaction(store, (tx) => leavesToReseal(tx, 10))
    expect(due).toMatchObject([{ id: uuid(2), leavesOn: '2027-12-01', endedByType: 'tradeline', endedAtPosition: 3 }])
    const seal = { keyMonth: '2027-12', sealed: bytes(8), hasBody: false }
    await inTransaction(store, (tx) => putSeal(tx, uuid(2), seal))
    expect(await inTransaction(store, (tx) => leavesToReseal(tx, 10))).toEqual([])
    expect((await leavesById(store.db, [uuid(2)]))[0]).toMatchObject(seal)
  })

  it('use a claim code once, and count the tries', async () => {
    const store = await freshStore()
    const code = { codeHash: bytes(1), subject: 'ab'.repeat(16), expires: AT }
    await inTransaction(store, async (tx) => {
      await subjectsOfCustomers(tx, [{ customerHash: bytes(3), subject: code.subject }])
      await insertClaimCode(tx, code)
    })
    expect(await claimCodeByHash(store.db, bytes(1))).toEqual({ ...code, link: null })
    expect(await claimCodeByHash(store.db, bytes(2))).toBeNull()
    expect(await countOpenCodes(store.db, (AT - 1) as Instant)).toBe(1)
    expect(await countOpenCodes(store.db, AT)).toBe(0)
    expect(await inTransaction(store, (tx) => takeClaimCode(tx, bytes(1), uuid(1)))).toBe(true)
    expect(await inTransaction(store, (tx) => takeClaimCode(tx, bytes(1), uuid(2)))).toBe(false)
    await inTransaction(store, (tx) => putClaimTries(tx, code.subject, { tries: 2, since: AT }))
    expect(await inTransaction(store, (tx) => lockClaimTries(tx, code.subject))).toEqual({ tries: 2, since: AT })
  })

  it('keep one live link of a subject', async () => {
    const store = await freshStore()
    const registration = { registry: 'RA000598', number: 'C3268102' }
    const link = { link: uuid(1), subject: 'a', enterprise: 'did:gs:a', registration }
    await inTransaction(store, async (tx) => {
      await lockClaim(tx, link.subject, registration)
      await insertLink(tx, link)
    })
    await expect(inTransaction(store, (tx) => insertLink(tx, { ...link, link: uuid(2) }))).rejects.toThrow()
    expect(await liveLinksOf(store.db, ['a', 'b'])).toEqual([link])
    expect(await liveLinkOfEntry(store.db, registration)).toEqual(link)
    expect(await inTransaction(store, (tx) => endLink(tx, uuid(1), uuid(3)))).toBe(true)
    expect(await inTransaction(store, (tx) => endLink(tx, uuid(1), uuid(3)))).toBe(false)
    expect([await liveLinkById(store.db, uuid(1)), await liveLinkOfEntry(store.db, registration)]).toEqual([null, null])
    await inTransaction(store, (tx) => insertLink(tx, { ...link, link: uuid(2) }))
  })

  it('count reads under a consent, and know its successor and its end', async () => {
    const store = await freshStore()
    const consent = {
      ...{ consent: uuid(1), enterprise: 'did:gs:a', reader: 'lender', purpose: 'credit_application' },
      ...{ notBefore: AT, expires: (AT + 1_000) as Instant, revocationHash: hex(1) },
    }
    const later = { ...consent, consent: uuid(2), notBefore: (AT + 1) as Instant, revocationHash: hex(2) }
    await inTransaction(store, async (tx) => {
      expect(await lockConsent(tx, consent)).toEqual({ reads: 0, lastReadAt: null })
      await putReadsTaken(tx, hex(1), { reads: 1, lastReadAt: AT })
      await lockConsent(tx, later)
    })
    expect(await readsTaken(store.db, hex(1))).toEqual({ reads: 1, lastReadAt: AT })
    expect([await hasLaterConsent(store.db, consent), await hasLaterConsent(store.db, later)]).toEqual([true, false])
    expect(await hasLaterConsent(store.db, { ...consent, purpose: 'credit_review' })).toBe(false)

    const read = {
      ...{ reader: 'lender', requestId: uuid(7), requestDigest: bytes(7), caller: 'lender', consent: uuid(1) },
      ...{ revocationHash: hex(1), at: AT, queueId: 5, keyMonth: '2026-10', sealed: bytes(7) },
    }
    await inTransaction(store, (tx) => insertRead(tx, read))
    await inTransaction(store, (tx) => placeReads(tx, [{ queueId: 5, position: 3 }]))
    expect(await readByRequest(store.db, 'lender', uuid(7))).toEqual({ ...read, position: 3 })
    expect(await readByRequest(store.db, 'other', uuid(7))).toBeNull()
    expect(await readsOfCaller(store.db, 'other', uuid(7))).toEqual([])
    await inTransaction(store, (tx) => eraseAnswersBefore(tx, AT))
    expect((await readsOfCaller(store.db, 'lender', uuid(7)))[0]?.sealed).toEqual(bytes(7))
    await inTransaction(store, (tx) => endConsentOf(tx, hex(1), AT))
    expect((await readsOfCaller(store.db, 'lender', uuid(7)))[0]?.sealed).toBeNull()
    expect([await hasEnded(store.db, hex(1)), await hasEnded(store.db, hex(2))]).toEqual([true, false])
    await inTransaction(store, (tx) => forgetEndedBefore(tx, (AT + 1) as Instant))
    expect(await hasEnded(store.db, hex(1))).toBe(false)
    await inTransaction(store, (tx) => forgetConsentsBefore(tx, (AT + 2_000) as Instant))
    expect(await readByRequest(store.db, 'lender', uuid(7))).toBeNull()
  })
})
