import {
  type BodyOf,
  beginClaimContract,
  type CandidateRow,
  type ClaimBegun,
  type ClaimDone,
  claimContract,
  inviteCustomerContract,
  publishRecordsContract,
  type ReadBody,
  type ReadResult,
  type RowResult,
  readContract,
} from '@goodstanding/api'
import {
  type ConsentPayload,
  type ConsentStatement,
  formatInstant,
  type LinkPayload,
  type LinkStatement,
  type Network,
  type RecordType,
  type RegistrationProof,
  type SliceOpening,
} from '@goodstanding/core'
import { type Bytes, ed25519Signer, fromHex, type Signer, signStatement, toHex, uuidV7 } from '@goodstanding/crypto'
import {
  consentCommitment,
  headerHash,
  operationHash,
  revocationHash,
  sliceAccessKey,
  sliceHash,
} from '@goodstanding/ledger'
import { signReadRequests } from '@goodstanding/report'
import { callNode, type TestAnswer } from '../test-call.ts'
import { type TestEnterprise, testEnterprise } from '../test-enterprise.ts'
import { seededRandom, startTestNetwork, type TestNetwork } from '../test-network.ts'
import { CALIFORNIA } from './candidate-rows.ts'

/** A registrar, a bank, a lender and a home node, with what each sends the other by hand. */
export type ProviderWorld = { readonly net: TestNetwork; readonly random: (size: number) => Bytes }

export async function startProviderWorld(label: string, options: { readonly k?: number } = {}): Promise<ProviderWorld> {
  const net = await startTestNetwork({
    ...options,
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
      { name: 'portal', roles: ['home'] },
      { name: 'otherhome', roles: ['home', 'lender'] },
    ],
  })
  return { net, random: seededRandom(label) }
}

/** Publishes a batch as the operator of a member does. */
export async function publish(
  { net }: ProviderWorld,
  member: string,
  records: readonly CandidateRow[],
  source = 'core',
): Promise<readonly RowResult[]> {
  const body = { source, records: [...records] }
  const answer = await callNode(net, member, publishRecordsContract, { body, as: 'operator' })
  if (answer.status !== 200) throw new Error(answer.text)
  return (answer.json as { results: RowResult[] }).results
}

export async function invite({ net }: ProviderWorld, member: string, customer: string): Promise<string> {
  const answer = await callNode(net, member, inviteCustomerContract, { body: { customer }, as: 'operator' })
  return (answer.json as { code: string }).code
}

/** An enterprise whose keys are on the ledger. */
export async function newEnterprise({ net }: ProviderWorld, label: string): Promise<TestEnterprise> {
  const enterprise = testEnterprise(net.network, label, 'portal')
  const submitted = await net.node('portal').node.ledger.submit(enterprise.create)
  if (!submitted.accepted) throw new Error(submitted.refusal)
  return enterprise
}

/** The hash of the enterprise's first key operation: its key state. */
export function keyStateOf({ net }: ProviderWorld, enterprise: TestEnterprise): string {
  return operationHash(enterprise.create.payload, net.network)
}

export function sign<P>({ net }: ProviderWorld, payload: P, signer: Signer) {
  const { proofs } = signStatement(payload, [signer], fromHex(net.network.genesisHash))
  return { payload, proofs: [...proofs] }
}

export type Claim = BodyOf<typeof claimContract>

export async function keyStapleOf({ net }: ProviderWorld, enterprise: TestEnterprise): Promise<Claim['keyStaple']> {
  const { replica } = net.node('portal').node.ledger
  const atLeast = replica?.head()?.header.height ?? 0
  const staple = await replica?.keyStaple({ enterprise: enterprise.id, atLeast })
  if (!staple?.ok) throw new Error(staple?.fault)
  return staple.value
}

export function signedLink(
  world: ProviderWorld,
  enterprise: TestEnterprise,
  link: Pick<LinkPayload, 'provider' | 'subject' | 'registration'> & Partial<LinkPayload>,
): LinkStatement {
  const { net } = world
  const payload: LinkPayload = {
    ...{ kind: 'link', enterprise: enterprise.id, keyState: keyStateOf(world, enterprise) },
    ...{ from: formatInstant(net.clock.now()), ...link },
  }
  return sign(world, payload, enterprise.signer)
}

/** All that a home node sends for a claim of a customer's code. */
export async function aClaim(
  world: ProviderWorld,
  enterprise: TestEnterprise,
  given: { readonly member: string; readonly code: string; readonly registration?: RegistrationProof | null },
): Promise<Claim> {
  const { net } = world
  const { member, code, registration = null } = given
  const answer = await callNode(net, member, beginClaimContract, { body: { code }, as: { member: 'portal' } })
  if (answer.status !== 200) throw new Error(answer.text)
  const begun = answer.json as ClaimBegun
  const entry = begun.registration ?? entryOf(registration)
  const link = signedLink(world, enterprise, { provider: member, subject: begun.subject, registration: entry })
  const keyStaple = await keyStapleOf(world, enterprise)
  return { code, link, keyHistory: [enterprise.create] as Claim['keyHistory'], keyStaple, registration }
}

function entryOf(proof: RegistrationProof | null): LinkPayload['registration'] {
  const { registry, number } = (proof?.registration.opened?.body ?? {}) as { registry?: string; number?: string }
  return { registry: registry ?? CALIFORNIA, number: number ?? 'C0000001' }
}

export async function sendClaim({ net }: ProviderWorld, member: string, claim: Claim): Promise<TestAnswer> {
  return callNode(net, member, claimContract, { body: claim, as: { member: 'portal' } })
}

/** Invites, claims and gives the link. */
export async function linkCustomer(
  world: ProviderWorld,
  enterprise: TestEnterprise,
  given: { readonly member: string; readonly customer: string; readonly registration?: RegistrationProof | null },
): Promise<ClaimDone> {
  const code = await invite(world, given.member, given.customer)
  const claim = await aClaim(world, enterprise, { ...given, code })
  const answer = await sendClaim(world, given.member, claim)
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.json as ClaimDone
}

/** A consent that is on the ledger, with what its holder keeps. */
export type GivenConsent = {
  readonly statement: ConsentStatement
  readonly salt: string
  readonly slices: readonly SliceOpening[]
  readonly code: string
}

export type ConsentTerms = Partial<Omit<ConsentPayload, 'slices'>> & {
  readonly slice?: Partial<SliceOpening['slice']>
}

/** Signs a consent over the given links and puts it on the ledger. */
export async function grant(
  world: ProviderWorld,
  enterprise: TestEnterprise,
  covers: readonly { readonly member: string; readonly subject: string; readonly types: readonly RecordType[] }[],
  { slice = {}, ...terms }: ConsentTerms = {},
): Promise<GivenConsent> {
  const { net, random } = world
  const now = net.clock.now()
  const [code, accessRoot, salt] = [toHex(random(16)), random(32), toHex(random(32))]
  const slices = covers.map(({ member, subject, types }): SliceOpening => {
    const accessKey = toHex(sliceAccessKey(accessRoot, member, net.network))
    const bounds = { factsFrom: '2016-01-01', factsTo: '2027-12-31' } as SliceOpening['slice']
    return {
      slice: { ...bounds, provider: member, subjects: [subject], types: [...types], live: [], accessKey, ...slice },
      salt: toHex(random(32)),
    }
  })
  const payload: ConsentPayload = {
    ...{ kind: 'consent', network: net.network.genesisHash, enterprise: enterprise.id, id: uuidV7(now, random(10)) },
    ...{ reader: 'harborlend', purpose: 'credit_application', reads: 3, disputes: [] },
    ...{ notBefore: formatInstant(now), expires: inDays(world, 30), keepUntil: inDays(world, 60) },
    ...{ slices: slices.map((opening) => toHex(sliceHash(opening, net.network))).sort() },
    ...{ revocationHash: revocationHash(code, net.network), ...terms },
  }
  const statement = sign(world, payload, enterprise.signer)
  await putOnLedger(world, payload, salt)
  return { statement, salt, slices, code }
}

export function inDays({ net }: ProviderWorld, days: number): string {
  return new Date(net.clock.now() + days * 86_400_000).toISOString()
}

async function putOnLedger(world: ProviderWorld, payload: ConsentPayload, salt: string): Promise<void> {
  const { net } = world
  const operation = sign(
    world,
    {
      ...{ kind: 'consent.grant' as const, member: 'portal', revocationHash: payload.revocationHash },
      commitment: toHex(consentCommitment(payload, salt, net.network)),
      expiresOn: payload.expires.slice(0, 10),
    },
    ed25519Signer(fromHex(net.seeds('portal').statement)),
  )
  const submitted = await net.node('portal').node.ledger.submit(operation as never)
  if (!submitted.accepted) throw new Error(submitted.refusal)
}

/** A staple of the consent, no older than a moment. */
export async function stapleOf(
  { net }: ProviderWorld,
  { statement }: GivenConsent,
  atLeast = 0,
): Promise<ReadBody['staple']> {
  const { enterprise, revocationHash: hash } = statement.payload
  const { ledger } = net.node('portal').node
  const newest = Math.max(atLeast, ledger.replica?.head()?.header.height ?? 0)
  const staple = await ledger.replica?.staple({ enterprise, revocationHash: hash, atLeast: newest })
  if (!staple?.ok) throw new Error(staple?.fault)
  return staple.value
}

/** All that a lender's node sends to read from one provider. */
export async function aRead(
  world: ProviderWorld,
  enterprise: TestEnterprise,
  consent: GivenConsent,
  member: string,
  registration: RegistrationProof | null,
): Promise<ReadBody> {
  const { net, random } = world
  const staple = await stapleOf(world, consent)
  const opening = consent.slices.find(({ slice }) => slice.provider === member)
  if (opening === undefined) throw new Error(`the consent has no slice of ${member}`)
  const [request] = signReadRequests(
    consent.statement.payload,
    [opening],
    { header: headerOf(staple, net.network), keyState: keyStateOf(world, enterprise) },
    { signer: readerKey(world, enterprise, consent), network: net.network, now: net.clock.now(), random },
  )
  if (request === undefined) throw new Error('one request is signed')
  return {
    request,
    consent: { statement: consent.statement, salt: consent.salt, slice: opening },
    keyHistory: [enterprise.create] as ReadBody['keyHistory'],
    staple,
    registration,
  }
}

/** Height and hash of a staple's header, as a request names it. */
export function headerOf(
  staple: ReadBody['staple'],
  network: Network,
): { readonly height: number; readonly hash: string } {
  const { header } = staple.at
  return { height: header.height, hash: headerHash(header, network) }
}

function readerKey({ net }: ProviderWorld, enterprise: TestEnterprise, { statement }: GivenConsent): Signer {
  const { reader } = statement.payload
  if (reader.startsWith('did:')) return enterprise.signer
  return ed25519Signer(fromHex(net.seeds(reader).statement))
}

export async function sendRead(
  { net }: ProviderWorld,
  member: string,
  body: ReadBody,
  as = 'harborlend',
): Promise<ReadResult> {
  const answer = await callNode(net, member, readContract, { body, as: { member: as } })
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.json as ReadResult
}
