import { deliverConsentContract, type GrantedConsent, type ReportOverview } from '@goodstanding/api'
import {
  type CalendarDate,
  dateOf,
  type ReadAnswerStatement,
  type RecordType,
  type RegistrationProof,
  type Report,
  SCOPES,
} from '@goodstanding/core'
import { ed25519Signer, fromHex, signStatement } from '@goodstanding/crypto'
import { type Verification, verifyReport } from '@goodstanding/report'
import type { CallInput } from '../../src/clients/member-client.ts'
import { PeerUnavailable } from '../../src/clients/peer-error.ts'
import type { NodeContext } from '../../src/node-context.ts'
import { completeReport } from '../../src/use-cases/lender/complete-report.ts'
import { keptReportFile } from '../../src/use-cases/lender/kept-reports.ts'
import { readReport } from '../../src/use-cases/lender/read-report.ts'
import { anEntry, aRow, CALIFORNIA } from '../provider/candidate-rows.ts'
import {
  type ConsentTerms,
  type GivenConsent,
  grant,
  linkCustomer,
  newEnterprise,
  type ProviderWorld,
  publish,
} from '../provider/provider-world.ts'
import { callNode, type TestAnswer } from '../test-call.ts'
import type { TestEnterprise } from '../test-enterprise.ts'
import { seededRandom, startTestNetwork, type TestDatabase } from '../test-network.ts'

/** A registrar, two banks, a home node and two lenders. */
export type LenderWorld = ProviderWorld

/** Starts it; `declared: null` is a network in earnest. */
export async function startLenderWorld(
  label: string,
  options: { readonly k?: number; readonly declared?: string | null; readonly database?: TestDatabase } = {},
): Promise<LenderWorld> {
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
      { name: 'southbank', roles: ['provider'], permits: [{ type: 'tradeline' }] },
      { name: 'harborlend', roles: ['lender'] },
      { name: 'otherlend', roles: ['lender'] },
      { name: 'portal', roles: ['home'] },
    ],
  })
  return { net, random: seededRandom(label) }
}

/** An enterprise with an entry at the registrar and a loan at each bank, all linked. */
export type Enrolled = {
  readonly enterprise: TestEnterprise
  readonly registration: RegistrationProof
  readonly covers: readonly {
    readonly member: string
    readonly subject: string
    readonly types: readonly RecordType[]
  }[]
}

/** Publishes, invites and links; each label is another enterprise. */
export async function enrol(world: LenderWorld, label: string, number: string): Promise<Enrolled> {
  const customer = `customer ${label}`
  const asOf = dateOf(world.net.clock.now())
  await publish(world, 'registry', [{ ...anEntry(customer, number), asOf }])
  const enterprise = await newEnterprise(world, label)
  const entry = await linkCustomer(world, enterprise, { member: 'registry', customer })
  if (entry.registration === null) throw new Error('a registrar gives the registration')
  const { registration } = entry
  const banks = []
  for (const member of ['northbank', 'southbank']) {
    await publish(world, member, [aRow({ customer, asOf })])
    const { link } = await linkCustomer(world, enterprise, { member, customer, registration })
    const types: readonly RecordType[] = member === 'northbank' ? ['tradeline', 'accounts'] : ['tradeline']
    banks.push({ member, subject: link.head.subject, types })
  }
  const types: readonly RecordType[] = ['registration', 'insolvency']
  return {
    enterprise,
    registration,
    covers: [{ member: 'registry', subject: entry.link.head.subject, types }, ...banks],
  }
}

/** A consent over all that an enterprise is linked to, on the ledger. */
export function consentOf(world: LenderWorld, { enterprise, covers }: Enrolled, terms: ConsentTerms = {}) {
  const slice = { factsFrom: '2000-01-01' as CalendarDate, factsTo: '2099-12-31' as CalendarDate }
  return grant(world, enterprise, covers, { slice, ...terms })
}

/** What a home node hands to the reader. */
export function handedOver(enrolled: Enrolled, consent: GivenConsent, request: string | null = null): GrantedConsent {
  const { statement, salt, slices } = consent
  return {
    ...{ statement, salt, slices: [...slices], request, registration: enrolled.registration },
    keyHistory: [enrolled.enterprise.create] as GrantedConsent['keyHistory'],
  }
}

export function deliver({ net }: LenderWorld, body: GrantedConsent, to = 'harborlend'): Promise<TestAnswer> {
  return callNode(net, to, deliverConsentContract, { body, as: { member: 'portal' } })
}

/** A consent that the lender has taken. */
export async function receivedConsent(
  world: LenderWorld,
  enrolled: Enrolled,
  terms: ConsentTerms = {},
): Promise<GivenConsent> {
  const consent = await consentOf(world, enrolled, terms)
  const answer = await deliver(world, handedOver(enrolled, consent))
  if (answer.status !== 204) throw new Error(answer.text)
  return consent
}

export function lender({ net }: LenderWorld, name = 'harborlend'): NodeContext {
  return net.node(name).node
}

/** Reads a report and gives what came of it. */
export async function readOnce(node: NodeContext, consent: string, timeoutMs = 20_000): Promise<ReportOverview> {
  const read = await readReport(node, consent, { timeoutMs })
  if (!read.ok) throw new Error(read.fault)
  return read.value
}

/** As `readOnce`, with every receipt: on a busy machine witnesses may take longer than a provider waits for them. */
export async function readOk(node: NodeContext, consent: string): Promise<ReportOverview> {
  return witnessed(node, await readOnce(node, consent))
}

/** The report, once no answer is provisional. */
export async function witnessed(node: NodeContext, overview: ReportOverview): Promise<ReportOverview> {
  if (overview.answers.every(({ outcome }) => outcome !== 'provisional')) return overview
  await new Promise((resolve) => setTimeout(resolve, 200))
  const completed = await completeReport(node, overview.id)
  if (!completed.ok) throw new Error(completed.fault)
  return witnessed(node, completed.value)
}

export async function fileOk(node: NodeContext, report: string): Promise<Report> {
  const file = await keptReportFile(node, report)
  if (!file.ok) throw new Error(file.fault)
  return structuredClone(file.value)
}

export function verified({ net }: LenderWorld, report: Report): Verification {
  return verifyReport(report, { trusted: [net.network.genesisHash], now: net.clock.now() })
}

/** What stands in the place of another member's answer; `honest` gives the member's own. */
export type Scripted = (honest: () => Promise<unknown>, input: { readonly body?: unknown }) => Promise<unknown>

/** The node, with some calls to some members answered by a script: the key is member and contract. */
export function withPeers(node: NodeContext, script: Readonly<Record<string, Scripted>>): NodeContext {
  const peers: NodeContext['peers'] = {
    call: async (member, contract, input) => {
      const honest = () => node.peers.call(member, contract, input)
      const scripted = script[`${member} ${contract.id}`]
      const answer = scripted === undefined ? honest() : scripted(honest, input as CallInput<never>)
      return (await answer) as Awaited<ReturnType<typeof honest>>
    },
  }
  return { ...node, peers }
}

/** What these members were asked is never heard. */
export function silence(...members: readonly string[]): Readonly<Record<string, Scripted>> {
  return Object.fromEntries(
    members.map((member) => [`${member} read`, () => Promise.reject(new PeerUnavailable(member, 'no_answer'))]),
  )
}

export type AnsweredRead = {
  readonly status: 200
  readonly body: { readonly kind: 'answered'; readonly answer: ReadAnswerStatement }
}

/** A provider's answer, changed on its way. */
export function bent(change: (answer: ReadAnswerStatement) => ReadAnswerStatement): Scripted {
  return async (honest) => {
    const { status, body } = (await honest()) as AnsweredRead
    return { status, body: { ...body, answer: change(structuredClone(body.answer)) } }
  }
}

/** Signed as only that member itself can. */
export function signedBy<P>({ net }: LenderWorld, member: string, payload: P) {
  const key = ed25519Signer(fromHex(net.seeds(member).statement))
  const { proofs } = signStatement(payload, [key], fromHex(net.network.genesisHash))
  return { payload, proofs: [...proofs] }
}

/** How often a provider has been read under a consent, as it counts. */
export async function readsAt({ net }: LenderWorld, member: string, consent: string): Promise<number> {
  const { db } = net.node(member).node.store
  const row = await db.selectFrom('provider_consent').select('reads').where('consent', '=', consent).executeTakeFirst()
  return row?.reads ?? 0
}

/** A new block, at the network's time: so that what rests on the newest header is fresh. */
export async function newBlock(world: LenderWorld): Promise<void> {
  await newEnterprise(world, `block ${Buffer.from(world.random(8)).toString('hex')}`)
}

/** Another signer beside the first: what it has given stands, under other keys. */
export async function addSigner(world: LenderWorld, { id, create, rotation }: TestEnterprise): Promise<void> {
  const { node } = world.net.node('portal')
  const { rotationKeys, home, thresholds, signers } = create.payload
  const added = ed25519Signer(new Uint8Array(32).fill(91))
  const update = {
    ...{ kind: 'enterprise.update' as const, enterprise: id, rotationKeys, home, thresholds },
    previous: node.ledger.replica?.enterprise(id)?.operation ?? '',
    signers: [...signers, { key: added.publicKey, scopes: [...SCOPES], until: null }],
  }
  const { proofs } = signStatement(update, [rotation], fromHex(world.net.network.genesisHash))
  const submitted = await node.ledger.submit({ payload: update, proofs })
  if (!submitted.accepted) throw new Error(submitted.refusal)
}
