import {
  beginEnterpriseClaimContract,
  type Contract,
  enterpriseClaimContract,
  enterpriseLinksContract,
  type ProblemCode,
  refusalProblem,
} from '@goodstanding/api'
import { describe, expect, it } from 'vitest'
import { type Sent, scriptedNode } from '../testing/scripted-node.ts'
import { SUBJECTS } from '../testing/test-links.ts'
import { seededRandom, testNetwork } from '../testing/test-network.ts'
import { claimRecords } from './claim-records.ts'
import { type EnterpriseKeys, newEnterprise } from './new-enterprise.ts'

const network = testNetwork()
const { keys } = newEnterprise(network, 'commons', seededRandom('enterprise'))
const HASH = '0'.repeat(64)
const ENTRY = { registry: 'RA000598', number: 'C3268102' }
const CODE = 'Registry-ca-5VZ0J7KQ2M8D1RTCV'

const leaf = {
  position: 4,
  head: {
    ...{ type: 'link', version: 1, id: '0192f0c1-7d1a-7000-8000-000000000001', provider: 'registry-ca' },
    ...{ subject: SUBJECTS.registry, asOf: '2026-10-01', issued: '2026-10-01T08:00:00.000Z' },
    ...{ until: null, of: 'link', ends: null },
  },
  ...{ headSalt: HASH, bodyCommitment: HASH, opened: null },
} as const

type Script = readonly (readonly [Contract, (sent: Sent) => Response | object])[]
const offer = { provider: 'registry-ca', subject: SUBJECTS.registry, registration: ENTRY, keyState: HASH }

function homeNode(first: Script = []) {
  return scriptedNode([
    ...first,
    [beginEnterpriseClaimContract, () => ({ ...offer, at: '2026-10-01T08:00:00.000Z' })],
    [enterpriseLinksContract, () => ({ links: [], registration: null, registrationAt: null, registrationLink: null })],
    [enterpriseClaimContract, () => ({ link: leaf, registration: null })],
  ])
}

const refusing = (contract: Contract, code: ProblemCode): Script => [
  [contract, () => Response.json(refusalProblem(code), { status: refusalProblem(code).status })],
]

async function claimAt({ client }: ReturnType<typeof homeNode>, of: EnterpriseKeys) {
  const kept: EnterpriseKeys[] = []
  const keep = (changed: EnterpriseKeys) => void kept.push(changed)
  const claimed = await claimRecords(CODE, { client, keys: of, network, keep }).catch((error: unknown) => error)
  return { claimed, kept }
}

const links = (sent: readonly Sent[]) =>
  sent.filter(({ url }) => url.endsWith('/claims')).map(({ body }) => (body as { link: object }).link)

describe('claiming with a code', () => {
  it('keeps the signed link until its answer is known, and no longer', async () => {
    const home = homeNode()
    const { claimed, kept } = await claimAt(home, keys)
    expect(claimed).toMatchObject({ leaf: { position: 4 }, link: { payload: { registration: ENTRY } } })
    expect(kept.map(({ claims }) => Object.values(claims ?? {}))).toEqual([links(home.sent), []])
  })

  it('sends a link whose answer was lost again as it was signed, without asking what the code is for', async () => {
    const lost = homeNode([[enterpriseClaimContract, () => new Response('', { status: 504 })]])
    const { kept } = await claimAt(lost, keys)
    expect(kept).toHaveLength(1)
    const home = homeNode(refusing(beginEnterpriseClaimContract, 'claim_code_used'))
    const again = await claimAt(home, kept[0] ?? keys)
    expect(again.claimed).toMatchObject({ leaf: { position: 4 } })
    expect(home.sent.map(({ body }) => (body as { link: object }).link)).toEqual(links(lost.sent))
    expect(again.kept.at(-1)?.claims).toEqual({})
  })

  it('signs anew where the earlier link never came to be and is refused by now', async () => {
    const stale = { ...keys, claims: { [CODE.toLowerCase()]: await signedBefore() } }
    let tries = 0
    const once: Script = [
      [
        enterpriseClaimContract,
        () => {
          tries += 1
          const late = refusalProblem('claim_signature_invalid')
          return tries === 1 ? Response.json(late, { status: late.status }) : { link: leaf, registration: null }
        },
      ],
    ]
    const home = homeNode(once)
    const { claimed, kept } = await claimAt(home, stale)
    expect(claimed).toMatchObject({ leaf: { position: 4 } })
    expect(links(home.sent)).toHaveLength(2)
    expect(kept.at(-1)?.claims).toEqual({})
  })

  it('gives up a link that is refused, so that it is never sent again', async () => {
    const { claimed, kept } = await claimAt(homeNode(refusing(enterpriseClaimContract, 'entry_already_linked')), keys)
    expect(claimed).toMatchObject({ code: 'entry_already_linked' })
    expect(kept.at(-1)?.claims).toEqual({})
  })
})

async function signedBefore() {
  const { kept } = await claimAt(homeNode(), keys)
  const [link] = Object.values(kept[0]?.claims ?? {})
  if (link === undefined) throw new Error('a link was kept')
  return link
}
