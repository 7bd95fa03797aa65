import {
  beginEnterpriseClaimContract,
  type ClaimDone,
  consentsContract,
  createEnterpriseContract,
  enterpriseClaimContract,
  enterpriseContract,
  enterpriseUnlinkContract,
  importLinksContract,
  keyHistoryContract,
  renewEnterpriseRegistrationContract,
  submitOperationContract,
  updateKeysContract,
} from '@goodstanding/api'
import { DAY_MS, type EnterpriseUpdate, formatInstant, type LinkPayload, type OpenedLeaf } from '@goodstanding/core'
import type { Signer } from '@goodstanding/crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { beginEnterpriseClaim } from '../../src/use-cases/home/begin-enterprise-claim.ts'
import { claimLink } from '../../src/use-cases/home/claim-link.ts'
import { withPeers } from '../lender/lender-world.ts'
import { anEntry, aRow, CALIFORNIA } from '../provider/candidate-rows.ts'
import { invite, publish, sign } from '../provider/provider-world.ts'
import { callNode } from '../test-call.ts'
import { type TestEnterprise, testEnterprise } from '../test-enterprise.ts'
import { anUpdate, listedLinks, startTwoAtHome } from './at-home.ts'
import {
  type AtHome,
  aGrant,
  asEnterprise,
  codeOf,
  createdEnterprise,
  good,
  type HomeWorld,
  keyState,
  linkOf,
  type Offer,
  portal,
  sendGrant,
} from './home-world.ts'

let world: HomeWorld
let home: AtHome
let other: AtHome
beforeAll(async () => {
  ;({ world, home, other } = await startTwoAtHome('claims'))
})
afterAll(() => world.net.stop())

const linksOf = (enterprise: Pick<TestEnterprise, 'id' | 'request'>, at?: string) => listedLinks(world, enterprise, at)
const ENTRY = { registry: CALIFORNIA, number: 'C3268102' }

const update = (enterprise: TestEnterprise, payload: EnterpriseUpdate, by: Signer = enterprise.rotation) =>
  asEnterprise(world, enterprise, updateKeysContract, { body: { operation: sign(world, payload, by) } })

describe('An enterprise', () => {
  it.each([
    ['enterprise_home_unknown', 'otherhome', (one: TestEnterprise) => one.create],
    ['operation_signature_invalid', 'portal', (one: TestEnterprise) => sign(world, one.create.payload, one.signer)],
    ['operation_form', 'portal', (one: TestEnterprise) => sign(world, anUpdate(world, one), one.rotation)],
  ])('is not created with %s', async (code, at, operation) => {
    const one = testEnterprise(world.net.network, `new ${code}`, at)
    const body = { operation: operation(one) }
    const answer = await callNode(world.net, 'portal', createEnterpriseContract, { body })
    expect([code, 'enterprise_rotation_key_missing']).toContain(codeOf(answer))
  })

  it('is not created twice', async () => {
    const body = { operation: home.enterprise.create }
    const again = await callNode(world.net, 'portal', createEnterpriseContract, { body })
    // The very same operation is answered with its block: whose answer got lost may ask again.
    expect(good(again)).toMatchObject({ enterprise: home.enterprise.id })
  })

  it.each<[string, () => EnterpriseUpdate, (() => Signer) | undefined]>([
    ['enterprise_mismatch', () => anUpdate(world, other.enterprise), () => other.enterprise.rotation],
    ['enterprise_previous_not_latest', () => anUpdate(world, home.enterprise, { previous: '0'.repeat(64) }), undefined],
    ['enterprise_rotation_key_missing', () => anUpdate(world, home.enterprise), () => home.enterprise.signer],
  ])('changes no keys with %s', async (code, payload, by) => {
    expect(codeOf(await update(home.enterprise, payload(), by?.()))).toBe(code)
  })

  it('changes no keys with a first operation', async () => {
    const body = { operation: home.enterprise.create }
    expect(codeOf(await asEnterprise(world, home.enterprise, updateKeysContract, { body }))).toBe('operation_form')
  })

  it('is let in by its own `read` signer, on its own paths, at its own home node, and no other way', async () => {
    const { id, signer, rotation, request } = home.enterprise
    const see = (as: TestEnterprise['request'], of = id, at = 'portal') =>
      callNode(world.net, at, enterpriseContract, { params: { id: of }, as })
    expect((await see(request)).status).toBe(200)
    expect(codeOf(await see({ keyId: `enterprise:${id}#${rotation.publicKey}`, key: rotation }))).toBe('unauthorized')
    expect(codeOf(await see({ keyId: `enterprise:${other.enterprise.id}#${signer.publicKey}`, key: signer }))).toBe(
      'unauthorized',
    )
    expect(codeOf(await see(request, other.enterprise.id))).toBe('forbidden')
    expect(codeOf(await see(request, id, 'otherhome'))).toBe('unauthorized')
  })

  it('has no key history that a member can see before it is there', async () => {
    const params = { id: testEnterprise(world.net.network, 'nobody', 'portal').id }
    const answer = await callNode(world.net, 'portal', keyHistoryContract, { params, as: { member: 'registry' } })
    expect(codeOf(answer)).toBe('enterprise_not_found')
  })
})

const begin = (code: string, enterprise: TestEnterprise = home.enterprise) =>
  asEnterprise(world, enterprise, beginEnterpriseClaimContract, { body: { code } })
const claim = (code: string, link: ReturnType<typeof linkOf>, enterprise: TestEnterprise = home.enterprise) =>
  asEnterprise(world, enterprise, enterpriseClaimContract, { body: { code, link } })

/** A code for a new customer of the bank, and what the home node offers to sign. */
async function offered(customer: string): Promise<{ readonly code: string; readonly offer: Offer }> {
  await publish(world, 'northbank', [aRow({ customer })])
  const code = await invite(world, 'northbank', customer)
  return { code, offer: good<Offer>(await begin(code)) }
}

describe('A claim', () => {
  it('is not begun with a code of nobody, of a member that provides nothing, or with a mistyped one', async () => {
    const { code } = await offered('mistyped')
    for (const wrong of ['nobody-0123456789ABCDEFG', 'harborlend-0123456789ABCDEFG', `${code.slice(0, -1)}0x`]) {
      expect(codeOf(await begin(wrong))).toBe('claim_code_unknown')
    }
  })

  it.each<[string, () => Partial<LinkPayload> & { readonly signer?: Signer }]>([
    ['enterprise_mismatch', () => ({ enterprise: other.enterprise.id })],
    ['claim_code_unknown', () => ({ provider: 'registry' })],
    ['claim_key_state_stale', () => ({ keyState: '0'.repeat(64) })],
    ['claim_signature_invalid', () => ({ signer: other.enterprise.signer })],
    ['claim_signature_invalid', () => ({ subject: '0'.repeat(32) })],
    ['claim_registration_mismatch', () => ({ registration: { registry: CALIFORNIA, number: 'C3268103' } })],
  ])('is refused with %s', async (code, bent) => {
    const given = await offered(`refused ${code}`)
    const link = linkOf(world, home.enterprise, given.offer, { registration: ENTRY, ...bent() })
    expect(codeOf(await claim(given.code, link))).toBe(code)
  })

  it('is refused with registration_missing before the registrar’s', async () => {
    const enterprise = await createdEnterprise(world, 'too early')
    await publish(world, 'northbank', [aRow({ customer: 'too early' })])
    const code = await invite(world, 'northbank', 'too early')
    const offer = good<Offer>(await begin(code, enterprise))
    const link = linkOf(world, enterprise, offer, { registration: ENTRY })
    expect(codeOf(await claim(code, link, enterprise))).toBe('registration_missing')
  })

  it('is refused with entry_already_linked where another enterprise has the entry', async () => {
    const enterprise = await createdEnterprise(world, 'thief')
    const code = await invite(world, 'registry', 'customer bakery')
    const offer = good<Offer>(await begin(code, enterprise))
    expect(codeOf(await claim(code, linkOf(world, enterprise, offer), enterprise))).toBe('entry_already_linked')
    expect((await linksOf(enterprise)).links).toEqual([])
  })

  it('works once with a code', async () => {
    const { code, offer } = await offered('used')
    good(await claim(code, linkOf(world, home.enterprise, offer, { registration: ENTRY })))
    expect(codeOf(await begin(code))).toBe('claim_code_used')
  })

  it('is answered with peer_unavailable, and nothing is kept, where the provider cannot be reached', async () => {
    const gone = withPeers(portal(world), { 'northbank beginClaim': () => Promise.reject(new Error('gone')) })
    await expect(
      beginEnterpriseClaim(gone, home.enterprise.id, await invite(world, 'northbank', 'gone')),
    ).rejects.toThrow('gone')
  })
})

describe('A provider that lies about a claim', () => {
  const lying = async (bend: (done: ClaimDone) => ClaimDone, enterprise = home.enterprise) => {
    const { code, offer } = await offered(`lie ${world.random(4).join('')}`)
    const link = linkOf(world, enterprise, offer, { registration: ENTRY })
    const node = withPeers(portal(world), {
      'northbank claim': async (honest) => {
        const answer = (await honest()) as { readonly status: number; readonly body: ClaimDone }
        return { ...answer, body: bend(answer.body) }
      },
    })
    const before = (await linksOf(enterprise)).links.length
    const answer = await claimLink(node, enterprise.id, { code, link })
    expect((await linksOf(enterprise)).links).toHaveLength(before)
    return answer
  }
  const bendLeaf = (bend: (leaf: OpenedLeaf) => Partial<OpenedLeaf>) => (done: ClaimDone) => ({
    ...done,
    link: { ...done.link, ...bend(done.link) },
  })
  const notSigned = { ok: false, fault: 'link_not_signed' }

  it.each<[string, (done: ClaimDone) => ClaimDone]>([
    ['shows no link', bendLeaf(() => ({ opened: null }))],
    [
      'has not countersigned',
      bendLeaf(({ opened }) => {
        const body = opened?.body as { payload: object; proofs: { key: string }[] }
        const own = body.proofs.filter(({ key }) => key === home.enterprise.signer.publicKey)
        return { opened: { body: { ...body, proofs: own }, salt: opened?.salt ?? '' } }
      }),
    ],
    ['gives another subject’s head', bendLeaf(({ head }) => ({ head: { ...head, subject: '0'.repeat(32) } }))],
    ['gives another enterprise’s link', (done) => ({ ...done, link: other.registration.link })],
    ['gives another of this enterprise’s links', (done) => ({ ...done, link: home.registration.link })],
  ])('is found out: it %s', async (_, bend) => {
    expect(await lying(bend)).toEqual(notSigned)
  })

  it('is found out: it gives a registration that proves nothing', async () => {
    for (const registration of [other.registration, home.registration]) {
      expect(await lying((done) => ({ ...done, registration }))).toEqual({
        ok: false,
        fault: 'registration_not_proven',
      })
    }
  })

  it('cannot send the enterprise to another provider’s records', async () => {
    const code = await invite(world, 'northbank', 'elsewhere')
    const node = withPeers(portal(world), {
      'northbank beginClaim': async (honest) => {
        const answer = (await honest()) as { readonly body: Offer }
        return { ...answer, body: { ...answer.body, provider: 'registry' } }
      },
    })
    expect(await beginEnterpriseClaim(node, home.enterprise.id, code)).toEqual({
      ok: false,
      fault: 'claim_code_unknown',
    })
  })
})

describe('A registration', () => {
  const renewal = (more: object = {}, by = home.enterprise.signer) => ({
    request: sign(
      world,
      {
        ...{ kind: 'renew_registration' as const, provider: 'registry', enterprise: home.enterprise.id },
        ...{ link: home.registration.link.head.id, keyState: keyState(world, home.enterprise) },
        ...{ at: formatInstant(world.net.clock.now()), ...more },
      },
      by,
    ),
  })
  const renew = (body: ReturnType<typeof renewal>) =>
    asEnterprise(world, home.enterprise, renewEnterpriseRegistrationContract, { body })

  it.each<[string, () => ReturnType<typeof renewal>]>([
    ['enterprise_mismatch', () => renewal({ enterprise: other.enterprise.id })],
    ['claim_key_state_stale', () => renewal({ keyState: '0'.repeat(64) })],
    ['provider_unknown', () => renewal({ provider: 'northbank' })],
    ['provider_unknown', () => renewal({ provider: 'nobody' })],
    ['claim_signature_invalid', () => renewal({}, other.enterprise.signer)],
    ['claim_signature_invalid', () => renewal({ at: '2026-09-01T00:00:00.000Z' })],
    ['not_found', () => renewal({ link: other.registration.link.head.id })],
  ])('is not renewed: %s', async (code, body) => {
    expect(codeOf(await renew(body()))).toBe(code)
  })

  it('is renewed by the enterprise’s word, and handed to the readers of its active consents', async () => {
    const grant = aGrant(world, home)
    good(await sendGrant(world, home, grant))
    const before = await linksOf(home.enterprise)
    world.net.advance(11 * DAY_MS)
    // A block of the new day, for which nobody then has to wait.
    await createdEnterprise(world, 'of a later day')
    await publish(world, 'registry', [anEntry('another customer', 'C3268177')])
    await vi.waitFor(
      async () => {
        good(await renew(renewal()))
        const after = await linksOf(home.enterprise)
        expect(Date.parse(after.registrationAt ?? '')).toBeGreaterThan(
          Date.parse(before.registrationAt ?? '') + 10 * DAY_MS,
        )
      },
      { timeout: 10_000, interval: 200 },
    )
    const { id } = grant.body.statement.payload
    await vi.waitFor(
      async () => {
        const row = await portal(world)
          .store.db.selectFrom('home_message')
          .selectAll()
          .where('consent', '=', id)
          .executeTakeFirstOrThrow()
        expect(row.done_at).toBeGreaterThan(world.net.clock.now() - 60_000)
      },
      { timeout: 10_000, interval: 100 },
    )
  })

  it('is never replaced by an older proof of the same entry', async () => {
    const { registrationAt } = await linksOf(home.enterprise)
    const body = { links: [], registration: home.registration }
    good(await asEnterprise(world, home.enterprise, importLinksContract, { body }))
    expect((await linksOf(home.enterprise)).registrationAt).toBe(registrationAt)
  })
})

describe('A link', () => {
  const unlink = async (more: object = {}, by = home.enterprise.signer) => {
    const [link] = (await linksOf(home.enterprise)).links.filter(
      ({ unlinkedAt, provider }) => unlinkedAt === null && provider === 'northbank',
    )
    const payload = {
      ...{
        kind: 'unlink' as const,
        provider: 'northbank',
        enterprise: home.enterprise.id,
        subject: link?.link.head.subject ?? '',
      },
      ...{ link: link?.link.head.id ?? '', keyState: keyState(world, home.enterprise) },
      ...{ at: formatInstant(world.net.clock.now()), ...more },
    }
    return asEnterprise(world, home.enterprise, enterpriseUnlinkContract, {
      body: { unlink: sign(world, payload, by) },
    })
  }

  it.each<[string, () => Promise<unknown>]>([
    ['enterprise_mismatch', () => unlink({ enterprise: other.enterprise.id })],
    ['link_unknown', () => unlink({ link: other.registration.link.head.id })],
    ['link_unknown', () => unlink({ provider: 'registry' })],
    ['unlink_not_signed', () => unlink({}, other.enterprise.signer)],
    ['claim_key_state_stale', () => unlink({ keyState: '0'.repeat(64) })],
  ])('is not ended: %s', async (code, send) => {
    expect(codeOf((await send()) as never)).toBe(code)
  })

  it('is ended by the enterprise, at the provider and at home; no consent covers it any more', async () => {
    const live = async () =>
      (await linksOf(home.enterprise)).links.filter(({ unlinkedAt }) => unlinkedAt === null).length
    const before = await live()
    good(await unlink())
    expect(await live()).toBe(before - 1)
  })
})

describe('A home node that an enterprise has moved to', () => {
  it('takes over links and registration, each checked, and lets the old one know nothing more', async () => {
    const kept = await linksOf(other.enterprise)
    const payload = anUpdate(world, other.enterprise, { home: 'otherhome' })
    good(await update(other.enterprise, payload))
    expect(codeOf(await asEnterprise(world, other.enterprise, enterpriseContract))).toBe('unauthorized')
    await world.net.node('otherhome').node.ledger.replica?.catchUp()

    const moveTo = (links: readonly OpenedLeaf[], registration: typeof kept.registration) =>
      asEnterprise(world, other.enterprise, importLinksContract, { body: { links, registration } }, 'otherhome')
    const leaves = kept.links.map(({ link }) => link)
    expect(codeOf(await moveTo([...leaves, home.registration.link], null))).toBe('link_not_signed')
    expect(codeOf(await moveTo([other.registration.registration], null))).toBe('link_not_signed')
    expect(codeOf(await moveTo(leaves, home.registration))).toBe('registration_not_proven')
    expect((await linksOf(other.enterprise, 'otherhome')).links).toEqual([])

    expect(good(await moveTo(leaves, kept.registration))).toEqual({ links: leaves.length })
    expect(await linksOf(other.enterprise, 'otherhome')).toEqual(kept)
    expect(good(await asEnterprise(world, other.enterprise, consentsContract, {}, 'otherhome'))).toEqual({
      consents: [],
    })
  })

  it('is chosen at any member, as every key operation may be', async () => {
    const one = await createdEnterprise(world, 'moves elsewhere')
    const operation = sign(world, anUpdate(world, one, { home: 'otherhome' }), one.rotation)
    good(
      await callNode(world.net, 'otherlend', submitOperationContract, { body: operation, as: { member: 'otherlend' } }),
    )
    await portal(world).ledger.replica?.catchUp()
    expect(codeOf(await asEnterprise(world, one, enterpriseContract))).toBe('unauthorized')
  })
})
