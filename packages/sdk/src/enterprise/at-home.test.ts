import {
  type ConsentOverview,
  type Contract,
  consentContract,
  consentsContract,
  enterpriseContract,
  enterpriseLinksContract,
  grantConsentContract,
  importLinksContract,
  ownReportContract,
  ownStapleContract,
  refusalProblem,
  renewEnterpriseRegistrationContract,
  updateKeysContract,
  viewsContract,
} from '@goodstanding/api'
import { addMs, DAY_MS, formatInstant, type KeyHistory, REPORT_MEDIA_TYPE } from '@goodstanding/core'
import { ed25519Signer, fromHex, isSignedBy } from '@goodstanding/crypto'
import { operationHash, verifyKeyHistory } from '@goodstanding/ledger'
import { describe, expect, it } from 'vitest'
import { type Sent, scriptedNode } from '../testing/scripted-node.ts'
import { LINKS, linkAt } from '../testing/test-links.ts'
import { NOW, seededRandom, testNetwork } from '../testing/test-network.ts'
import { buildConsent } from './build-consent.ts'
import { grantConsent } from './grant-consent.ts'
import type { KeptConsent } from './kept-consent.ts'
import { moveHome } from './move-home.ts'
import { type EnterpriseKeys, newEnterprise } from './new-enterprise.ts'
import { takeOwnCopy } from './own-copy.ts'

const network = testNetwork()
const { keys, operation } = newEnterprise(network, 'commons', seededRandom('enterprise'))
const keyState = operationHash(operation.payload, network)
const HASH = '0'.repeat(64)
const LINK_ID = '0192f0c1-7d1a-7000-8000-000000000001'

const leaf = {
  position: 0,
  head: {
    type: 'link',
    version: 1,
    id: LINK_ID,
    provider: 'registry-ca',
    subject: '11'.repeat(16),
    asOf: '2026-09-01',
    issued: '2026-09-01T08:00:00.000Z',
    until: null,
    of: 'link',
    ends: null,
  },
  headSalt: HASH,
  bodyCommitment: HASH,
  opened: null,
} as const
const registration = { provider: 'registry-ca', checkpoint: 'note', registration: leaf, link: leaf, multiproof: [] }
const linked = (links: typeof LINKS, ageDays = 1) => ({
  links: links.map((link) => ({ ...link, link: leaf })),
  registration,
  registrationAt: formatInstant(addMs(NOW, -ageDays * DAY_MS)),
  registrationLink: LINK_ID,
})
const staple = {
  at: {
    header: {
      kind: 'header',
      height: 7,
      time: formatInstant(NOW),
      previous: HASH,
      operationsHash: HASH,
      stateRoot: HASH,
      descriptor: 1,
    },
    checkpoint: 'note',
    inclusion: [],
  },
  enterprise: { value: { operation: keyState }, proof: null },
  consent: { value: { commitment: HASH, expiresOn: '2027-10-01', revokedAt: null }, proof: null },
}
const stapled = { staple, header: { height: 7, hash: HASH }, keyState }

type Script = readonly (readonly [Contract, (sent: Sent) => Response | object])[]

/** A home node that says yes to everything; what a test names first is asked first. */
function homeNode(first: Script = []) {
  return scriptedNode([
    ...first,
    [enterpriseLinksContract, () => linked(LINKS)],
    [viewsContract, () => ({ live: [] })],
    [
      enterpriseContract,
      () => ({ enterprise: keys.enterprise, keyHistory: [operation], keyState, openRequests: 0, links: 2 }),
    ],
    [renewEnterpriseRegistrationContract, () => ({ registration, registrationAt: formatInstant(NOW) })],
    [consentsContract, () => ({ consents: [] })],
    [ownStapleContract, () => stapled],
    [grantConsentContract, () => ({ height: 7, header: HASH, delivered: true })],
    [
      ownReportContract,
      () => ({
        format: REPORT_MEDIA_TYPE,
        version: 1,
        network: [network.descriptor],
        assembledAt: formatInstant(NOW),
        consent: { ...standing, slices: [...standing.slices] },
        keyHistory: [operation],
        registration: null,
        answers: [],
      }),
    ],
  ])
}

const built = buildConsent(
  { reader: keys.enterprise, purpose: 'own_copy' },
  { network, keys, links: LINKS, live: [], now: NOW, random: seededRandom('own') },
)
const standing = { statement: built.statement, salt: built.salt, slices: built.slices }
const overview: ConsentOverview = {
  id: built.statement.payload.id,
  reader: keys.enterprise,
  purpose: 'own_copy',
  providers: ['registry-ca', 'northbank'],
  types: ['registration'],
  reads: 366,
  notBefore: formatInstant(NOW),
  expires: built.statement.payload.expires,
  keepUntil: null,
  state: 'active',
  revokedAt: null,
  delivered: true,
  erasedAt: null,
}
const STANDING: Script = [
  [consentsContract, () => ({ consents: [overview] })],
  [consentContract, () => ({ consent: overview, ...standing })],
]

const paths = (sent: readonly Sent[]) =>
  sent.map(({ method, url }) => `${method} ${new URL(url).pathname.replace(/did[^/]*/, ':id')}`)
type Kept = KeptConsent & { readonly id: string }
const granting = (client: ReturnType<typeof homeNode>['client'], kept: Kept[] = [], of = keys) => ({
  client,
  keys: of,
  network,
  keep: (id: string, consent: KeptConsent) => void kept.push({ id, ...consent }),
})
const CHOICE = { reader: 'harborlend', purpose: 'credit_application' } as const

describe('granting at the home node', () => {
  it('keeps the secrets before anything leaves this side', async () => {
    const kept: Kept[] = []
    const { client, sent } = homeNode([
      [grantConsentContract, () => Response.json(refusalProblem('consent_still_live'), { status: 409 })],
    ])
    await expect(grantConsent(CHOICE, null, granting(client, kept))).rejects.toMatchObject({
      code: 'consent_still_live',
    })
    const body = sent.at(-1)?.body as { statement: { payload: { id: string } } }
    expect(kept.map(({ id }) => id)).toEqual([body.statement.payload.id])
  })

  it('sends the statement and its slices, and no secret', async () => {
    const kept: Kept[] = []
    const { client, sent } = homeNode()
    const granted = await grantConsent(CHOICE, LINK_ID, granting(client, kept))
    expect(granted).toMatchObject({ height: 7, delivered: true, consent: { code: kept[0]?.code } })
    for (const { text } of sent) {
      expect(text).not.toContain(kept[0]?.code)
      expect(text).not.toContain(kept[0]?.accessRoot)
    }
    expect(sent.at(-1)?.body).toMatchObject({ request: LINK_ID })
  })

  const lost: Script = [[grantConsentContract, () => new Response('', { status: 504 })]]
  /** The keys as they are after a grant whose answer was lost, and what was sent. */
  async function interrupted() {
    const kept: Kept[] = []
    const { client, sent } = homeNode(lost)
    await expect(grantConsent(CHOICE, LINK_ID, granting(client, kept))).rejects.toMatchObject({ status: 504 })
    expect(kept).toHaveLength(1)
    const [{ id, ...consent } = { id: '', accessRoot: '', code: '' }] = kept
    return { after: { ...keys, consents: { [id]: consent } }, body: sent.at(-1)?.body }
  }

  it('sends a grant whose answer was lost again as it was signed, and no second consent', async () => {
    const { after, body } = await interrupted()
    const kept: Kept[] = []
    const { client, sent } = homeNode()
    const granted = await grantConsent(CHOICE, LINK_ID, granting(client, kept, after))
    expect(sent.map((one) => one.body)).toEqual([body])
    expect(kept).toMatchObject([{ id: granted.consent.statement.payload.id, code: granted.consent.code }])
    expect(kept[0]?.unanswered).toBeUndefined()
  })

  it('does not take a grant whose answer was lost for one on other terms', async () => {
    const { after } = await interrupted()
    const { client, sent } = homeNode()
    await expect(grantConsent({ ...CHOICE, reads: 1 }, LINK_ID, granting(client, [], after))).rejects.toMatchObject({
      code: 'grant_unfinished',
    })
    expect(sent).toEqual([])
  })

  it('begins anew once it is known that the home node has refused', async () => {
    const { after } = await interrupted()
    const kept: Kept[] = []
    const refusing = homeNode([
      [grantConsentContract, () => Response.json(refusalProblem('request_not_open'), { status: 409 })],
    ])
    await expect(grantConsent(CHOICE, LINK_ID, granting(refusing.client, kept, after))).rejects.toMatchObject({
      code: 'request_not_open',
    })
    const [{ id, ...consent } = { id: '', accessRoot: '', code: '' }] = kept
    const { client, sent } = homeNode()
    await grantConsent(CHOICE, LINK_ID, granting(client, [], { ...keys, consents: { [id]: consent } }))
    expect(paths(sent)).toContain('GET /v1/enterprises/:id/links')
  })

  it('renews a registration that is growing old, signed by the enterprise', async () => {
    const { client, sent } = homeNode([[enterpriseLinksContract, () => linked(LINKS, 11)]])
    await grantConsent(CHOICE, null, granting(client))
    const renewal = sent.find(({ url }) => url.endsWith('/registrations/renew'))?.body as {
      request: Parameters<typeof isSignedBy>[0] & { payload: object }
    }
    expect(renewal.request.payload).toMatchObject({
      kind: 'renew_registration',
      provider: 'registry-ca',
      enterprise: keys.enterprise,
      link: LINK_ID,
      keyState,
    })
    const { publicKey } = ed25519Signer(fromHex(keys.signerSeed))
    expect(isSignedBy(renewal.request, publicKey, fromHex(network.genesisHash))).toBe(true)
  })
})

describe('moving to another home node', () => {
  it('names it in a key operation, leaves the keys, and takes the live links and the registration along', async () => {
    const ended = LINKS.map((link) =>
      link.provider === 'northbank' ? { ...link, unlinkedAt: formatInstant(NOW) } : link,
    )
    const from = homeNode([
      [enterpriseLinksContract, () => linked(ended)],
      [updateKeysContract, () => ({ height: 8, header: HASH })],
    ])
    const to = scriptedNode([[importLinksContract, () => ({ links: 1 })]])
    const kept: EnterpriseKeys[] = []
    const keep = (moved: EnterpriseKeys) => void kept.push(moved)
    await moveHome('harborhome', { from: from.client, to: to.client, keys, network, keep })
    expect(kept).toEqual([{ ...keys, home: 'harborhome' }])
    const { operation: update } = (from.sent.at(-1) ?? { body: {} }).body as { operation: KeyHistory[number] }
    const history = verifyKeyHistory([operation, update], network)
    expect(history.ok && [history.value.home, history.value.signers]).toEqual(['harborhome', operation.payload.signers])
    expect(to.sent.map(({ body }) => body)).toEqual([{ links: [leaf], registration }])
  })
})

describe('the own copy', () => {
  it('is taken under a new consent where there is none', async () => {
    const { client, sent } = homeNode()
    await takeOwnCopy(granting(client))
    expect(paths(sent)).toContain('POST /v1/enterprises/:id/consents')
    expect(sent.at(-1)?.body).toMatchObject({ staple })
  })

  it('is taken under the consent that stands, with one signed request to each provider', async () => {
    const { client, sent } = homeNode(STANDING)
    await takeOwnCopy(granting(client))
    expect(paths(sent)).not.toContain('POST /v1/enterprises/:id/consents')
    const { consent, requests } = (sent.at(-1) ?? { body: {} }).body as {
      consent: string
      requests: { payload: { provider: string; header: object } }[]
    }
    expect(consent).toBe(overview.id)
    expect(requests.map(({ payload }) => payload.provider).sort()).toEqual(['northbank', 'registry-ca'])
    expect(requests[0]?.payload).toMatchObject({ reader: keys.enterprise, header: stapled.header, keyState })
  })

  const other = newEnterprise(network, 'commons', seededRandom('other')).keys
  const bySomeoneElse = buildConsent(
    { reader: other.enterprise, purpose: 'own_copy' },
    { network, keys: other, links: LINKS, live: [], now: NOW, random: seededRandom('else') },
  )
  const more = [...LINKS, linkAt('northbank', '33'.repeat(16), { types: ['tradeline'] })]
  const ended = LINKS.map((link) =>
    link.provider === 'northbank' ? { ...link, unlinkedAt: formatInstant(NOW) } : link,
  )

  it.each<[string, Script]>([
    ['covers not what has been linked since', [[enterpriseLinksContract, () => linked(more)]]],
    ['covers what is no longer linked', [[enterpriseLinksContract, () => linked(ended)]]],
    ['is revoked', [[consentsContract, () => ({ consents: [{ ...overview, state: 'revoked' }] })]]],
    [
      'is not this enterprise’s, whatever the home node says',
      [[consentContract, () => ({ consent: overview, ...bySomeoneElse, code: undefined, accessRoot: undefined })]],
    ],
  ])('is taken under a new consent where the one there %s', async (_, script) => {
    const { client, sent } = homeNode([...script, ...STANDING])
    await takeOwnCopy(granting(client))
    expect(paths(sent)).toContain('POST /v1/enterprises/:id/consents')
  })
})
