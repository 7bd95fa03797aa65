import { unlinkCustomerContract } from '@goodstanding/api'
import { formatInstant, type UnlinkPayload } from '@goodstanding/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PeerUnavailable } from '../../src/clients/peer-error.ts'
import { enterpriseLinks } from '../../src/use-cases/home/enterprise-links.ts'
import { withPeers } from '../lender/lender-world.ts'
import { sign } from '../provider/provider-world.ts'
import { callNode } from '../test-call.ts'
import { listedLinks, startTwoAtHome } from './at-home.ts'
import { type AtHome, good, type HomeWorld, keyState, portal } from './home-world.ts'

let world: HomeWorld
let home: AtHome
let other: AtHome
beforeAll(async () => {
  ;({ world, home, other } = await startTwoAtHome('provider unlinks'))
})
afterAll(() => world.net.stop())

const listed = () => listedLinks(world, home.enterprise)

const unlinkAt = async (member: string) =>
  good(
    await callNode(world.net, member, unlinkCustomerContract, {
      body: { customer: 'customer bakery' },
      as: 'operator',
    }),
  )

const LIVE = { unlinkedAt: null, unlinkedBy: null }

describe('A home node', () => {
  it('ends no link on a statement that neither side has signed, or that is of another link', async () => {
    const { links } = await listed()
    const bank = links.find(({ provider }) => provider === 'northbank') as never as {
      readonly subject: string
      readonly link: { readonly head: { readonly id: string } }
    }
    const payload: UnlinkPayload = {
      ...{ kind: 'unlink', provider: 'northbank', enterprise: home.enterprise.id, subject: bank.subject },
      ...{ link: bank.link.head.id, keyState: keyState(world, home.enterprise) },
      at: formatInstant(world.net.clock.now()),
    }
    const lies = [
      sign(world, payload, other.enterprise.signer),
      sign(world, { ...payload, link: '019caaaa-0000-7000-8000-000000000000' }, home.enterprise.signer),
      sign(world, { ...payload, subject: 'ab'.repeat(16) }, home.enterprise.signer),
    ]
    for (const unlink of lies) {
      const body = { states: [{ link: payload.link, anew: null, unlink }] }
      const node = withPeers(portal(world), { 'northbank linkStates': async () => ({ status: 200, body }) as never })
      const { links: shown } = await enterpriseLinks(node, home.enterprise.id)
      expect(shown).toMatchObject([LIVE, LIVE])
    }
  })

  it('lists a link that its provider has ended as ended by the provider, and as it was while that does not answer', async () => {
    expect((await listed()).links).toMatchObject([LIVE, LIVE])
    await unlinkAt('northbank')
    const down = () => Promise.reject(new PeerUnavailable('northbank', 'no_answer'))
    const node = withPeers(portal(world), { 'northbank linkStates': down })
    expect((await enterpriseLinks(node, home.enterprise.id)).links).toMatchObject([LIVE, LIVE])

    const { links, registration } = await listed()
    expect(links).toMatchObject([
      { provider: 'northbank', unlinkedBy: 'provider', unlinkedAt: expect.any(String) },
      { provider: 'registry', ...LIVE },
    ])
    expect(registration).not.toBeNull()
    expect((await listed()).links).toEqual(links)
  })

  it('carries no registration any more whose link the registrar has ended', async () => {
    await unlinkAt('registry')
    const { links, registration } = await listed()
    expect(links).toMatchObject([{ unlinkedBy: 'provider' }, { provider: 'registry', unlinkedBy: 'provider' }])
    expect(registration).toBeNull()
  })
})
