import type { BodyOf, renewEnterpriseRegistrationContract } from '@goodstanding/api'
import { formatInstant } from '@goodstanding/core'
import { leavesById } from '@goodstanding/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterpriseLinks } from '../../src/use-cases/home/enterprise-links.ts'
import { renewEnterpriseRegistration } from '../../src/use-cases/home/renew-enterprise-registration.ts'
import { issueAnew } from '../../src/use-cases/provider/issue-anew.ts'
import { providerParts } from '../../src/use-cases/provider/provider-parts.ts'
import { withPeers } from '../lender/lender-world.ts'
import { sign } from '../provider/provider-world.ts'
import { listedLinks, startTwoAtHome } from './at-home.ts'
import { type AtHome, type HomeWorld, keyState, portal } from './home-world.ts'

let world: HomeWorld
let home: AtHome
let other: AtHome
beforeAll(async () => {
  ;({ world, home, other } = await startTwoAtHome('links anew'))
})
afterAll(() => world.net.stop())

const listed = () => listedLinks(world, home.enterprise)

/** Has the registrar publish the link anew, as it does with what was witnessed too late. */
async function issuedAnew(link: string): Promise<string> {
  const { node } = world.net.node('registry')
  const [leaf] = await leavesById(node.store.db, [link])
  if (leaf === undefined) throw new Error('the link is there')
  await issueAnew(node, await providerParts(node), leaf)
  for (;;) {
    const status = await node.logs.records?.status()
    if (status?.queued === 0 && status.witnessedSize === status.size) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const [earlier] = await leavesById(node.store.db, [link])
  return earlier?.endedBy ?? ''
}

function renewalOf(link: string): BodyOf<typeof renewEnterpriseRegistrationContract>['request'] {
  const payload = {
    ...{ kind: 'renew_registration' as const, provider: 'registry', enterprise: home.enterprise.id, link },
    ...{ keyState: keyState(world, home.enterprise), at: formatInstant(world.net.clock.now()) },
  }
  return sign(world, payload, home.enterprise.signer) as never
}

describe('A home node', () => {
  it('takes no other statement for the same link published anew', async () => {
    const before = await listed()
    const [, registry] = before.links
    const link = registry?.link.head.id ?? ''
    for (const anew of [other.registration.link, { ...home.registration.registration }]) {
      const body = { states: [{ link, anew, unlink: null }] }
      const node = withPeers(portal(world), { 'registry linkStates': async () => ({ status: 200, body }) as never })
      expect((await enterpriseLinks(node, home.enterprise.id)).links).toEqual(before.links)
    }
  })

  it('goes on with a link that its provider has published anew under its new leaf, and renews the registration by it', async () => {
    const before = await listed()
    const earlier = before.registrationLink ?? ''
    const anew = await issuedAnew(earlier)
    const after = await listed()
    expect(after.registrationLink).toBe(anew)
    expect(after.links.map(({ link }) => link.head.id)).toEqual(
      before.links.map(({ link }) => (link.head.id === earlier ? anew : link.head.id)),
    )
    const renewed = await renewEnterpriseRegistration(portal(world), home.enterprise.id, renewalOf(anew))
    expect(renewed).toMatchObject({ ok: true, value: { link: anew } })
    expect(await listed()).toMatchObject({ links: after.links, registrationLink: anew })
  })
})
