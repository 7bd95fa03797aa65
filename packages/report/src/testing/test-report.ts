import {
  type AccessEntry,
  type AccessReceipt,
  type AnswerContent,
  type ConsentPayload,
  type ConsentSlice,
  dateOf,
  formatInstant,
  type Instant,
  instantOfMs,
  type KeyHistory,
  REPORT_MEDIA_TYPE,
  type ReadRequest,
  type ReadRequestStatement,
  type Report,
  type ReportAnswer,
  type ReportOutcome,
  type SliceOpening,
} from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { headerHash, instantOf, sliceHash } from '@goodstanding/ledger'
import { signReadRequests } from '../request/sign-read-requests.ts'
import { countedRandom, seedOf } from './deterministic.ts'
import { type Ask, answerOf, logAccess, signAnswer } from './test-answer.ts'
import { signedBy, signerOf } from './test-enterprise.ts'
import { type LedgerPlan, type TestStaples, testStaples } from './test-ledger.ts'
import { consentOf, makeWorld, NOW, providerOf, slicesOf, type World, type WorldPlan } from './test-world.ts'

export { NOW, SUBJECTS } from './test-world.ts'

/** What a test changes on the way from the world to its report; everything after it is made honestly. */
export type Bend = {
  readonly slice?: (slice: ConsentSlice, world: World) => ConsentSlice
  readonly consent?: (payload: ConsentPayload, world: World) => ConsentPayload
  readonly consentSigners?: readonly string[]
  readonly keyHistory?: (history: KeyHistory, world: World) => KeyHistory
  readonly ledger?: Partial<LedgerPlan>
  readonly request?: (payload: ReadRequest) => ReadRequest
  /** Whose key signs the requests, by name; the reader's, unless told otherwise. */
  readonly requestSigner?: string
  readonly ask?: (ask: Ask) => Partial<Ask>
  readonly content?: (content: AnswerContent, world: World) => AnswerContent | Promise<AnswerContent>
  /** Changes the access entry before it is logged. */
  readonly entry?: (entry: AccessEntry) => AccessEntry
  readonly receipt?: (receipt: AccessReceipt, content: AnswerContent) => AccessReceipt
  readonly outcome?: (honest: ReportOutcome, request: ReadRequestStatement, world: World) => ReportOutcome
  /** Changes the finished file, as a reader could. */
  readonly report?: (report: Report, world: World) => Report | Promise<Report>
}

export type TestWorld = World & { assemble(bend?: Bend): Promise<Report> }

export function testWorld(plan: WorldPlan = {}): TestWorld {
  const world = makeWorld(plan)
  return { ...world, assemble: (bend = {}) => assemble(world, bend) }
}

async function assemble(world: World, bend: Bend): Promise<Report> {
  const { network, enterprise, signers } = world
  const slices = slicesOf(world).map(({ slice, salt }) => ({ salt, slice: bend.slice?.(slice, world) ?? slice }))
  const consent = consentWith(slices, world, bend)
  const salt = toHex(seedOf('consent salt'))
  const keyHistory = bend.keyHistory?.(enterprise.keyHistory, world) ?? enterprise.keyHistory
  const ledger: LedgerPlan = {
    network,
    keyHistory: enterprise.keyHistory,
    enterprise: enterprise.id,
    consent,
    consentSalt: salt,
    headerMs: NOW,
    witnesses: world.witnesses,
    ...bend.ledger,
  }
  const staples = await testStaples(ledger)
  const requests = requestsFor(consent, slices, staples, world, bend)
  const answers = await Promise.all(
    slices.map(({ slice }, i) => answer(requests[i] ?? missing(), slice, staples, world, bend)),
  )
  const report: Report = structuredClone({
    format: REPORT_MEDIA_TYPE,
    version: 1,
    network: [network.descriptor],
    assembledAt: formatInstant(instantOfMs(ledger.headerMs + 6_000)),
    consent: { statement: signedBy(consent, bend.consentSigners ?? signers, network), salt, slices: [...slices] },
    keyHistory,
    registration: null,
    answers,
  })
  return bend.report?.(report, world) ?? report
}

function consentWith(slices: readonly SliceOpening[], world: World, bend: Bend): ConsentPayload {
  const hashes = slices.map((opening) => toHex(sliceHash(opening, world.network))).sort()
  const payload = { ...consentOf(world), slices: hashes }
  return bend.consent?.(payload, world) ?? payload
}

function requestsFor(
  consent: ConsentPayload,
  slices: readonly SliceOpening[],
  { staple }: TestStaples,
  { network, enterprise, signers }: World,
  bend: Bend,
): readonly ReadRequestStatement[] {
  const { header } = staple.at
  const own = consent.reader.startsWith('did:') ? (signers[0] ?? '') : `${consent.reader} statements`
  const name = bend.requestSigner ?? own
  const requests = signReadRequests(
    consent,
    slices,
    {
      header: { height: header.height, hash: headerHash(header, network) },
      keyState: enterprise.keyStates.at(-1) ?? '',
    },
    { signer: signerOf(name), network, now: instantOf(header.time), random: countedRandom('requests') },
  )
  const { request: change } = bend
  return change === undefined ? requests : requests.map(({ payload }) => signedBy(change(payload), [name], network))
}

async function answer(
  request: ReadRequestStatement,
  slice: ConsentSlice,
  { staple, later }: TestStaples,
  world: World,
  bend: Bend,
): Promise<ReportAnswer> {
  const provider = providerOf(world, slice.provider)
  const headerMs = instantOf(staple.at.header.time)
  const honestly: Ask = {
    request,
    slice,
    day: dateOf(headerMs as Instant),
    atMs: headerMs + 5_000,
    witnesses: world.witnesses,
  }
  const ask = { ...honestly, ...bend.ask?.(honestly) }
  const honest = await answerOf(provider, ask)
  const content = (await bend.content?.(honest, world)) ?? honest
  const logged = await logAccess(provider, content, ask, bend.entry)
  const receipt = bend.receipt?.(logged, content) ?? logged
  const outcome: ReportOutcome = { kind: 'answered', answer: signAnswer(provider, content, receipt) }
  return {
    provider: slice.provider,
    request,
    staple,
    laterStaple: later,
    outcome: bend.outcome?.(outcome, request, world) ?? outcome,
  }
}

function missing(): never {
  throw new Error('there is a request for each slice')
}
