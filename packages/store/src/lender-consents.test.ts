import { DAY_MS, type Instant, instantOfMs } from '@goodstanding/core'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  endLenderConsent,
  type LenderConsent,
  lenderConsentById,
  lenderConsents,
  lenderConsentsToErase,
  lockLenderConsent,
  putLenderConsent,
  supersedeLenderConsents,
} from './lender-consents.ts'
import { eraseLenderConsent } from './lender-erasures.ts'
import { insertLenderReads, lenderReadsOf } from './lender-reads.ts'
import { insertLenderReport, lenderReadsTaken, lenderReportsOf, putLenderVerdict } from './lender-reports.ts'
import type { MemberStore } from './member-store.ts'
import { databases } from './testing/databases.ts'

const AT = instantOfMs(Date.parse('2026-10-01T08:00:00.000Z'))
const days = (count: number): Instant => instantOfMs(AT + count * DAY_MS)
let ids = 0
const anId = () => {
  ids += 1
  return `0192f0c1-2b3c-7d4e-8f50-${String(ids).padStart(12, '0')}`
}

function aConsent(given: Partial<LenderConsent> = {}): Omit<LenderConsent, 'end'> {
  const consent = anId()
  return {
    ...{ consent, enterprise: `enterprise of ${consent}`, purpose: 'credit_application', request: null },
    ...{ revocationHash: `hash of ${consent}`, notBefore: AT, expires: days(30), keepUntil: days(60) },
    ...{ reads: 1, receivedAt: AT, sealed: new Uint8Array([1, 2, 3]), ...given },
  }
}

describe.each(databases)('Consents of a lender on $name', (database) => {
  let store: MemberStore
  beforeAll(async () => {
    store = await database.freshStore()
  })
  const put = async (given: Partial<LenderConsent> = {}) => {
    const consent = aConsent(given)
    await store.transaction((tx) => putLenderConsent(tx, consent))
    return consent
  }
  const begin = async ({ consent, enterprise }: Pick<LenderConsent, 'consent' | 'enterprise'>) => {
    const report = anId()
    await store.transaction((tx) =>
      insertLenderReport(tx, { report, consent, enterprise, begunAt: AT, sealed: new Uint8Array([4]) }),
    )
    return report
  }
  const dueAt = async (at: Instant) => {
    const due = await lenderConsentsToErase(store.db, { at, unusedBefore: instantOfMs(at - DAY_MS), limit: 100 })
    return due.map(({ consent }) => consent)
  }

  it('are kept as given; the same one again has only its sealed part replaced', async () => {
    const given = await put()
    expect(await lenderConsentById(store.db, given.consent)).toEqual({ ...given, end: null })
    const sealed = new Uint8Array([9])
    await store.transaction((tx) => putLenderConsent(tx, { ...given, reads: 99, sealed }))
    expect(await lenderConsentById(store.db, given.consent)).toEqual({ ...given, sealed, end: null })
    expect(await lenderConsentById(store.db, anId())).toBeNull()
    expect((await lenderConsents(store.db, 1)).map(({ consent }) => consent)).toEqual([given.consent])
  })

  it('end by their revocation hash, and the first word of it counts', async () => {
    const { consent, revocationHash } = await put()
    await store.transaction((tx) => endLenderConsent(tx, revocationHash, days(1)))
    await store.transaction((tx) => endLenderConsent(tx, revocationHash, days(2)))
    expect((await lenderConsentById(store.db, consent))?.end).toEqual({ at: days(1), code: 'consent_revoked' })
  })

  it('give way to the latest that has begun, of the same enterprise and purpose alone', async () => {
    const of = { enterprise: 'one', purpose: 'credit_review' }
    const older = await put(of)
    const newer = await put({ ...of, notBefore: days(1) })
    const future = await put({ ...of, notBefore: days(9) })
    const others = [await put({ ...of, purpose: 'trade_terms' }), await put({ ...of, enterprise: 'two' })]
    await store.transaction((tx) => supersedeLenderConsents(tx, of, days(2)))
    const end = async (consent: string) => (await lenderConsentById(store.db, consent))?.end?.code ?? null
    expect(await end(older.consent)).toBe('consent_superseded')
    for (const { consent } of [newer, future, ...others]) expect(await end(consent)).toBeNull()
  })

  it('are due for erasure at their end of keeping, and a day after their end where nothing was read', async () => {
    const kept = await put({ keepUntil: days(60) })
    await begin(kept)
    const unused = await put({ expires: days(30) })
    const revoked = await put()
    await store.transaction((tx) => endLenderConsent(tx, revoked.revocationHash, days(3)))
    const isDue = async (at: Instant) => {
      const due = await dueAt(at)
      return [kept, unused, revoked].map(({ consent }) => due.includes(consent))
    }
    expect(await isDue(days(4))).toEqual([false, false, false])
    expect(await isDue(instantOfMs(days(4) + 1))).toEqual([false, false, true])
    expect(await isDue(days(32))).toEqual([false, true, true])
    expect(await isDue(days(60))).toEqual([true, true, true])
  })

  it('take all that was read under them along when they are erased', async () => {
    const given = await put()
    const report = await begin(given)
    const sealed = new Uint8Array([5])
    await store.transaction((tx) =>
      insertLenderReads(tx, report, [{ provider: 'northbank', requestId: anId(), sealed }]),
    )
    expect(await lenderReadsOf(store.db, report)).toHaveLength(1)
    const { consent, enterprise } = given
    await store.transaction((tx) => eraseLenderConsent(tx, { consent, enterprise, receipt: '{}', erasedAt: AT }))
    expect(await lenderReadsOf(store.db, report)).toEqual([])
    expect(await lenderConsentById(store.db, consent)).toBeNull()
    expect(await store.transaction((tx) => lenderReportsOf(tx, consent))).toEqual([])
  })

  it('are locked while a read is counted: of many at once each sees those before it', async () => {
    const given = await put()
    const seen = await Promise.all(
      Array.from({ length: 8 }, () =>
        store.transaction(async (tx) => {
          await lockLenderConsent(tx, given.consent)
          const { reads } = await lenderReadsTaken(tx, given.consent)
          const { consent, enterprise } = given
          const report = anId()
          await insertLenderReport(tx, { report, consent, enterprise, begunAt: AT, sealed: new Uint8Array([1]) })
          return reads
        }),
      ),
    )
    expect(seen.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })

  it('count no report that nobody has answered', async () => {
    const given = await put()
    const report = await begin(given)
    const taken = () => store.transaction((tx) => lenderReadsTaken(tx, given.consent))
    expect(await taken()).toEqual({ reads: 1, lastAt: AT })
    const verdict = { assembledAt: AT, overall: 'verified_with_remarks', answers: '[]', state: 'done' as const }
    await store.transaction((tx) => putLenderVerdict(tx, report, { ...verdict, counts: false }))
    expect(await taken()).toEqual({ reads: 0, lastAt: null })
  })
})
