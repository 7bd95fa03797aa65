import {
  askConsentContract,
  askedConsentsContract,
  consentContract,
  consentsContract,
  enterpriseContract,
  enterpriseLinksContract,
  inboxContract,
  keyHistoryContract,
  ownReportContract,
  revokeConsentContract,
  updateKeysContract,
  viewsContract,
} from '@goodstanding/api'
import type { RecordType, Report } from '@goodstanding/core'
import { ed25519Signer } from '@goodstanding/crypto'
import { verifyReport } from '@goodstanding/report'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readReport } from '../../src/use-cases/lender/read-report.ts'
import { sign } from '../provider/provider-world.ts'
import { callNode } from '../test-call.ts'
import { anOwnReading, anUpdate } from './at-home.ts'
import {
  type AtHome,
  aGrant,
  asEnterprise,
  codeOf,
  enrolAtHome,
  type Grant,
  good,
  type HomeWorld,
  keyState,
  sendGrant,
  startHomeWorld,
} from './home-world.ts'

let world: HomeWorld
let home: AtHome
let granted: Grant
let own: Grant
let request: string
beforeAll(async () => {
  world = await startHomeWorld('journey')
})
afterAll(() => world.net.stop())

const SOON = { timeout: 10_000, interval: 50 }
const bakery = () => home.enterprise
const operator = { as: 'operator' } as const

describe('An enterprise at its home node', () => {
  it('is created, and claims its entry at the registrar and its loan at the bank', async () => {
    home = await enrolAtHome(world, 'bakery', 'C3268102')
    const links = good<{ links: object[]; registrationAt: string }>(
      await asEnterprise(world, bakery(), enterpriseLinksContract),
    )
    expect(links.links).toMatchObject([
      { provider: 'northbank', unlinkedAt: null, types: ['tradeline', 'accounts'], isRegistrar: false },
      { provider: 'registry', unlinkedAt: null, isRegistrar: true },
    ])
    expect(links).toMatchObject({ registrationLink: home.registration.link.head.id, registration: home.registration })
  })

  it('sees its keys and what waits for it; members see its key history', async () => {
    expect(good(await asEnterprise(world, bakery(), enterpriseContract))).toMatchObject({
      enterprise: bakery().id,
      keyState: keyState(world, bakery()),
      openRequests: 0,
      links: 2,
    })
    const params = { id: bakery().id }
    const history = await callNode(world.net, 'portal', keyHistoryContract, { params, as: { member: 'northbank' } })
    expect(good(history)).toEqual({ keyHistory: [bakery().create] })
  })

  it('is asked by a lender for its consent', async () => {
    const body = { enterprise: bakery().id, purpose: 'credit_application' } as const
    const asked = good<{ request: { id: string }; home: string }>(
      await callNode(world.net, 'harborlend', askConsentContract, { body: body as never, ...operator }),
    )
    request = asked.request.id
    expect(asked.home).toBe('portal')
    expect(good(await asEnterprise(world, bakery(), inboxContract))).toMatchObject({
      requests: [{ lender: 'harborlend', state: 'open', request: { id: request } }],
    })
  })

  it('grants it: blind on the ledger, and handed to the lender at once', async () => {
    granted = aGrant(world, home, { request })
    const answer = await sendGrant(world, home, granted)
    expect(good(answer)).toMatchObject({ delivered: true, height: expect.any(Number) })
    const { id } = granted.body.statement.payload
    expect(good(await asEnterprise(world, bakery(), consentsContract))).toMatchObject({
      consents: [{ id, reader: 'harborlend', state: 'active', delivered: true, providers: ['registry', 'northbank'] }],
    })
    expect(good(await callNode(world.net, 'harborlend', askedConsentsContract, operator))).toMatchObject({
      requests: [{ state: 'granted', consent: id }],
      consents: [{ id, ended: false }],
    })
    expect(good(await asEnterprise(world, bakery(), inboxContract))).toMatchObject({ requests: [{ state: 'granted' }] })
  })

  it('gives the same answer to the same grant again', async () => {
    const again = await sendGrant(world, home, granted)
    expect(good(again)).toMatchObject({ delivered: true })
    const { consents } = good<{ consents: object[] }>(await asEnterprise(world, bakery(), consentsContract))
    expect(consents).toHaveLength(1)
  })

  it('can look at a consent with all its slices', async () => {
    const params = { consent: granted.body.statement.payload.id }
    const { statement, salt, slices } = granted.body
    expect(good(await asEnterprise(world, bakery(), consentContract, { params }))).toMatchObject({
      statement,
      salt,
      slices,
      consent: { state: 'active' },
    })
  })

  it('is read by the lender under it, and the report holds', async () => {
    const read = await readReport(world.net.node('harborlend').node, granted.body.statement.payload.id, {
      timeoutMs: 10_000,
    })
    expect(read).toMatchObject({ ok: true, value: { overall: 'verified_with_remarks' } })
    if (!read.ok) return
    expect(read.value.answers.map(({ outcome }) => outcome)).toEqual(['answered', 'answered'])
  })

  it('reads its own copy, and what was live is kept for the next consent, without a body', async () => {
    own = aGrant(world, home, { purpose: 'own_copy' })
    expect(good(await sendGrant(world, home, own))).toMatchObject({ delivered: true })
    const report = await readOwn(own)
    const verification = verifyReport(report, {
      trusted: [world.net.network.genesisHash],
      now: world.net.clock.now(),
    })
    expect(verification.claims.filter(({ verdict }) => verdict !== 'holds').map(({ claim }) => claim)).toEqual([
      'network',
    ])
    const views = good<{ live: { provider: string; type: string; positions: object[] }[] }>(
      await asEnterprise(world, bakery(), viewsContract),
    )
    expect(views.live.map(({ provider, type }) => [provider, type]).sort()).toEqual([
      ['northbank', 'tradeline'],
      ['registry', 'registration'],
    ])
    const rows = await world.net.node('portal').node.store.db.selectFrom('home_view').selectAll().execute()
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain('Harbor Row')
    expect(JSON.stringify(rows)).not.toContain('25000000')
  })

  it('names what was live in its next consent, and the report holds', async () => {
    type Views = { live: { provider: string; subject: string; type: RecordType; positions: never[] }[] }
    const { live } = good<Views>(await asEnterprise(world, bakery(), viewsContract))
    const covers = home.covers.map((cover) => ({
      ...cover,
      live: live
        .filter(({ provider }) => provider === cover.member)
        .map(({ subject, type, positions }) => ({ subject, type, positions })),
    }))
    expect(covers.map((cover) => cover.live.length)).toEqual([1, 1])
    const next = aGrant(world, home, { reader: 'otherlend', covers })
    expect(good(await sendGrant(world, home, next))).toMatchObject({ delivered: true })
    const lender = world.net.node('otherlend').node
    const read = await readReport(lender, next.body.statement.payload.id, { timeoutMs: 10_000 })
    expect(read).toMatchObject({ ok: true, value: { overall: 'verified_with_remarks' } })
  })

  it('revokes by the bare code at any node: reader and every provider are told', async () => {
    const body = { code: granted.code }
    good(await callNode(world.net, 'northbank', revokeConsentContract, { body }))
    const { id } = granted.body.statement.payload
    await vi.waitFor(async () => {
      const rows = await world.net.node('portal').node.store.db.selectFrom('home_message').selectAll().execute()
      const told = rows.filter(({ kind, is_taken }) => kind === 'end' && is_taken).map(({ member }) => member)
      expect(told.sort()).toEqual(['harborlend', 'northbank', 'registry'])
    }, SOON)
    expect(good(await asEnterprise(world, bakery(), consentsContract))).toMatchObject({
      consents: expect.arrayContaining([expect.objectContaining({ id, state: 'revoked' })]),
    })
    expect(good(await callNode(world.net, 'harborlend', askedConsentsContract, operator))).toMatchObject({
      consents: [{ id, ended: true }],
    })
  })

  it('rotates its keys: the old key is refused at once, and what it signed counts no more', async () => {
    const random = (byte: number) => new Uint8Array(32).fill(byte)
    const [rotation, signer] = [ed25519Signer(random(101)), ed25519Signer(random(102))]
    const update = anUpdate(world, bakery(), {
      rotationKeys: [rotation.publicKey],
      signers: [{ key: signer.publicKey, scopes: ['consent', 'claim', 'dispute', 'read'], until: null }],
    })
    const body = { operation: sign(world, update, bakery().rotation) }
    good(await asEnterprise(world, bakery(), updateKeysContract, { body }))
    expect(codeOf(await asEnterprise(world, bakery(), enterpriseContract))).toBe('unauthorized')

    const renewed = {
      id: bakery().id,
      request: { keyId: `enterprise:${bakery().id}#${signer.publicKey}`, key: signer },
    }
    const { consents } = good<{ consents: { id: string; state: string }[] }>(
      await asEnterprise(world, renewed, consentsContract),
    )
    const state = (id: string) => consents.find((consent) => consent.id === id)?.state
    expect(state(own.body.statement.payload.id)).toBe('signers_changed')
    expect(state(granted.body.statement.payload.id)).toBe('revoked')

    const fresh = aGrant(world, { ...home, enterprise: { ...bakery(), ...renewed, signer } }, { purpose: 'own_copy' })
    expect(good(await sendGrant(world, { enterprise: { ...bakery(), ...renewed } }, fresh))).toMatchObject({
      delivered: true,
    })
  })
})

async function readOwn(grant: Grant): Promise<Report> {
  const body = await anOwnReading(world, home, grant)
  return good(await asEnterprise(world, bakery(), ownReportContract, { body }))
}
