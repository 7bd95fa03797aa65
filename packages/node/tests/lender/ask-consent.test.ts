import {
  type AnswerOf,
  askConsentContract,
  askedConsentsContract,
  declineRequestContract,
  inboxContract,
} from '@goodstanding/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PeerUnavailable } from '../../src/clients/peer-error.ts'
import { askConsent } from '../../src/use-cases/lender/ask-consent.ts'
import { askedConsents } from '../../src/use-cases/lender/asked-consents.ts'
import { newEnterprise } from '../provider/provider-world.ts'
import { callNode } from '../test-call.ts'
import { type TestEnterprise, testEnterprise } from '../test-enterprise.ts'
import { type LenderWorld, lender, startLenderWorld, withPeers } from './lender-world.ts'

let world: LenderWorld
let acme: TestEnterprise
beforeAll(async () => {
  world = await startLenderWorld('ask consent')
  acme = await newEnterprise(world, 'acme')
})
afterAll(() => world.net.stop())

type Body = Parameters<typeof askConsent>[1]
const ask = (body: Body) => callNode(world.net, 'harborlend', askConsentContract, { body, as: 'operator' })
const asked = async (body: Body) => {
  const answer = await ask(body)
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.json as AnswerOf<typeof askConsentContract>['body']
}
const listed = async () => {
  const answer = await callNode(world.net, 'harborlend', askedConsentsContract, { as: 'operator' })
  return (answer.json as AnswerOf<typeof askedConsentsContract>['body']).requests
}
const stateOf = async (id: string) => (await listed()).find(({ request }) => request.id === id)?.state

describe('A lender asks an enterprise', () => {
  it('through the home node that its keys name, and finds its request with its state', async () => {
    const { request, home } = await asked({ enterprise: acme.id, purpose: 'credit_application' })
    expect(home).toBe('portal')
    const inbox = await callNode(world.net, 'portal', inboxContract, { params: { id: acme.id }, as: acme.request })
    expect(inbox.json).toMatchObject({ requests: [{ lender: 'harborlend', state: 'open', request }] })
    expect((await listed())[0]).toEqual({ request, askedAt: expect.any(String), state: 'open', consent: null })
  })

  it('and is told that it declines, and no more', async () => {
    const { request } = await asked({ enterprise: acme.id, purpose: 'trade_terms' })
    const params = { id: acme.id, request: request.id }
    await callNode(world.net, 'portal', declineRequestContract, { params, as: acme.request })
    expect(await stateOf(request.id)).toBe('declined')
    // Remembered: the home node is not asked again.
    const away = withPeers(lender(world), { 'portal consentRequestState': gone })
    const list = await askedConsents(away)
    expect(list.requests.find((one) => one.request.id === request.id)?.state).toBe('declined')
  })

  it('and lists a request as open while its home node does not answer', async () => {
    const { request } = await asked({ enterprise: acme.id, purpose: 'credit_insurance' })
    const list = await askedConsents(withPeers(lender(world), { 'portal consentRequestState': gone }))
    expect(list.requests.find((one) => one.request.id === request.id)?.state).toBe('open')
  })

  it('whose request is over once its own end has passed, whatever the home node says', async () => {
    const expires = new Date(world.net.clock.now() + 120_000).toISOString()
    const { request } = await asked({ enterprise: acme.id, purpose: 'credit_application', expires })
    world.net.advance(120_000)
    expect(await stateOf(request.id)).toBe('expired')
  })
})

const gone = () => Promise.reject(new PeerUnavailable('portal', 'no_answer'))

describe('Asking is refused', () => {
  it('with enterprise_not_found where the ledger has no such enterprise', async () => {
    const nobody = testEnterprise(world.net.network, 'nobody', 'portal')
    const answer = await ask({ enterprise: nobody.id, purpose: 'credit_application' })
    expect([answer.status, answer.json]).toEqual([404, expect.objectContaining({ code: 'enterprise_not_found' })])
  })

  it('with consent_outside_purpose where no consent could grant it, naming what', async () => {
    const answer = await ask({ enterprise: acme.id, purpose: 'trade_terms', types: ['tradeline'] })
    expect([answer.status, answer.json]).toEqual([
      422,
      expect.objectContaining({ code: 'consent_outside_purpose', faults: [expect.objectContaining({ at: 'types' })] }),
    ])
    expect((await ask({ enterprise: acme.id, purpose: 'own_copy' })).json).toMatchObject({
      code: 'consent_outside_purpose',
    })
  })

  it('with the home node’s own code, and nothing is remembered of it', async () => {
    const busy = await newEnterprise(world, 'busy')
    for (let times = 0; times < 5; times++) await asked({ enterprise: busy.id, purpose: 'credit_application' })
    const before = await listed()
    const answer = await ask({ enterprise: busy.id, purpose: 'credit_application' })
    expect([answer.status, answer.json]).toEqual([429, expect.objectContaining({ code: 'inbox_full' })])
    expect(await listed()).toHaveLength(before.length)
  })

  it('with peer_unavailable where the home node cannot be reached: it can be asked again', async () => {
    const before = await listed()
    const away = withPeers(lender(world), { 'portal requestConsent': gone })
    await expect(askConsent(away, { enterprise: acme.id, purpose: 'credit_review' })).rejects.toThrow(PeerUnavailable)
    expect(await listed()).toHaveLength(before.length)
  })
})

describe('A lender’s node', () => {
  it('tells nobody but its operator what it asked, was given or read', async () => {
    for (const as of ['anyone', { member: 'portal' }, { member: 'otherlend' }, acme.request] as const) {
      const answer = await callNode(world.net, 'harborlend', askedConsentsContract, { as })
      expect([401, 403]).toContain(answer.status)
    }
  })
})
