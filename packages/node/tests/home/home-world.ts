import {
  type BodyInputOf,
  beginEnterpriseClaimContract,
  type ClaimDone,
  type Contract,
  createEnterpriseContract,
  enterpriseClaimContract,
  grantConsentContract,
  type ParamsOf,
} from '@goodstanding/api'
import {
  type CalendarDate,
  type ConsentPayload,
  type ConsentStatement,
  dateOf,
  formatInstant,
  type LinkPayload,
  type RecordType,
  type RegistrationProof,
  type SliceOpening,
} from '@goodstanding/core'
import { type Signer, toHex, uuidV7 } from '@goodstanding/crypto'
import { operationHash, revocationHash, sliceAccessKey, sliceHash } from '@goodstanding/ledger'
import type { NodeContext } from '../../src/node-context.ts'
import { anEntry, aRow, CALIFORNIA } from '../provider/candidate-rows.ts'
import { invite, type ProviderWorld, publish, sign } from '../provider/provider-world.ts'
import { callNode, type TestAnswer } from '../test-call.ts'
import { type TestEnterprise, testEnterprise } from '../test-enterprise.ts'
import { seededRandom, startTestNetwork } from '../test-network.ts'

/** A registrar, two banks, two lenders and two home nodes, all real. */
export type HomeWorld = ProviderWorld

export async function startHomeWorld(label: string): Promise<HomeWorld> {
  const net = await startTestNetwork({
    members: [
      {
        name: 'registry',
        roles: ['registrar', 'provider'],
        permits: [
          { type: 'registration', jurisdiction: 'US-CA', registry: CALIFORNIA },
          { type: 'insolvency', jurisdiction: 'US-CA' },
        ],
      },
      { name: 'northbank', roles: ['provider'], permits: [{ type: 'tradeline' }, { type: 'accounts' }] },
      { name: 'harborlend', roles: ['lender'] },
      { name: 'otherlend', roles: ['lender'] },
      { name: 'portal', roles: ['home'] },
      { name: 'otherhome', roles: ['home'] },
    ],
  })
  return { net, random: seededRandom(label) }
}

export function portal({ net }: HomeWorld): NodeContext {
  return net.node('portal').node
}

/** Calls the enterprise's home node as the enterprise does, signed by its `read` signer. */
export function asEnterprise<C extends Contract>(
  { net }: HomeWorld,
  enterprise: Pick<TestEnterprise, 'id' | 'request'>,
  contract: C,
  input: { readonly params?: Omit<ParamsOf<C>, 'id'>; readonly body?: BodyInputOf<C> } = {},
  home = 'portal',
): Promise<TestAnswer> {
  const params = { id: enterprise.id, ...input.params } as unknown as ParamsOf<C>
  const body = input.body === undefined ? {} : { body: input.body }
  return callNode(net, home, contract, { params, ...body, as: enterprise.request })
}

/** The answer's body; throws for a problem. */
export function good<T>({ status, text, json }: TestAnswer): T {
  if (status >= 300) throw new Error(text)
  return json as T
}

/** The code of a problem; null for none. */
export function codeOf({ json }: TestAnswer): string | null {
  return (json as { code?: string } | undefined)?.code ?? null
}

/** An enterprise that has been created through its home node. */
export async function createdEnterprise({ net }: HomeWorld, label: string): Promise<TestEnterprise> {
  const enterprise = testEnterprise(net.network, label, 'portal')
  good(await callNode(net, 'portal', createEnterpriseContract, { body: { operation: enterprise.create } as never }))
  return enterprise
}

export function keyState({ net }: HomeWorld, { create }: TestEnterprise): string {
  return operationHash(create.payload, net.network)
}

export type Offer = {
  readonly provider: string
  readonly subject: string
  readonly registration: LinkPayload['registration'] | null
  readonly keyState: string
  readonly at: string
}

/** Signs the link that an offer is for, bent as a test wants. */
export function linkOf(
  world: HomeWorld,
  enterprise: TestEnterprise,
  offer: Offer,
  more: Partial<LinkPayload> & { readonly signer?: Signer } = {},
) {
  const { signer = enterprise.signer, ...bent } = more
  const payload: LinkPayload = {
    ...{ kind: 'link', provider: offer.provider, subject: offer.subject, enterprise: enterprise.id },
    ...{ registration: offer.registration ?? { registry: CALIFORNIA, number: '' } },
    ...{ keyState: offer.keyState, from: offer.at, ...bent },
  }
  return sign(world, payload, signer)
}

/** Claims what a provider has of a customer, from the code to the kept link. */
export async function claimed(
  world: HomeWorld,
  enterprise: TestEnterprise,
  given: { readonly member: string; readonly customer: string; readonly entry?: LinkPayload['registration'] },
): Promise<ClaimDone> {
  const code = await invite(world, given.member, given.customer)
  const offer = good<Offer>(await asEnterprise(world, enterprise, beginEnterpriseClaimContract, { body: { code } }))
  const registration = offer.registration ?? given.entry
  const link = linkOf(world, enterprise, offer, registration === undefined ? {} : { registration })
  return good(await asEnterprise(world, enterprise, enterpriseClaimContract, { body: { code, link } }))
}

/** An enterprise with its entry at the registrar and a loan at the bank. */
export type AtHome = {
  readonly enterprise: TestEnterprise
  readonly registration: RegistrationProof
  readonly covers: readonly Cover[]
}

export type Cover = {
  readonly member: string
  readonly subject: string
  readonly types: readonly RecordType[]
  readonly live?: SliceOpening['slice']['live']
}

export async function enrolAtHome(world: HomeWorld, label: string, number: string): Promise<AtHome> {
  const customer = `customer ${label}`
  const asOf = dateOf(world.net.clock.now())
  await publish(world, 'registry', [{ ...anEntry(customer, number), asOf }])
  await publish(world, 'northbank', [aRow({ customer, asOf })])
  const enterprise = await createdEnterprise(world, label)
  const entry = await claimed(world, enterprise, { member: 'registry', customer })
  if (entry.registration === null) throw new Error('a registrar gives the registration')
  const loan = await claimed(world, enterprise, {
    ...{ member: 'northbank', customer },
    entry: { registry: CALIFORNIA, number },
  })
  const covers: readonly Cover[] = [
    { member: 'registry', subject: entry.link.head.subject, types: ['registration', 'insolvency'] },
    { member: 'northbank', subject: loan.link.head.subject, types: ['tradeline', 'accounts'] },
  ]
  return { enterprise, registration: entry.registration, covers }
}

/** What the enterprise sends to grant, and the code that it keeps. */
export type Grant = {
  readonly body: {
    readonly statement: ConsentStatement
    readonly salt: string
    readonly slices: SliceOpening[]
    readonly request: string | null
  }
  readonly code: string
}

export type GrantTerms = Partial<Omit<ConsentPayload, 'slices'>> & {
  readonly slices?: readonly string[]
  readonly covers?: readonly Cover[]
  readonly slice?: Partial<SliceOpening['slice']>
  readonly signer?: Signer
  readonly request?: string
}

/** A consent over all links, bent as a test wants; signed, and not sent. */
export function aGrant(world: HomeWorld, { enterprise, covers }: AtHome, terms: GrantTerms = {}): Grant {
  const { net, random } = world
  const { covers: asked = covers, slice = {}, signer = enterprise.signer, request = null, ...bent } = terms
  const now = net.clock.now()
  const [code, accessRoot] = [toHex(random(16)), random(32)]
  const slices = asked.map(({ member, subject, types, live = [] }): SliceOpening => {
    const accessKey = toHex(sliceAccessKey(accessRoot, member, net.network))
    const [factsFrom, factsTo] = ['2000-01-01' as CalendarDate, '2099-12-31' as CalendarDate]
    return {
      slice: {
        provider: member,
        subjects: [subject],
        types: [...types],
        live,
        factsFrom,
        factsTo,
        accessKey,
        ...slice,
      },
      salt: toHex(random(32)),
    }
  })
  const isOwn = bent.purpose === 'own_copy'
  const payload: ConsentPayload = {
    ...{ kind: 'consent', network: net.network.genesisHash, enterprise: enterprise.id, id: uuidV7(now, random(10)) },
    ...{ reader: isOwn ? enterprise.id : 'harborlend', purpose: 'credit_application', reads: 3, disputes: [] },
    ...{ notBefore: formatInstant(now), expires: later(world, 30), keepUntil: isOwn ? null : later(world, 60) },
    revocationHash: revocationHash(code, net.network),
    ...bent,
    slices: [...(bent.slices ?? slices.map((opening) => toHex(sliceHash(opening, net.network))).sort())],
  }
  const statement = sign(world, payload, signer)
  return { body: { statement, salt: toHex(random(32)), slices, request }, code }
}

export function later({ net }: HomeWorld, days: number): string {
  return new Date(net.clock.now() + days * 86_400_000).toISOString()
}

export function sendGrant(world: HomeWorld, { enterprise }: Pick<AtHome, 'enterprise'>, { body }: Grant) {
  return asEnterprise(world, enterprise, grantConsentContract, { body })
}
