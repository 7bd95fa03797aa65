import { type Instant, instantOfMs } from '@goodstanding/core'
import { describe, expect, it } from 'vitest'
import {
  closeHomeMessage,
  countConsentsSince,
  countOpenRequests,
  decideHomeRequest,
  deliveredConsents,
  dropHomeConsent,
  dueHomeMessages,
  eraseHomeConsents,
  homeConsent,
  homeConsentByHash,
  homeConsentGranted,
  homeConsentRevoked,
  homeInbox,
  homeViewsOf,
  insertHomeConsent,
  insertHomeRequest,
  keepHomeView,
  lockHomeEnterprise,
  type MemberStore,
  type NewHomeConsent,
  newestHomeViews,
  postponeHomeMessage,
  putHomeMessage,
  putRevocationsReadTo,
  replaceHomeConsent,
  revocationsReadTo,
  submittingHomeConsents,
  unendedHomeConsents,
} from '../src/index.ts'
import { databases } from '../src/testing/databases.ts'

const at = (ms: number): Instant => instantOfMs(1_790_000_000_000 + ms)
const HASH = 'ab'.repeat(32)
const ENTERPRISE = `did:gs:${'a'.repeat(52)}`
const id = (n: number) => `0192f0c1-7d1a-7000-8000-${String(n).padStart(12, '0')}`
const proof = { kind: 'ed25519' as const, key: HASH, signature: HASH.repeat(2) }

function aConsent(n: number, more: Partial<NewHomeConsent> = {}): NewHomeConsent {
  const revocationHash = String(n).padStart(64, '0')
  return {
    ...{ id: id(n), enterprise: ENTERPRISE, reader: 'harborlend', purpose: 'credit_application', request: null },
    ...{ revocationHash, notBefore: at(0), expires: at(1_000), grantedAt: at(n), salt: HASH, slices: [] },
    statement: {
      payload: {
        ...{ kind: 'consent', network: HASH, enterprise: ENTERPRISE, id: id(n), reader: 'harborlend' },
        ...{ purpose: 'credit_application', slices: [HASH], reads: 1, keepUntil: null, revocationHash, disputes: [] },
        ...{ notBefore: '2026-10-01T08:00:00.000Z', expires: '2026-10-02T08:00:00.000Z' },
      },
      proofs: [proof],
    },
    operation: {
      payload: { kind: 'consent.revoke', code: 'ab'.repeat(16) },
      proofs: [],
    },
    ...more,
  }
}
const insert = (store: MemberStore, ...consents: readonly NewHomeConsent[]) =>
  store.transaction(async (tx) => {
    for (const consent of consents) await insertHomeConsent(tx, consent)
  })
const ids = (consents: readonly { readonly id: string }[]) => consents.map((consent) => consent.id)

describe.each(databases)('a home node’s rows on $name', (database) => {
  it('give a consent back as it was put in, by its id and by its hash', async () => {
    const store = await database.freshStore()
    await insert(store, aConsent(1))
    const kept = { ...aConsent(1), state: 'submitting', height: null, header: null, code: null }
    expect(await homeConsent(store.db, id(1))).toMatchObject(kept)
    expect(await homeConsentByHash(store.db, aConsent(1).revocationHash)).toMatchObject(kept)
    expect(await homeConsent(store.db, id(2))).toBeNull()
    await expect(insert(store, aConsent(2, { revocationHash: aConsent(1).revocationHash }))).rejects.toThrow()
  })

  it('tell which consents have not ended: by time, revocation, replacement, reader and purpose', async () => {
    const store = await database.freshStore()
    const others = [aConsent(5, { reader: 'otherlend' }), aConsent(6, { purpose: 'credit_review' })]
    await insert(store, aConsent(1), aConsent(2), aConsent(3), aConsent(4, { expires: at(10) }), ...others)
    await store.transaction(async (tx) => {
      expect(await homeConsentRevoked(tx, id(1), { at: at(5), code: 'cd'.repeat(16) })).toBe(true)
      expect(await homeConsentRevoked(tx, id(1), { at: at(6), code: 'cd'.repeat(16) })).toBe(false)
      await replaceHomeConsent(tx, id(2), at(5))
    })
    const of = { enterprise: ENTERPRISE, reader: 'harborlend', purpose: 'credit_application' }
    expect(ids(await unendedHomeConsents(store.db, { ...of, at: at(10) }))).toEqual([id(3)])
    expect(ids(await unendedHomeConsents(store.db, { ...of, at: at(9) }))).toEqual([id(3), id(4)])
    expect(ids(await unendedHomeConsents(store.db, { enterprise: ENTERPRISE, at: at(10) }))).toEqual([
      id(3),
      id(5),
      id(6),
    ])
    expect(await countConsentsSince(store.db, ENTERPRISE, at(3))).toBe(3)
  })

  it('remember what the ledger said, and forget only what it refused', async () => {
    const store = await database.freshStore()
    await insert(store, aConsent(1), aConsent(2))
    expect(ids(await submittingHomeConsents(store.db, at(10)))).toEqual([id(1), id(2)])
    await store.transaction(async (tx) => {
      await homeConsentGranted(tx, id(1), { height: 7, header: HASH })
      await dropHomeConsent(tx, id(1))
      await dropHomeConsent(tx, id(2))
    })
    expect(await homeConsent(store.db, id(1))).toMatchObject({ state: 'granted', height: 7, header: HASH })
    expect(await homeConsent(store.db, id(2))).toBeNull()
  })

  it('give due messages oldest first, later again, and no more when they are done', async () => {
    const store = await database.freshStore()
    const message = { consent: id(1), member: 'harborlend', kind: 'deliver' as const, dueAt: at(5) }
    await store.transaction(async (tx) => {
      await putHomeMessage(tx, message)
      await putHomeMessage(tx, { ...message, member: 'northbank', kind: 'end', dueAt: at(3) })
    })
    const due = async (ms: number) => (await dueHomeMessages(store.db, at(ms), 10)).map(({ member }) => member)
    expect(await due(2)).toEqual([])
    expect(await due(5)).toEqual(['northbank', 'harborlend'])
    await postponeHomeMessage(store.db, message, at(50))
    expect(await due(49)).toEqual(['northbank'])
    const [, later] = await dueHomeMessages(store.db, at(50), 10)
    expect(later).toEqual({ ...message, dueAt: at(50), tries: 1 })
    await closeHomeMessage(store.db, { ...message, dueAt: at(50) }, { at: at(51), isTaken: true })
    expect(await due(99)).toEqual(['northbank'])
    expect(await deliveredConsents(store.db, [id(1), id(2)])).toEqual(new Set([id(1)]))
    expect(await deliveredConsents(store.db, [])).toEqual(new Set())
  })

  it('keep a message due that was made due anew while it was being sent', async () => {
    const store = await database.freshStore()
    const message = { consent: id(1), member: 'harborlend', kind: 'deliver' as const, dueAt: at(5) }
    await store.transaction((tx) => putHomeMessage(tx, message))
    await store.transaction((tx) => putHomeMessage(tx, { ...message, dueAt: at(6) }))
    await closeHomeMessage(store.db, message, { at: at(7), isTaken: true })
    expect(await dueHomeMessages(store.db, at(7), 10)).toHaveLength(1)
  })

  it('list an inbox newest first, and count what is open', async () => {
    const store = await database.freshStore()
    const request = (n: number, lender = 'harborlend') => ({
      ...{
        id: id(n),
        enterprise: ENTERPRISE,
        lender,
        receivedAt: at(n),
        openUntil: at(10 * n),
        state: 'open' as const,
      },
      request: { n },
    })
    await store.transaction(async (tx) => {
      for (const one of [request(1), request(2), request(3, 'otherlend')]) await insertHomeRequest(tx, one)
      await decideHomeRequest(tx, id(1), 'declined')
    })
    expect((await homeInbox(store.db, ENTERPRISE, 2)).map(({ request: asked }) => asked)).toEqual([{ n: 3 }, { n: 2 }])
    const open = { enterprise: ENTERPRISE, at: at(15) }
    expect(await countOpenRequests(store.db, open)).toBe(2)
    expect(await countOpenRequests(store.db, { ...open, lender: 'harborlend' })).toBe(1)
    expect(await countOpenRequests(store.db, { ...open, at: at(20) })).toBe(1)
  })

  it('keep the newest views of each provider', async () => {
    const store = await database.freshStore()
    await store.transaction(async (tx) => {
      for (let n = 1; n <= 5; n++) {
        const view = { enterprise: ENTERPRISE, at: at(n), live: [n], evidence: { n } }
        await keepHomeView(tx, { ...view, provider: 'northbank' }, 3)
        await keepHomeView(tx, { ...view, provider: 'registry' }, 3)
      }
    })
    expect(await newestHomeViews(store.db, ENTERPRISE)).toEqual([
      { enterprise: ENTERPRISE, provider: 'northbank', at: at(5), live: [5] },
      { enterprise: ENTERPRISE, provider: 'registry', at: at(5), live: [5] },
    ])
    const views = await homeViewsOf(store.db, { enterprise: ENTERPRISE, provider: 'northbank', limit: 10 })
    expect(views.map(({ evidence }) => evidence)).toEqual([{ n: 5 }, { n: 4 }, { n: 3 }])
  })

  it('let one decide about an enterprise at a time', async () => {
    const store = await database.freshStore()
    const order: string[] = []
    const decide = (name: string) =>
      store.transaction(async (tx) => {
        await lockHomeEnterprise(tx, ENTERPRISE)
        order.push(`${name} begins`)
        await unendedHomeConsents(tx, { enterprise: ENTERPRISE, at: at(0) })
        order.push(`${name} ends`)
      })
    await Promise.all([decide('one'), decide('other')])
    expect(order.map((entry) => entry.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends'])
  })

  it('remember how far the ledger was read, and erase what was over long ago with its messages', async () => {
    const store = await database.freshStore()
    expect(await revocationsReadTo(store.db)).toBe(0)
    await putRevocationsReadTo(store.db, 5)
    await putRevocationsReadTo(store.db, 9)
    expect(await revocationsReadTo(store.db)).toBe(9)

    await insert(store, aConsent(1), aConsent(2, { expires: at(9_000) }))
    await store.transaction(async (tx) => {
      for (const n of [1, 2]) await putHomeMessage(tx, { consent: id(n), member: 'm', kind: 'end', dueAt: at(0) })
      await eraseHomeConsents(tx, at(5_000))
    })
    expect(await homeConsent(store.db, id(1))).toBeNull()
    expect(await homeConsent(store.db, id(2))).not.toBeNull()
    expect((await dueHomeMessages(store.db, at(1), 10)).map(({ consent }) => consent)).toEqual([id(2)])
  })
})
