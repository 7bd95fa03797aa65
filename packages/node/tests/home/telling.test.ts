import {
  consentStapleContract,
  consentsContract,
  type ErasureReceiptStatement,
  endConsentContract,
  type GrantedConsent,
  ownReportContract,
  ownStapleContract,
  readContract,
  reportErasureContract,
  revokeConsentContract,
  viewsContract,
} from '@goodstanding/api'
import { addMs, DAY_MS, formatInstant, type Report } from '@goodstanding/core'
import { ed25519Signer, fromHex, type Signer } from '@goodstanding/crypto'
import { verifyReport } from '@goodstanding/report'
import { dueHomeMessages, homeConsent, homeViewsOf } from '@goodstanding/store'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PeerUnavailable } from '../../src/clients/peer-error.ts'
import type { NodeContext } from '../../src/node-context.ts'
import { consentRevoked } from '../../src/use-cases/home/consent-revoked.ts'
import { eraseOldHomeRows } from '../../src/use-cases/home/erase-old-rows.ts'
import { followRevocations } from '../../src/use-cases/home/follow-revocations.ts'
import { grantConsent } from '../../src/use-cases/home/grant-consent.ts'
import { ownReport } from '../../src/use-cases/home/own-report.ts'
import { sendHomeMessage } from '../../src/use-cases/home/send-home-message.ts'
import { homeMessenger } from '../../src/workers/home/home-messenger.ts'
import { withPeers } from '../lender/lender-world.ts'
import { sign } from '../provider/provider-world.ts'
import { callNode } from '../test-call.ts'
import { anOwnReading, type OwnReading, startTwoAtHome } from './at-home.ts'
import {
  type AtHome,
  aGrant,
  asEnterprise,
  codeOf,
  createdEnterprise,
  type Grant,
  type GrantTerms,
  good,
  type HomeWorld,
  portal,
} from './home-world.ts'

let world: HomeWorld
let home: AtHome
let other: AtHome
beforeAll(async () => {
  ;({ world, home, other } = await startTwoAtHome('telling'))
})
afterAll(() => world.net.stop())

const idOf = ({ body }: Grant) => body.statement.payload.id
const away = () => Promise.reject(new PeerUnavailable('a member', 'no_answer'))
const messagesOf = (consent: string) =>
  portal(world)
    .store.db.selectFrom('home_message')
    .selectAll()
    .where('consent', '=', consent)
    .orderBy('member')
    .execute()

/** Grants with some members away, as the home node sees them. */
async function grantedBy(
  node: NodeContext,
  terms: GrantTerms = {},
  of = home,
): Promise<Grant & { delivered: boolean }> {
  const grant = aGrant(world, of, terms)
  const granted = await grantConsent(node, of.enterprise.id, grant.body)
  if (!granted.ok) throw new Error(granted.fault)
  return { ...grant, delivered: granted.value.delivered }
}

describe('A granted consent', () => {
  it('stands although its reader is away, and is handed over when that is back', async () => {
    const grant = await grantedBy(withPeers(portal(world), { 'harborlend deliverConsent': away }))
    expect(grant.delivered).toBe(false)
    const state = async () => {
      const { consents } = good<{ consents: { id: string; delivered: boolean }[] }>(
        await asEnterprise(world, home.enterprise, consentsContract),
      )
      return consents.find(({ id }) => id === idOf(grant))?.delivered
    }
    expect(await state()).toBe(false)
    await vi.waitFor(async () => expect(await state()).toBe(true), { timeout: 10_000, interval: 100 })
  })

  it('is tried again ever later, up to an hour', async () => {
    const node = withPeers(portal(world), { 'otherlend deliverConsent': away })
    const grant = await grantedBy(node, { reader: 'otherlend' })
    const pauses: number[] = []
    for (let tries = 0; tries < 14; tries++) {
      const [row] = await messagesOf(idOf(grant))
      if (row === undefined) throw new Error('it is still to be told')
      pauses.push(row.due_at - world.net.clock.now())
      const message = {
        consent: row.consent,
        member: row.member,
        kind: row.kind,
        tries: row.tries,
        dueAt: row.due_at as never,
      }
      await sendHomeMessage(node, message, 1_000)
    }
    expect(pauses.slice(1).every((pause, i) => pause >= (pauses[i] ?? 0) * 1.5 || pause > 3_590_000)).toBe(true)
    expect(pauses.at(-1)).toBeLessThanOrEqual(3_600_000)
    good(await callNode(world.net, 'portal', revokeConsentContract, { body: { code: grant.code } }))
  })

  it('carries what the reader needs, and neither key nor code', async () => {
    let handed: GrantedConsent | null = null
    const node = withPeers(portal(world), {
      'otherlend deliverConsent': async (_, { body }) => {
        handed = body as GrantedConsent
        return { status: 204, body: undefined }
      },
    })
    const grant = await grantedBy(node, { reader: 'otherlend', purpose: 'credit_review' })
    expect(handed).toEqual({
      ...{ statement: grant.body.statement, salt: grant.body.salt, slices: grant.body.slices, request: null },
      ...{ keyHistory: [home.enterprise.create], registration: home.registration },
    })
    expect(JSON.stringify(handed)).not.toContain(grant.code)
  })

  it('is not handed over once it is over', async () => {
    const node = withPeers(portal(world), { 'otherlend deliverConsent': away })
    const grant = await grantedBy(node, {
      reader: 'otherlend',
      purpose: 'credit_insurance',
      covers: home.covers.slice(0, 1),
    })
    good(await callNode(world.net, 'portal', revokeConsentContract, { body: { code: grant.code } }))
    const [row] = (await messagesOf(idOf(grant))).filter(({ kind }) => kind === 'deliver')
    const message = {
      consent: idOf(grant),
      member: 'otherlend',
      kind: 'deliver' as const,
      tries: 0,
      dueAt: row?.due_at as never,
    }
    expect(await sendHomeMessage(node, message, 1_000)).toBe(false)
    const [after] = (await messagesOf(idOf(grant))).filter(({ kind }) => kind === 'deliver')
    expect(after).toMatchObject({ done_at: expect.any(Number), is_taken: false })
  })
})

describe('A revoked consent', () => {
  it('is told to whoever was away as soon as that is back', async () => {
    const grant = await grantedBy(portal(world), {}, other)
    const node = withPeers(portal(world), { 'registry endConsent': away })
    await portal(world).ledger.submit({ payload: { kind: 'consent.revoke', code: grant.code }, proofs: [] })
    await consentRevoked(node, grant.code, world.net.clock.now())
    await vi.waitFor(
      async () => {
        const told = (await messagesOf(idOf(grant))).filter(({ kind, is_taken }) => kind === 'end' && is_taken)
        expect(told.map(({ member }) => member)).toEqual(['harborlend', 'northbank', 'registry'])
      },
      { timeout: 10_000, interval: 100 },
    )
  })

  it('is found on the ledger wherever its code was shown, and told once', async () => {
    const grant = await grantedBy(portal(world), { purpose: 'own_copy' }, other)
    await world.net
      .node('otherlend')
      .node.ledger.submit({ payload: { kind: 'consent.revoke', code: grant.code }, proofs: [] })
    await portal(world).ledger.replica?.catchUp()
    await followRevocations(portal(world))
    await followRevocations(portal(world))
    const consent = await homeConsent(portal(world).store.db, idOf(grant))
    expect(consent).toMatchObject({ code: grant.code, revokedAt: expect.any(Number) })
    // Of an own copy there is no reader to tell.
    expect((await messagesOf(idOf(grant))).map(({ member }) => member)).toEqual(['northbank', 'registry'])
    expect(await consentRevoked(portal(world), grant.code, world.net.clock.now())).toBe(false)
  })

  it('is no business of a node that does not know it, or is no home', async () => {
    const now = world.net.clock.now()
    expect(await consentRevoked(portal(world), 'ab'.repeat(16), now)).toBe(false)
    expect(await consentRevoked(world.net.node('northbank').node, 'ab'.repeat(16), now)).toBe(false)
  })

  it('is told in the words that anyone can check: the code alone', async () => {
    const grant = await grantedBy(portal(world), {}, other)
    const sent: unknown[] = []
    const note = async (_: unknown, { body }: { body?: unknown }) => {
      sent.push(body)
      return { status: 204, body: undefined }
    }
    const script = Object.fromEntries(
      ['harborlend', 'northbank', 'registry'].map((name) => [`${name} ${endConsentContract.id}`, note]),
    )
    const node = withPeers(portal(world), script)
    await consentRevoked(node, grant.code, world.net.clock.now())
    for (const message of await dueHomeMessages(node.store.db, addMs(world.net.clock.now(), 1), 10)) {
      if (message.consent === idOf(grant)) await sendHomeMessage(node, message, 1_000)
    }
    for (const body of sent) expect(body).toEqual({ code: grant.code })
  })
})

describe('What is to be told', () => {
  it('reaches the others at once while one member takes its time, and is not sent twice', async () => {
    const grant = await grantedBy(portal(world), { purpose: 'own_copy' }, other)
    const calls: string[] = []
    const slow = () =>
      new Promise((_, reject) => setTimeout(() => reject(new PeerUnavailable('registry', 'timeout')), 1_500))
    const note =
      (name: string, answer: () => Promise<unknown>) =>
      (_: unknown, { body }: { readonly body?: unknown }) => {
        if ((body as { readonly code: string }).code === grant.code) calls.push(name)
        return answer()
      }
    const taken = async () => ({ status: 204, body: undefined })
    const scripted = withPeers(portal(world), {
      'registry endConsent': note('registry', slow),
      'northbank endConsent': note('northbank', taken),
    })
    // Ahead of the node's own messenger, which so sees none of these due.
    const node = { ...scripted, clock: { now: () => addMs(world.net.clock.now(), 3_600_000) } }
    await consentRevoked(
      { ...node, clock: { now: () => addMs(world.net.clock.now(), 1_800_000) } },
      grant.code,
      world.net.clock.now(),
    )
    const messenger = homeMessenger(node, 20)
    messenger.start()
    const done = async () =>
      (await messagesOf(idOf(grant))).filter(({ is_taken }) => is_taken).map(({ member }) => member)
    await vi.waitFor(async () => expect(await done()).toEqual(['northbank']), { timeout: 1_000, interval: 20 })
    await messenger.stop()
    expect(calls.toSorted()).toEqual(['northbank', 'registry'])
    const [, late] = await messagesOf(idOf(grant))
    expect(late).toMatchObject({ member: 'registry', tries: 1, done_at: null })
  })
})

describe('A staple', () => {
  it('is given to the consent’s enterprise and reader, and to nobody else', async () => {
    const grant = await grantedBy(portal(world), {}, other)
    const params = { consent: idOf(grant) }
    const ask = (lender: string) =>
      callNode(world.net, 'portal', consentStapleContract, { params, as: { member: lender } })
    expect(good(await ask('harborlend'))).toMatchObject({ staple: { consent: { value: { revokedAt: null } } } })
    expect(codeOf(await ask('otherlend'))).toBe('not_found')
    expect((await asEnterprise(world, other.enterprise, ownStapleContract, { params })).status).toBe(200)
    expect(codeOf(await asEnterprise(world, home.enterprise, ownStapleContract, { params }))).toBe('not_found')
  })
})

describe('A receipt of erasure', () => {
  const receipt = (grant: Grant, more: object = {}, by = 'harborlend'): ErasureReceiptStatement =>
    sign(
      world,
      {
        ...{
          kind: 'erasure_receipt' as const,
          reader: 'harborlend',
          enterprise: other.enterprise.id,
          consent: idOf(grant),
        },
        ...{ reports: [], erasedAt: '2026-12-01T00:00:00.000Z', ...more },
      },
      ed25519Signer(fromHex(world.net.seeds(by).statement)),
    )
  const send = (body: ErasureReceiptStatement, as = 'harborlend') =>
    callNode(world.net, 'portal', reportErasureContract, { body: { receipt: body }, as: { member: as } })

  it('is kept from the consent’s reader alone, and shown to the enterprise', async () => {
    const grant = await grantedBy(portal(world), { purpose: 'credit_review' }, other)
    expect(codeOf(await send(receipt(grant, { enterprise: home.enterprise.id })))).toBe('consent_not_found')
    expect(codeOf(await send(receipt(grant, { reader: 'otherlend' }, 'otherlend'), 'otherlend'))).toBe(
      'reader_mismatch',
    )
    expect(codeOf(await send(receipt(grant), 'otherlend'))).toBe('reader_mismatch')
    expect(codeOf(await send(receipt(grant, {}, 'otherlend')))).toBe('reader_mismatch')
    expect((await send(receipt(grant))).status).toBe(204)
    const { consents } = good<{ consents: { id: string; erasedAt: string | null }[] }>(
      await asEnterprise(world, other.enterprise, consentsContract),
    )
    expect(consents.find(({ id }) => id === idOf(grant))?.erasedAt).toBe('2026-12-01T00:00:00.000Z')
  })
})

const aReading = (grant: Grant, of = home, signer?: Signer) => anOwnReading(world, of, grant, signer)
const sendReading = (body: OwnReading, of = home) => asEnterprise(world, of.enterprise, ownReportContract, { body })

describe('An own copy is not read with', () => {
  let own: Grant
  let reading: OwnReading
  beforeAll(async () => {
    own = await grantedBy(portal(world), { purpose: 'own_copy' })
    reading = await aReading(own)
  })
  const bend = (more: object) => ({
    ...reading,
    requests: reading.requests.map(({ payload }) => sign(world, { ...payload, ...more }, home.enterprise.signer)),
  })

  it.each<[string, () => OwnReading | Promise<OwnReading>]>([
    ['not_found', () => ({ ...reading, consent: '0192f0c1-7d1a-7000-8000-000000000001' })],
    ['slice_mismatch', () => ({ ...reading, requests: reading.requests.slice(1) })],
    ['slice_mismatch', () => ({ ...reading, requests: [...reading.requests, ...reading.requests.slice(1)] })],
    ['slice_mismatch', () => bend({ provider: 'registry' })],
    ['reader_mismatch', () => bend({ reader: 'harborlend' })],
    ['reader_mismatch', () => bend({ purpose: 'credit_review' })],
    ['request_id_reused', () => bend({ requestId: '0192f0c1-7d1a-7000-8000-000000000001' })],
    ['request_signature_invalid', () => aReading(own, home, other.enterprise.signer)],
    ['staple_invalid', () => bend({ header: { height: 1, hash: '0'.repeat(64) } })],
    ['staple_invalid', () => bend({ keyState: '0'.repeat(64) })],
    [
      'staple_invalid',
      () => ({ ...reading, staple: { ...reading.staple, at: { ...reading.staple.at, inclusion: [] } } }),
    ],
  ])('%s', async (code, body) => {
    expect(codeOf(await sendReading(await body()))).toBe(code)
  })

  it('another enterprise’s consent', async () => {
    expect(codeOf(await sendReading(reading, other))).toBe('not_found')
  })

  it('purpose_mismatch: a lender’s consent', async () => {
    const grant = await grantedBy(portal(world), { reader: 'otherlend' }, other)
    expect(codeOf(await sendReading(await aReading(grant, other), other))).toBe('purpose_mismatch')
  })

  it('consent_superseded: a consent that a newer one has replaced', async () => {
    await grantedBy(portal(world), { purpose: 'own_copy' })
    expect(codeOf(await sendReading(reading))).toBe('consent_superseded')
  })

  it('consent_revoked: a consent that is revoked', async () => {
    const grant = await grantedBy(portal(world), { purpose: 'own_copy' })
    const before = await aReading(grant)
    good(await callNode(world.net, 'portal', revokeConsentContract, { body: { code: grant.code } }))
    expect(codeOf(await sendReading(before))).toBe('consent_revoked')
  })

  it('staple_too_old: a staple of more than two minutes', async () => {
    const grant = await grantedBy(portal(world), { purpose: 'own_copy' })
    const before = await aReading(grant)
    world.net.advance(121_000)
    expect(codeOf(await sendReading(before))).toBe('staple_too_old')
  })

  it('consent_ended: a consent that has ended', async () => {
    const expires = formatInstant(addMs(world.net.clock.now(), 60_000))
    const grant = await grantedBy(portal(world), { purpose: 'own_copy', expires })
    await createdEnterprise(world, 'a block before')
    const before = await aReading(grant)
    world.net.advance(61_000)
    expect(codeOf(await sendReading(before))).toBe('consent_ended')
  })
})

describe('An own copy', () => {
  const read = async (node: NodeContext): Promise<Report> => {
    const grant = await grantedBy(portal(world), { purpose: 'own_copy' })
    const report = await ownReport(node, home.enterprise.id, await aReading(grant))
    if (!report.ok) throw new Error(report.fault)
    return report.value
  }
  const outcomes = (report: Report) =>
    Object.fromEntries(report.answers.map(({ provider, outcome }) => [provider, outcome]))

  it('says of a provider that is away that it was silent, and carries the registration where that is the registrar', async () => {
    await createdEnterprise(world, 'a block of this day')
    const report = await read(withPeers(portal(world), { 'registry read': away }))
    expect(outcomes(report)).toMatchObject({
      registry: { kind: 'silent', reason: 'unreachable' },
      northbank: { kind: 'answered' },
    })
    expect(report.registration?.provider).toBe('registry')
    const { overall } = verifyReport(report, { trusted: [world.net.network.genesisHash], now: world.net.clock.now() })
    expect(overall).toBe('verified_with_remarks')
  })

  it.each<[string, string, () => Promise<unknown>]>([
    ['timeout', 'late', () => Promise.reject(new PeerUnavailable('northbank', 'timeout'))],
    ['invalid_answer', 'unreadable', () => Promise.reject(new PeerUnavailable('northbank', 'answer_form'))],
    ['too_large', 'too large', () => Promise.reject(new PeerUnavailable('northbank', 'too_large'))],
  ])('says %s of an answer that is %s', async (reason, _, answer) => {
    const report = await read(withPeers(portal(world), { 'northbank read': answer }))
    expect(outcomes(report)).toMatchObject({ northbank: { kind: 'silent', reason }, registry: { kind: 'answered' } })
    expect(report.registration).toBeNull()
  })

  it('takes no other member’s answer for a provider’s', async () => {
    const swapped = withPeers(portal(world), {
      'northbank read': async (_, { body }) => portal(world).peers.call('registry', readContract, { body } as never),
    })
    expect(outcomes(await read(swapped))).toMatchObject({ northbank: { kind: 'silent', reason: 'invalid_answer' } })
  })

  it('keeps no view of an answer that does not hold', async () => {
    const { db } = portal(world).store
    const of = { enterprise: home.enterprise.id, provider: 'northbank', limit: 100 }
    const before = (await homeViewsOf(db, of)).length
    const hiding = withPeers(portal(world), {
      'northbank read': async (honest) => {
        const reply = (await honest()) as { body: { kind: string; answer: { payload: { leaves: unknown[] } } } }
        const payload = { ...reply.body.answer.payload, leaves: [] }
        const answer = sign(world, payload, ed25519Signer(fromHex(world.net.seeds('northbank').statement)))
        return { ...reply, body: { kind: 'answered', answer } }
      },
    })
    expect(outcomes(await read(hiding))).toMatchObject({ northbank: { kind: 'answered' } })
    expect(await homeViewsOf(db, of)).toHaveLength(before)
    await read(portal(world))
    expect(await homeViewsOf(db, of)).toHaveLength(before + 1)
  })

  it('leaves a view with what proves it, and no body of a record', async () => {
    const of = { enterprise: home.enterprise.id, provider: 'northbank', limit: 1 }
    const [view] = await homeViewsOf(portal(world).store.db, of)
    const { leaves, recordLog, index } = (view ?? { evidence: {} }).evidence as {
      leaves: { head: object; opened: object | null; bodyCommitment: string | null }[]
      recordLog: { checkpoint: string }
      index: object[]
    }
    expect(recordLog.checkpoint).toContain('/northbank/records')
    expect(index.length).toBeGreaterThan(0)
    for (const { head, opened, bodyCommitment } of leaves) {
      if (!('of' in head)) expect([opened, bodyCommitment]).toEqual([null, expect.any(String)])
    }
    expect(good(await asEnterprise(world, home.enterprise, viewsContract))).toMatchObject({ live: expect.any(Array) })
  })
})

describe('What was over long ago', () => {
  it('is erased, with what was to be told of it', async () => {
    const { db } = portal(world).store
    world.net.advance(900 * DAY_MS)
    await eraseOldHomeRows(portal(world))
    for (const table of ['home_consent', 'home_message', 'home_request'] as const) {
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
    }
  })
})
