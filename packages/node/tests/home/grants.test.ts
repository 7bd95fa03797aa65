import {
  type ConsentRequest,
  consentRequestStateContract,
  consentsContract,
  declineRequestContract,
  HOME_REFUSALS,
  inboxContract,
  requestConsentContract,
} from '@goodstanding/api'
import { DAY_MS } from '@goodstanding/core'
import { toHex, uuidV7 } from '@goodstanding/crypto'
import { sliceHash } from '@goodstanding/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantConsent } from '../../src/use-cases/home/grant-consent.ts'
import { callNode } from '../test-call.ts'
import { startTwoAtHome } from './at-home.ts'
import {
  type AtHome,
  aGrant,
  asEnterprise,
  codeOf,
  createdEnterprise,
  enrolAtHome,
  type Grant,
  type GrantTerms,
  good,
  type HomeWorld,
  later,
  portal,
  sendGrant,
} from './home-world.ts'

let world: HomeWorld
let home: AtHome
let other: AtHome
beforeAll(async () => {
  ;({ world, home, other } = await startTwoAtHome('grants'))
})
afterAll(() => world.net.stop())

const newId = () => uuidV7(world.net.clock.now(), world.random(10))

function aRequest(more: Partial<ConsentRequest> = {}): ConsentRequest {
  return {
    ...{ id: newId(), enterprise: home.enterprise.id, purpose: 'credit_application', types: ['tradeline'] },
    ...{
      factsFrom: '2020-01-01',
      factsTo: '2026-12-31',
      reads: 1,
      expires: later(world, 30),
      keepUntil: later(world, 60),
    },
    ...more,
  } as ConsentRequest
}
const ask = (body: ConsentRequest, lender = 'harborlend') =>
  callNode(world.net, 'portal', requestConsentContract, { body, as: { member: lender } })
const decline = (request: string) =>
  asEnterprise(world, home.enterprise, declineRequestContract, { params: { request } })
const stateOf = async (request: string, lender = 'harborlend') =>
  callNode(world.net, 'portal', consentRequestStateContract, { params: { request }, as: { member: lender } })

describe('An inbox', () => {
  it.each<[string, () => Partial<ConsentRequest>]>([
    ['enterprise_not_found', () => ({ enterprise: `did:gs:${'a'.repeat(52)}` })],
    ['consent_outside_purpose', () => ({ purpose: 'own_copy' })],
    ['consent_outside_purpose', () => ({ purpose: 'trade_terms', types: ['tradeline'] })],
    ['consent_outside_purpose', () => ({ reads: 4 })],
    ['consent_outside_purpose', () => ({ expires: later(world, 91) })],
    ['consent_outside_purpose', () => ({ keepUntil: later(world, 500) })],
    ['consent_expires_in_past', () => ({ expires: later(world, -1) })],
    ['request_form', () => ({ factsFrom: '2026-01-02', factsTo: '2026-01-01' }) as Partial<ConsentRequest>],
  ])('refuses with %s what could not be granted', async (code, more) => {
    expect(codeOf(await ask(aRequest(more())))).toBe(code)
  })

  it('refuses requests of an enterprise that has its home elsewhere', async () => {
    const answer = await callNode(world.net, 'otherhome', requestConsentContract, {
      ...{ body: aRequest(), as: { member: 'harborlend' } },
    })
    expect(codeOf(answer)).toBe('enterprise_not_found')
  })

  it('takes a request once, and refuses another one of the same id, from anyone', async () => {
    const request = aRequest({ enterprise: other.enterprise.id })
    expect(good(await ask(request))).toEqual({ id: request.id })
    expect(good(await ask(request))).toEqual({ id: request.id })
    expect(codeOf(await ask({ ...request, reads: 2 }))).toBe('request_id_reused')
    expect(codeOf(await ask(request, 'otherlend'))).toBe('request_id_reused')
  })

  it('tells a lender no more than what became of its own request', async () => {
    const request = aRequest()
    good(await ask(request))
    expect(good(await stateOf(request.id))).toEqual({ id: request.id, state: 'open' })
    expect(codeOf(await stateOf(request.id, 'otherlend'))).toBe('not_found')
    expect((await decline(request.id)).status).toBe(204)
    expect((await decline(request.id)).status).toBe(204)
    expect(good(await stateOf(request.id))).toEqual({ id: request.id, state: 'declined' })
  })

  it('declines no request of another enterprise, and none that is not there', async () => {
    const request = aRequest({ enterprise: other.enterprise.id })
    good(await ask(request, 'otherlend'))
    expect(codeOf(await decline(request.id))).toBe('not_found')
    expect(codeOf(await decline(newId()))).toBe('not_found')
  })

  it('is full for a lender with five open requests, and open to another', async () => {
    const enterprise = (await createdEnterprise(world, 'asked by many')).id
    const asked = await Promise.all(Array.from({ length: 8 }, () => ask(aRequest({ enterprise }))))
    const codes = asked.map(codeOf)
    expect(codes.filter((code) => code === null)).toHaveLength(5)
    expect(codes.filter((code) => code === 'inbox_full')).toHaveLength(3)
    expect((await ask(aRequest({ enterprise }), 'otherlend')).status).toBe(202)
  })

  it('lets a lender ask one enterprise twenty times a day', async () => {
    const asked = await createdEnterprise(world, 'asked all day')
    for (let n = 0; n < 20; n++) {
      const request = aRequest({ enterprise: asked.id })
      good(await ask(request))
      const params = { request: request.id }
      expect((await asEnterprise(world, asked, declineRequestContract, { params })).status).toBe(204)
    }
    expect(codeOf(await ask(aRequest({ enterprise: asked.id })))).toBe('too_many_requests')
  })
})

describe('A grant is refused with', () => {
  const wrongHash = '0'.repeat(64)
  const first = <T>(list: readonly T[]): T => {
    const [one] = list
    if (one === undefined) throw new Error('there is one')
    return one
  }
  const registry = () => first(home.covers)
  const bank = () => first(home.covers.slice(1))

  it.each<[string, string, () => GrantTerms]>([
    ['enterprise_mismatch', 'another enterprise’s consent', () => ({ enterprise: other.enterprise.id })],
    ['consent_signature_invalid', 'another signer’s', () => ({ signer: other.enterprise.signer })],
    ['consent_signature_invalid', 'one of another network', () => ({ network: wrongHash })],
    ['consent_outside_purpose', 'too many reads', () => ({ reads: 4 })],
    ['consent_outside_purpose', 'too long a term', () => ({ expires: later(world, 91) })],
    ['consent_outside_purpose', 'too long a keeping', () => ({ keepUntil: later(world, 500) })],
    ['consent_outside_purpose', 'an own copy for a lender', () => ({ purpose: 'own_copy', reader: 'harborlend' })],
    ['consent_outside_purpose', 'a lender’s purpose for itself', () => ({ reader: home.enterprise.id })],
    [
      'consent_outside_purpose',
      'types beyond the purpose',
      () => ({ purpose: 'trade_terms', reads: 1, expires: later(world, 20) }),
    ],
    [
      'consent_expires_in_past',
      'an end that has come',
      () => ({ notBefore: later(world, -3), expires: later(world, -1) }),
    ],
    ['consent_reader_unknown', 'a reader that is no lender', () => ({ reader: 'northbank' })],
    ['consent_reader_unknown', 'a reader that nobody knows', () => ({ reader: 'nobody' })],
    ['slice_mismatch', 'a slice that is not open', () => ({ slices: [wrongHash] })],
    ['slice_mismatch', 'two slices of one provider', () => ({ covers: [...home.covers, bank()] })],
    [
      'provider_unknown',
      'a slice of a member that provides nothing',
      () => ({ covers: [registry(), { ...bank(), member: 'otherlend' }] }),
    ],
    [
      'type_not_permitted',
      'a type that the provider may not publish',
      () => ({ covers: [registry(), { ...bank(), types: ['trade_payments'] }] }),
    ],
    [
      'consent_type_left_out',
      'a part of the core set left out',
      () => ({ covers: [{ ...registry(), types: ['registration'] }, bank()] }),
    ],
    ['consent_type_left_out', 'a register left out', () => ({ covers: [bank()] })],
    ['registrar_not_asked', 'the registrar left out of an own copy', () => ({ purpose: 'own_copy', covers: [bank()] })],
    [
      'subject_not_linked',
      'a subject of another enterprise',
      () => ({ covers: [registry(), first(other.covers.slice(1))] }),
    ],
    [
      'subject_not_linked',
      'a subject that nobody has',
      () => ({ covers: [registry(), { ...bank(), subject: '0'.repeat(32) }] }),
    ],
    ['request_not_open', 'a request that is not there', () => ({ request: newId() })],
  ])('%s: %s', async (code, _, bend) => {
    expect(codeOf(await sendGrant(world, home, aGrant(world, home, bend())))).toBe(code)
  })

  it('slice_mismatch: a slice that the consent does not name', async () => {
    const grant = aGrant(world, home)
    const more = { ...first(grant.body.slices), salt: '0'.repeat(64) }
    const body = { ...grant.body, slices: [...grant.body.slices, more] }
    expect(codeOf(await sendGrant(world, home, { ...grant, body }))).toBe('slice_mismatch')
    expect(toHex(sliceHash(more, world.net.network))).not.toBe(
      toHex(sliceHash(first(grant.body.slices), world.net.network)),
    )
  })

  it('body_form: live positions of a subject that the slice does not have', async () => {
    const live = [{ subject: '0'.repeat(32), type: 'tradeline' as const, positions: [] }]
    const grant = aGrant(world, home, { covers: [registry(), { ...bank(), live }] })
    expect(codeOf(await sendGrant(world, home, grant))).toBe('body_form')
  })

  it('registration_missing: an enterprise that carries no registration', async () => {
    const cobbler = await enrolAtHome(world, 'cobbler', 'C3268104')
    const { id } = cobbler.enterprise
    await portal(world).store.db.deleteFrom('home_registration').where('enterprise', '=', id).execute()
    expect(codeOf(await sendGrant(world, cobbler, aGrant(world, cobbler)))).toBe('registration_missing')
  })

  it('request_not_open: a declined request, another lender’s, or another enterprise’s', async () => {
    const declined = aRequest({ id: newId() })
    const others = aRequest({ enterprise: other.enterprise.id })
    good(await ask(declined))
    good(await ask(others))
    await decline(declined.id)
    const mine = aRequest()
    good(await ask(mine, 'otherlend'))
    for (const request of [declined.id, others.id, mine.id]) {
      expect(codeOf(await sendGrant(world, home, aGrant(world, home, { request })))).toBe('request_not_open')
    }
    await asEnterprise(world, home.enterprise, declineRequestContract, { params: { request: mine.id } })
  })

  it('consent_exists: a consent id or revocation hash that is taken', async () => {
    const grant = aGrant(world, other)
    good(await sendGrant(world, other, grant))
    const { id, revocationHash } = grant.body.statement.payload
    for (const taken of [{ id }, { revocationHash }]) {
      const again = aGrant(world, other, { reader: 'otherlend', ...taken })
      expect(codeOf(await sendGrant(world, other, again))).toBe('consent_exists')
    }
    // Of another enterprise too: ids are everybody's.
    expect(codeOf(await sendGrant(world, home, aGrant(world, home, { id })))).toBe('consent_exists')
  })
})

describe('One reader and purpose', () => {
  it('has one live consent: of many granted at once, one stands', async () => {
    const grants = Array.from({ length: 6 }, () => aGrant(world, home))
    const codes = (await Promise.all(grants.map((grant) => sendGrant(world, home, grant)))).map(codeOf)
    expect(codes.filter((code) => code === null)).toHaveLength(1)
    expect(codes.filter((code) => code === 'consent_still_live')).toHaveLength(5)
    const { consents } = good<{ consents: { state: string; reader: string }[] }>(
      await asEnterprise(world, home.enterprise, consentsContract),
    )
    expect(consents.filter(({ reader, state }) => reader === 'harborlend' && state === 'active')).toHaveLength(1)
  })

  it('does not bar another reader or another purpose', async () => {
    const review: GrantTerms = { purpose: 'credit_review', reads: 2 }
    expect(codeOf(await sendGrant(world, home, aGrant(world, home, review)))).toBeNull()
    expect(codeOf(await sendGrant(world, home, aGrant(world, home, { reader: 'otherlend' })))).toBeNull()
  })

  it('lets an own copy take the place of the one before', async () => {
    const grants = [aGrant(world, home, { purpose: 'own_copy' }), aGrant(world, home, { purpose: 'own_copy' })]
    for (const grant of grants) good(await sendGrant(world, home, grant))
    const { consents } = good<{ consents: { id: string; state: string }[] }>(
      await asEnterprise(world, home.enterprise, consentsContract),
    )
    const state = ({ body }: Grant) => consents.find(({ id }) => id === body.statement.payload.id)?.state
    expect(grants.map(state)).toEqual(['replaced', 'active'])
  })

  it('is granted once however often the same grant is sent, also at once', async () => {
    const grant = aGrant(world, other, { purpose: 'own_copy' })
    const answers = await Promise.all(Array.from({ length: 4 }, () => sendGrant(world, other, grant)))
    const heights = new Set(answers.map((answer) => good<{ height: number }>(answer).height))
    expect(heights.size).toBe(1)
  })

  it('is free again when the ledger has refused', async () => {
    const node = portal(world)
    const refusing = {
      ...node,
      ledger: { ...node.ledger, submit: async () => ({ accepted: false, refusal: 'consent_exists' }) as const },
    }
    const terms: GrantTerms = {
      reader: 'otherlend',
      purpose: 'credit_insurance',
      reads: 1,
      covers: home.covers.slice(0, 1),
    }
    const refused = await grantConsent(refusing, home.enterprise.id, aGrant(world, home, terms).body)
    expect(refused).toEqual({ ok: false, fault: 'consent_exists' })
    expect(codeOf(await sendGrant(world, home, aGrant(world, home, terms)))).toBeNull()
  })

  it('is held while nobody can say whether the ledger took it, and the same grant settles it', async () => {
    const node = portal(world)
    const lost = new Error('the sequencer is away')
    const away = { ...node, ledger: { ...node.ledger, submit: () => Promise.reject(lost) } }
    const terms: GrantTerms = { reader: 'otherlend', purpose: 'credit_review', reads: 1 }
    const grant = aGrant(world, home, terms)
    await expect(grantConsent(away, home.enterprise.id, grant.body)).rejects.toBe(lost)
    expect(codeOf(await sendGrant(world, home, aGrant(world, home, terms)))).toBe('consent_still_live')
    expect(good(await sendGrant(world, home, grant))).toMatchObject({ delivered: true })
  })

  it('ends by itself, and its requests with it', async () => {
    const lasting = aRequest({ expires: later(world, 2) })
    good(await ask(lasting))
    world.net.advance(3 * DAY_MS)
    expect(
      codeOf(await sendGrant(world, home, aGrant(world, home, { request: lasting.id, purpose: 'trade_terms' }))),
    ).not.toBeNull()
    expect(good(await stateOf(lasting.id))).toMatchObject({ state: 'expired' })
    expect(codeOf(await decline(lasting.id))).toBe('request_not_open')
    const { requests } = good<{ requests: { state: string }[] }>(
      await asEnterprise(world, home.enterprise, inboxContract),
    )
    expect(requests.map(({ state }) => state)).not.toContain('open')
  })

  it('is refused with registration_too_old when the registration was proven over thirty days ago', async () => {
    world.net.advance(31 * DAY_MS)
    expect(codeOf(await sendGrant(world, home, aGrant(world, home, { purpose: 'own_copy' })))).toBe(
      'registration_too_old',
    )
  })
})

describe('Every code of the home role', () => {
  it('is said by a test of this folder', async () => {
    const { readFile, readdir } = await import('node:fs/promises')
    const folder = new URL('.', import.meta.url)
    const files = (await readdir(folder)).filter((name) => name.endsWith('.test.ts'))
    const text = (await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')))).join('\n')
    expect(HOME_REFUSALS.filter((code) => !text.includes(`'${code}'`) && !text.includes(`${code}:`))).toEqual([])
  })
})
