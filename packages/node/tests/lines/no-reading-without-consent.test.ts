import { endConsentContract, type ReadBody, readContract, unlinkContract } from '@goodstanding/api'
import {
  type ConsentPayload,
  DAY_MS,
  type EnterpriseUpdate,
  formatInstant,
  type KeyHistory,
  MINUTE_MS,
  SCOPES,
  SECOND_MS,
  type SliceOpening,
} from '@goodstanding/core'
import { ed25519Signer, fromHex, type Signer } from '@goodstanding/crypto'
import { operationHash } from '@goodstanding/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signRequest } from '../../src/http-signature/sign-request.ts'
import {
  aRead,
  type ConsentTerms,
  type GivenConsent,
  grant,
  inDays,
  keyStapleOf,
  keyStateOf,
  newEnterprise,
  type ProviderWorld,
  sendRead,
  sign,
} from '../provider/provider-world.ts'
import { callNode } from '../test-call.ts'
import { bentConsent, bentRequest, bentSlice, restedAnew, statementKeyOf } from './bent-read.ts'
import { ALL_DAYS, codeOf, type Enrolled, enrol, problemOf, startLinesWorld } from './lines-world.ts'

let world: ProviderWorld
let victim: Enrolled
let attacker: Enrolled

beforeAll(async () => {
  world = await startLinesWorld('no reading without consent')
  victim = await enrol(world, 'victim', 'C3268102')
  attacker = await enrol(world, 'attacker', 'C3268103')
})
afterAll(() => world.net.stop())

const loanOf = ({ covers }: Enrolled) => covers[1]

/** A consent over an enterprise's loan at the bank, and a good request under it. */
async function prepare(terms: ConsentTerms = {}, of = victim): Promise<{ consent: GivenConsent; body: ReadBody }> {
  const consent = await grant(world, of.enterprise, [loanOf(of)], { ...terms, slice: { ...ALL_DAYS, ...terms.slice } })
  return { consent, body: await aRead(world, of.enterprise, consent, 'northbank', of.registration) }
}

const send = async (body: ReadBody, as = 'harborlend') => codeOf(await sendRead(world, 'northbank', body, as))

const request = (body: ReadBody, change: Partial<ReadBody['request']['payload']>, signer?: Signer) =>
  bentRequest(world, body, change, signer)
const consented = (body: ReadBody, change: Partial<ConsentPayload>, signer: Signer) =>
  bentConsent(world, body, change, signer)
const sliced = (body: ReadBody, change: Partial<SliceOpening['slice']>) => bentSlice(world, body, change)
const keyOf = (member: string) => statementKeyOf(world, member)

async function nextBlock(): Promise<void> {
  await newEnterprise(world, `at ${world.net.clock.now()}`)
}

describe('Nobody reads', () => {
  it('without a consent', async () => {
    const { body } = await prepare()
    const { consent: _, ...without } = body
    const answer = await callNode(world.net, 'northbank', readContract, {
      ...{ body: without as ReadBody, as: { member: 'harborlend' } },
    })
    expect(problemOf(answer)).toBe('body_form')
  })

  it('under a consent that the reader signed itself, or another enterprise', async () => {
    const { body } = await prepare()
    for (const signer of [keyOf('harborlend'), attacker.enterprise.signer, victim.enterprise.rotation])
      expect(await send(consented(body, {}, signer))).toBe('consent_signature_invalid')
  })

  it('under a consent that the ledger does not hold', async () => {
    const { body } = await prepare()
    const { signer } = victim.enterprise
    expect(await send(consented(body, { revocationHash: '0'.repeat(64) }, signer))).toBe('staple_invalid')
    expect(await send(consented(body, { keepUntil: inDays(world, 31) }, signer))).toBe('consent_not_active')
  })

  it('with a consent file that was given to another reader', async () => {
    const { body } = await prepare()
    expect(await send(body, 'otherlend')).toBe('reader_mismatch')
    expect(await send(request(body, { reader: 'otherlend' }, keyOf('otherlend')), 'otherlend')).toBe('reader_mismatch')
    expect(await send(request(body, {}, keyOf('otherlend')))).toBe('request_signature_invalid')
    const renamed = consented(
      request(body, { reader: 'otherlend' }, keyOf('otherlend')),
      { reader: 'otherlend' },
      keyOf('otherlend'),
    )
    expect(await send(renamed, 'otherlend')).toBe('consent_signature_invalid')
  })

  it('with another’s HTTP request sent again, here or to another node', async () => {
    const { body } = await prepare()
    const bytes = new TextEncoder().encode(JSON.stringify(body))
    const url = `${world.net.node('northbank').node.self.baseUrl}/v1/reads`
    const key = { keyId: 'member:harborlend', key: ed25519Signer(fromHex(world.net.seeds('harborlend').http)) }
    const random = (size: number) => world.random(size)
    const signed = await signRequest({ method: 'POST', url, body: bytes }, key, { clock: world.net.clock, random })
    const post = async (to: string) => {
      const headers = { 'content-type': 'application/json', ...signed }
      const response = await fetch(to, { method: 'POST', headers, body: bytes })
      return ((await response.json()) as { code?: string; kind?: string }).code ?? response.status
    }
    expect(await post(url)).toBe(200)
    expect(await post(url)).toBe('signature_replayed')
    expect(await post(`${world.net.node('registry').node.self.baseUrl}/v1/reads`)).toBe('signature_invalid')
  })
})

describe('A consent shows', () => {
  it('no subject of another enterprise, whatever its own enterprise signs', async () => {
    const { enterprise, registration } = attacker
    const { subject } = loanOf(victim)
    for (const subjects of [[subject], [loanOf(attacker).subject, subject]]) {
      const consent = await grant(world, enterprise, [loanOf(attacker)], { slice: { ...ALL_DAYS, subjects } })
      const body = await aRead(world, enterprise, consent, 'northbank', registration)
      expect(await send(body)).toBe('subject_not_linked')
    }
  })

  it('no more than the slice that was signed', async () => {
    const { body } = await prepare({ slice: { types: ['tradeline'] } })
    const widened: readonly Partial<SliceOpening['slice']>[] = [
      { types: ['tradeline', 'accounts'] },
      { subjects: [loanOf(attacker).subject] },
      { factsFrom: '1990-01-01' as never },
      { accessKey: '0'.repeat(64) },
    ]
    for (const change of widened) expect(await send(sliced(body, change))).toBe('slice_mismatch')
    const salted = { ...body.consent.slice, salt: '0'.repeat(64) }
    expect(await send({ ...body, consent: { ...body.consent, slice: salted } })).toBe('slice_mismatch')
  })

  it.each<[string, ConsentTerms]>([
    ['a type that the purpose has not', { purpose: 'trade_terms', reads: 1, expires: '2026-10-20T00:00:00.000Z' }],
    ['more reads than the purpose has', { reads: 4 }],
    ['a longer term than the purpose has', { expires: '2027-03-01T00:00:00.000Z' }],
    ['a longer keeping than the purpose has', { keepUntil: '2027-12-01T00:00:00.000Z' }],
  ])('nothing where it grants %s', async (_what, terms) => {
    expect(await send((await prepare(terms)).body)).toBe('consent_outside_purpose')
  })

  it('no type that the provider may not publish, and nothing for a purpose that it does not name', async () => {
    const { body } = await prepare({ slice: { types: ['tradeline', 'judgment'] } })
    expect(await send(body)).toBe('type_not_permitted')
    const other = await prepare()
    expect(await send(request(other.body, { purpose: 'credit_review' }))).toBe('purpose_mismatch')
  })

  it('nothing of a subject whose link its enterprise has ended', async () => {
    const leaving = await enrol(world, 'leaving', 'C3268104')
    const { body } = await prepare({}, leaving)
    const { enterprise } = leaving
    const { db } = world.net.node('northbank').node.store
    const { subject } = loanOf(leaving)
    const { link } = await db
      .selectFrom('provider_link')
      .select('link')
      .where('subject', '=', subject)
      .executeTakeFirstOrThrow()
    const payload = {
      ...{ kind: 'unlink' as const, provider: 'northbank', subject, enterprise: enterprise.id, link },
      ...{ keyState: keyStateOf(world, enterprise), at: formatInstant(world.net.clock.now()) },
    }
    const unlinked = await callNode(world.net, 'northbank', unlinkContract, {
      as: { member: 'portal' },
      body: {
        unlink: sign(world, payload, enterprise.signer),
        keyHistory: [enterprise.create] as KeyHistory,
        keyStaple: await keyStapleOf(world, enterprise),
      },
    })
    expect(unlinked.status).toBe(200)
    expect(await send(body)).toBe('subject_not_linked')
  })
})

describe('An own copy is read by nobody else', () => {
  it('than the enterprise, through the home node that it chose', async () => {
    const own = { purpose: 'own_copy', reader: victim.enterprise.id, keepUntil: null } as const
    const { body } = await prepare(own)
    expect(await send(body, 'harborlend')).toBe('reader_mismatch')
    expect(await send(request(body, {}, keyOf('portal')), 'portal')).toBe('request_signature_invalid')
    expect(await send(request(body, {}, attacker.enterprise.signer), 'portal')).toBe('request_signature_invalid')
    const reader = attacker.enterprise.id
    const asOther = request(body, { reader }, attacker.enterprise.signer)
    expect(await send(asOther, 'portal')).toBe('reader_mismatch')
    expect(await send(request(body, { reader: 'harborlend' }), 'harborlend')).toBe('reader_mismatch')
    expect(await send(body, 'portal')).toBe('answered')
  })
})

describe('A consent ends', () => {
  it('when its code is on the ledger, as every later staple shows', async () => {
    const { consent, body } = await prepare()
    const payload = { kind: 'consent.revoke', code: consent.code } as const
    await world.net.node('portal').node.ledger.submit({ payload, proofs: [] })
    expect(await send(await restedAnew(world, body, consent))).toBe('consent_revoked')
  })

  it('at once where its code is shown to the provider, be the staple a minute old', async () => {
    const { consent, body } = await prepare()
    const ended = await callNode(world.net, 'northbank', endConsentContract, {
      ...{ body: { code: consent.code }, as: { member: 'registry' } },
    })
    expect(ended.status).toBe(204)
    expect(await send(body)).toBe('consent_revoked')
  })

  it('with the key that signed it: neither the old history nor the new one brings it back, nor the old key a new one', async () => {
    const rotating = await enrol(world, 'rotating', 'C3268105')
    const { enterprise } = rotating
    const { body, consent } = await prepare({}, rotating)
    const next = ed25519Signer(world.random(32))
    const update: EnterpriseUpdate = {
      ...{ kind: 'enterprise.update', enterprise: enterprise.id, previous: keyStateOf(world, enterprise) },
      ...{ rotationKeys: [next.publicKey], home: 'portal', thresholds: enterprise.create.payload.thresholds },
      signers: [{ key: next.publicKey, scopes: [...SCOPES], until: null }],
    }
    const rotation = sign(world, update, enterprise.rotation)
    const submitted = await world.net.node('portal').node.ledger.submit(rotation)
    expect(submitted.accepted).toBe(true)
    const rested = async (of: ReadBody, from: GivenConsent, keyState: string, keyHistory: KeyHistory) =>
      send({ ...(await restedAnew(world, of, from, { keyState })), keyHistory })
    const [before, after] = [keyStateOf(world, enterprise), operationHash(update, world.net.network)]
    const create = [enterprise.create] as KeyHistory
    const whole = [enterprise.create, rotation] as KeyHistory
    expect(await rested(body, consent, before, create)).toBe('key_state_stale')
    expect(await rested(body, consent, after, create)).toBe('key_state_stale')
    expect(await rested(body, consent, after, whole)).toBe('consent_signature_invalid')
    const stolen = await prepare({}, rotating)
    expect(await rested(stolen.body, stolen.consent, after, whole)).toBe('consent_signature_invalid')
    const thiefs = sign(world, { ...update, previous: after }, enterprise.rotation)
    expect(await world.net.node('portal').node.ledger.submit(thiefs)).toMatchObject({ accepted: false })
  })

  it('when a later one for the same reader and purpose is read under', async () => {
    const older = await prepare()
    const newer = await prepare()
    expect(await send(newer.body)).toBe('answered')
    expect(await send(older.body)).toBe('consent_superseded')
  })
})

describe('In time', () => {
  it('nobody reads before a consent begins', async () => {
    expect(await send((await prepare({ notBefore: inDays(world, 1) })).body)).toBe('consent_not_begun')
  })

  it('a staple counts for two minutes', async () => {
    const { body } = await prepare()
    world.net.advance(2 * MINUTE_MS + SECOND_MS)
    expect(await send(body)).toBe('staple_too_old')
  })

  it('a credit review is read once in four weeks', async () => {
    const { consent, body } = await prepare({ purpose: 'credit_review', reads: 13, expires: inDays(world, 200) })
    expect(await send(body)).toBe('answered')
    const { enterprise, registration } = victim
    const again = async () => send(await aRead(world, enterprise, consent, 'northbank', registration))
    expect(await again()).toBe('consent_read_too_soon')
    world.net.advance(27 * DAY_MS)
    await nextBlock()
    expect(await again()).toBe('consent_read_too_soon')
    world.net.advance(DAY_MS)
    await nextBlock()
    expect(await again()).toBe('answered')
  })

  it('nobody reads after a consent has ended, with a staple of before or of now', async () => {
    const { consent, body } = await prepare({ expires: formatInstant((world.net.clock.now() + MINUTE_MS) as never) })
    world.net.advance(MINUTE_MS)
    expect(await send(body)).toBe('consent_ended')
    await nextBlock()
    expect(await send(await restedAnew(world, body, consent))).toBe('consent_ended')
  })
})
