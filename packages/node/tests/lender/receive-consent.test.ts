import { endConsentContract, type GrantedConsent } from '@goodstanding/api'
import { DAY_MS, formatInstant, instantOfMs, type RegistrationProof, SCOPES } from '@goodstanding/core'
import { ed25519Signer, fromHex, signStatement } from '@goodstanding/crypto'
import { ledgerView } from '@goodstanding/ledger'
import { insertLenderRequest } from '@goodstanding/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedConsents } from '../../src/use-cases/lender/asked-consents.ts'
import { heldConsent } from '../../src/use-cases/lender/held-consent.ts'
import { judgeConsent } from '../../src/use-cases/lender/judge-consent.ts'
import { renewRegistration } from '../../src/use-cases/provider/renew-registration.ts'
import { anEntry } from '../provider/candidate-rows.ts'
import { inDays, keyStapleOf, keyStateOf, publish } from '../provider/provider-world.ts'
import { callNode } from '../test-call.ts'
import type { TestEnterprise } from '../test-enterprise.ts'
import {
  consentOf,
  deliver,
  type Enrolled,
  enrol,
  handedOver,
  type LenderWorld,
  lender,
  receivedConsent,
  startLenderWorld,
} from './lender-world.ts'

let world: LenderWorld
let acme: Enrolled
let other: Enrolled
beforeAll(async () => {
  world = await startLenderWorld('receive consent')
  acme = await enrol(world, 'acme', 'C3268102')
  other = await enrol(world, 'other', 'C3268103')
})
afterAll(() => world.net.stop())

type Terms = Parameters<typeof consentOf>[2]
const given = async (terms: Terms = {}, enrolled = acme) =>
  handedOver(enrolled, await consentOf(world, enrolled, terms))
const codeOf = async (body: GrantedConsent) => {
  const answer = await deliver(world, body)
  return answer.status === 204 ? null : (answer.json as { code: string }).code
}
const covering = (change: (covers: Enrolled['covers']) => Enrolled['covers']): Enrolled => ({
  ...acme,
  covers: change(acme.covers),
})
const typed = (member: string, types: Enrolled['covers'][number]['types']) =>
  covering((covers) => covers.map((cover) => (cover.member === member ? { ...cover, types } : cover)))

const REFUSED: readonly (readonly [string, string, () => Promise<GrantedConsent>])[] = [
  ['consent_of_another_network', 'is of another network', () => given({ network: 'aa'.repeat(32) })],
  ['reader_mismatch', 'names another reader', () => given({ reader: 'otherlend' })],
  [
    'key_history_invalid',
    'comes with another enterprise’s keys',
    async () => ({ ...(await given()), keyHistory: handedOver(other, await consentOf(world, other)).keyHistory }),
  ],
  [
    'key_history_invalid',
    'comes with keys that nobody has signed',
    async () => {
      const body = await given()
      const [first] = body.keyHistory
      if (first === undefined) throw new Error('there is a first operation')
      return {
        ...body,
        keyHistory: [{ ...first, proofs: [{ ...first.proofs[0], signature: '00'.repeat(64) }] }],
      } as never
    },
  ],
  [
    'consent_signature_invalid',
    'is signed by a stranger',
    async () => {
      const body = await given()
      const stranger = ed25519Signer(new Uint8Array(32).fill(7))
      return { ...body, statement: signed(body.statement.payload, stranger) }
    },
  ],
  ['consent_outside_purpose', 'allows more reads than the purpose', () => given({ reads: 4 })],
  ['consent_outside_purpose', 'lasts longer than the purpose', () => given({ expires: inDays(world, 91) })],
  [
    'consent_outside_purpose',
    'asks for a type outside the purpose',
    () => given({ purpose: 'trade_terms', reads: 1, expires: inDays(world, 20) }),
  ],
  ['consent_ended', 'may be kept no longer', () => given({ keepUntil: formatInstant(world.net.clock.now()) })],
  [
    'slice_mismatch',
    'leaves a slice closed',
    async () => {
      const body = await given()
      return { ...body, slices: body.slices.slice(1) }
    },
  ],
  [
    'slice_mismatch',
    'opens a slice to something else',
    async () => {
      const body = await given()
      const [first, ...others] = body.slices
      if (first === undefined) throw new Error('there is a slice')
      return { ...body, slices: [{ ...first, slice: { ...first.slice, factsFrom: '1999-01-01' } }, ...others] } as never
    },
  ],
  [
    'slice_mismatch',
    'has two slices for one provider',
    () =>
      given(
        {},
        covering((covers) => [...covers, ...covers.filter(({ member }) => member === 'southbank')]),
      ),
  ],
  [
    'provider_unknown',
    'asks whoever is no member',
    () =>
      given(
        {},
        covering((covers) =>
          covers.map((cover) => (cover.member === 'southbank' ? { ...cover, member: 'ghostbank' } : cover)),
        ),
      ),
  ],
  [
    'type_not_permitted',
    'asks a member for what it may not publish',
    () => given({}, typed('southbank', ['accounts'])),
  ],
  ['consent_type_left_out', 'leaves out a register’s core type', () => given({}, typed('registry', ['registration']))],
  [
    'consent_not_active',
    'is not the one that the ledger holds',
    async () => ({ ...(await given()), salt: '11'.repeat(32) }),
  ],
  [
    'consent_revoked',
    'was revoked on the ledger',
    async () => {
      const consent = await consentOf(world, acme)
      await revoke(consent.code)
      return handedOver(acme, consent)
    },
  ],
  [
    'registration_not_proven',
    'carries another enterprise’s registration',
    async () => ({ ...(await given()), registration: other.registration }),
  ],
  [
    'registration_not_proven',
    'carries a registration that was changed',
    async () => {
      const body = await given()
      return { ...body, registration: { ...body.registration, multiproof: [] } }
    },
  ],
  [
    'registrar_not_asked',
    'leaves the registrar out',
    () =>
      given(
        {},
        covering((covers) => covers.filter(({ member }) => member !== 'registry')),
      ),
  ],
  [
    'request_mismatch',
    'answers a request for another purpose',
    async () => ({ ...(await given()), request: await aRequest('credit_review', acme.enterprise) }),
  ],
  [
    'request_mismatch',
    'answers a request to another enterprise',
    async () => ({ ...(await given()), request: await aRequest('credit_application', other.enterprise) }),
  ],
]

describe('A lender refuses a consent', () => {
  it.each(REFUSED)('with %s where it %s', async (code, _, make) => {
    const body = await make()
    expect(await codeOf(body)).toBe(code)
    expect(await heldConsent(lender(world), body.statement.payload.id)).toBeNull()
  })

  it('with consent_exists where another one has its id', async () => {
    const { statement } = await receivedConsent(world, acme)
    expect(await codeOf(await given({ id: statement.payload.id, reads: 1 }))).toBe('consent_exists')
    expect((await heldConsent(lender(world), statement.payload.id))?.reads).toBe(3)
  })

  it('with key_state_stale where the keys have changed since', async () => {
    const rotating = await enrol(world, 'rotating', 'C3268104')
    const body = await given({}, rotating)
    await rotate(rotating.enterprise)
    expect(await codeOf(body)).toBe('key_state_stale')
  })

  it('with registration_too_old where the registrar proved it more than 30 days ago', async () => {
    const { network, clock } = world.net
    const { self, ledger } = lender(world)
    const body = await given({ expires: inDays(world, 60), keepUntil: inDays(world, 90) })
    await ledger.replica?.catchUp()
    const state = ledger.replica?.state()
    if (state === undefined) throw new Error('the copy has a state')
    const { enterprise, revocationHash } = body.statement.payload
    const view = ledgerView(state)
    const judge = (days: number) =>
      judgeConsent(body, {
        ...{ network, self, request: null, now: instantOfMs(clock.now() + days * DAY_MS) },
        ledger: { consent: view.consent(revocationHash), operation: view.enterprise(enterprise)?.operation },
      })
    expect([judge(29), judge(31)]).toEqual([null, 'registration_too_old'])
  })
})

describe('A consent that a lender has taken', () => {
  it('is listed with its terms, and closes the request that it answers', async () => {
    const firm = await enrol(world, 'listed', 'C3268105')
    const request = await aRequest('credit_application', firm.enterprise)
    const consent = await consentOf(world, firm)
    expect(await codeOf(handedOver(firm, consent, request))).toBeNull()
    const { payload } = consent.statement
    const list = await askedConsents(lender(world))
    expect(list.consents[0]).toEqual({
      ...{ id: payload.id, enterprise: firm.enterprise.id, purpose: 'credit_application', reads: 3 },
      ...{ expires: payload.expires, keepUntil: payload.keepUntil, ended: false },
      types: ['registration', 'insolvency', 'tradeline', 'accounts'],
      providers: ['registry', 'northbank', 'southbank'],
    })
    expect(list.requests.find(({ request: sent }) => sent.id === request)).toMatchObject({
      state: 'granted',
      consent: payload.id,
    })
  })

  it('may answer a request that this lender does not know: it stands by itself', async () => {
    const body = await given({}, await enrol(world, 'unasked', 'C3268106'))
    expect(await codeOf({ ...body, request: '0192f0c1-2b3c-7d4e-8f50-123456789abc' })).toBeNull()
    expect((await heldConsent(lender(world), body.statement.payload.id))?.request).toBeNull()
  })

  it('may come again, and takes over a registration that was proven later, never an earlier one', async () => {
    const firm = await enrol(world, 'renewed', 'C3268107')
    const body = handedOver(firm, await consentOf(world, firm))
    expect(await codeOf(body)).toBeNull()
    const later = await provenLater(firm)
    expect(await codeOf({ ...body, registration: later })).toBeNull()
    expect(await codeOf(body)).toBeNull()
    const held = await heldConsent(lender(world), body.statement.payload.id)
    expect(held?.registration.checkpoint).toBe(later.checkpoint)
  })

  it('gives way to a later one of the same enterprise and purpose', async () => {
    const firm = await enrol(world, 'superseded', 'C3268108')
    const first = await receivedConsent(world, firm)
    const second = await receivedConsent(world, firm)
    const ended = async ({ statement }: typeof first) =>
      (await heldConsent(lender(world), statement.payload.id))?.end?.code ?? null
    expect([await ended(first), await ended(second)]).toEqual(['consent_superseded', null])
    const review = await receivedConsent(world, firm, { purpose: 'credit_review' })
    expect([await ended(second), await ended(review)]).toEqual([null, null])
  })

  it('ends as soon as a member shows its code; a code of nothing ends nothing', async () => {
    const firm = await enrol(world, 'ended', 'C3268109')
    const consent = await receivedConsent(world, firm)
    const end = (code: string) =>
      callNode(world.net, 'harborlend', endConsentContract, { body: { code }, as: { member: 'portal' } })
    const isEnded = async () =>
      (await askedConsents(lender(world))).consents.find(({ id }) => id === consent.statement.payload.id)?.ended
    expect((await end('00'.repeat(16))).status).toBe(204)
    expect(await isEnded()).toBe(false)
    expect((await end(consent.code)).status).toBe(204)
    expect(await isEnded()).toBe(true)
  })

  it('is listed as ended once the ledger says so, also where nobody has shown this lender the code', async () => {
    const firm = await enrol(world, 'revoked', 'C3268110')
    const consent = await receivedConsent(world, firm)
    await revoke(consent.code)
    await lender(world).ledger.replica?.catchUp()
    const list = await askedConsents(lender(world))
    expect(list.consents.find(({ id }) => id === consent.statement.payload.id)?.ended).toBe(true)
  })

  it('is nowhere in the database in the clear', async () => {
    const firm = await enrol(world, 'sealed', 'C3268111')
    const consent = await receivedConsent(world, firm)
    const rows = await lender(world).store.db.selectFrom('lender_consent').selectAll().execute()
    const text = JSON.stringify(rows.map((row) => ({ ...row, sealed: Buffer.from(row.sealed).toString('latin1') })))
    for (const { slice, salt } of consent.slices) {
      for (const secret of [slice.accessKey, salt, ...slice.subjects]) expect(text).not.toContain(secret)
    }
  })
})

function signed<P>(payload: P, signer: ReturnType<typeof ed25519Signer>) {
  const { proofs } = signStatement(payload, [signer], fromHex(world.net.network.genesisHash))
  return { payload, proofs: [...proofs] }
}

async function revoke(code: string): Promise<void> {
  const payload = { kind: 'consent.revoke' as const, code }
  const submitted = await world.net.node('portal').node.ledger.submit({ payload, proofs: [] })
  if (!submitted.accepted) throw new Error(submitted.refusal)
}

/** Takes the signer out that gives consents. */
async function rotate({ id, create, rotation }: TestEnterprise): Promise<void> {
  const { node } = world.net.node('portal')
  const { rotationKeys, home, thresholds } = create.payload
  const next = ed25519Signer(new Uint8Array(32).fill(91))
  const update = {
    ...{ kind: 'enterprise.update' as const, enterprise: id, rotationKeys, home, thresholds },
    previous: node.ledger.replica?.enterprise(id)?.operation ?? '',
    signers: [{ key: next.publicKey, scopes: [...SCOPES], until: null }],
  }
  const submitted = await node.ledger.submit(signed(update, rotation))
  if (!submitted.accepted) throw new Error(submitted.refusal)
}

let requests = 0
async function aRequest(purpose: string, { id }: TestEnterprise): Promise<string> {
  requests += 1
  const request = `0192f0c1-2b3c-7d4e-8f50-${String(requests).padStart(12, '0')}`
  const { node } = world.net.node('harborlend')
  const terms = {
    ...{ id: request, enterprise: id, purpose, types: ['registration'], reads: 1 },
    ...{ factsFrom: '2016-01-01', factsTo: '2026-12-31', expires: inDays(world, 30), keepUntil: inDays(world, 60) },
  }
  await node.store.transaction((tx) =>
    insertLenderRequest(tx, {
      ...{ id: request, enterprise: id, purpose, home: 'portal', request: JSON.stringify(terms) },
      askedAt: node.clock.now(),
    }),
  )
  return request
}

/** The same registration under a later checkpoint. */
async function provenLater({ enterprise, registration }: Enrolled): Promise<RegistrationProof> {
  world.net.advance(2_000)
  await publish(world, 'registry', [anEntry(`later than ${registration.registration.position}`, 'C3268199')])
  const { node } = world.net.node('registry')
  const payload = {
    ...{ kind: 'renew_registration' as const, provider: 'registry', enterprise: enterprise.id },
    ...{ link: registration.link.head.id, keyState: keyStateOf(world, enterprise) },
    at: formatInstant(world.net.clock.now()),
  }
  const renewed = await renewRegistration(node, {
    request: signed(payload, enterprise.signer),
    keyHistory: [enterprise.create] as GrantedConsent['keyHistory'],
    keyStaple: await keyStapleOf(world, enterprise),
  })
  if (!renewed.ok) throw new Error(renewed.fault)
  return renewed.value
}
