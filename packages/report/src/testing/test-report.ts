import {
  type Body,
  type CalendarDate,
  type ConsentPayload,
  type ConsentSlice,
  dateOf,
  type EnterpriseCreate,
  formatInstant,
  type Instant,
  instantOfMs,
  type KeyHistory,
  type LinkPayload,
  logOrigin,
  type Network,
  type ProvenHeader,
  REPORT_MEDIA_TYPE,
  type Report,
  type SliceOpening,
  type Staple,
} from '@goodstanding/core'
import { ed25519PublicKey, ed25519Signer, fromHex, signStatement, toHex, uuidV7 } from '@goodstanding/crypto'
import {
  buildBlock,
  buildStaple,
  checkOperation,
  consentCommitment,
  enterpriseIdOf,
  genesisState,
  type LedgerState,
  operationHash,
  revocationHash,
  sliceAccessKey,
  sliceHash,
} from '@goodstanding/ledger'
import { encodeLogEntry } from '@goodstanding/log'
import { signReadRequests } from '../request/sign-read-requests.ts'
import { countedRandom, seedOf } from './deterministic.ts'
import { type TestLog, testLog } from './test-log.ts'
import { CALIFORNIA, type TestNetworkOptions, testNetwork, WITNESSES } from './test-network.ts'
import { type Ask, recordDraft, type TestProvider, testProvider } from './test-provider.ts'

export const DAY = '2026-03-02' as CalendarDate
export const NOW = instantOfMs(Date.parse('2026-03-02T12:00:00.000Z'))
const PUBLISHED_MS = Date.parse('2026-03-02T08:00:00.000Z')
const CODE = '00112233445566778899aabbccddeeff'
export const SUBJECTS = { registry: '11'.repeat(16), bank: '22'.repeat(16) }

/** A whole honest world up to the moment of the read; a test bends it before it assembles. */
export type TestWorld = {
  readonly network: Network
  readonly keyHistory: KeyHistory
  readonly enterprise: string
  readonly registrar: TestProvider
  readonly bank: TestProvider
  readonly consent: ConsentPayload
  readonly slices: readonly SliceOpening[]
  assemble(bend?: Bend): Promise<Report>
}

/** What a test changes on the way. */
export type Bend = {
  readonly consent?: (payload: ConsentPayload) => ConsentPayload
  readonly revokedMs?: number
  readonly headerWitnesses?: readonly string[]
  readonly readMs?: number
  readonly content?: (content: Awaited<ReturnType<TestProvider['answer']>>) => typeof content
  readonly ask?: (ask: Ask) => Ask
  readonly n?: number
}

export function testWorld(options: TestNetworkOptions & { readonly slice?: Partial<ConsentSlice> } = {}): TestWorld {
  const network = testNetwork(options)
  const random = countedRandom('enterprise')
  const { keyHistory, enterprise } = makeEnterprise(network)
  const registrar = testProvider('registry-ca', network)
  const bank = testProvider('northbank', network)
  publishRecords(registrar, bank)
  publishLinks({ registrar, bank, network, enterprise, keyHistory })

  const slices = [registrar, bank].map(
    ({ name }): SliceOpening => ({
      salt: toHex(random(32)),
      slice: {
        provider: name,
        subjects: [name === 'northbank' ? SUBJECTS.bank : SUBJECTS.registry],
        types: name === 'northbank' ? ['tradeline'] : ['registration', 'insolvency'],
        live: [],
        factsFrom: '2016-01-01' as CalendarDate,
        factsTo: '2026-12-31' as CalendarDate,
        accessKey: toHex(sliceAccessKey(seedOf('access root'), name, network)),
        ...(name === 'northbank' ? options.slice : {}),
      },
    }),
  )
  const consent: ConsentPayload = {
    kind: 'consent',
    network: network.genesisHash,
    enterprise,
    id: uuidV7(NOW, random(10)),
    reader: 'harborlend',
    purpose: 'credit_application',
    slices: slices.map((opening) => toHex(sliceHash(opening, network))).sort(),
    reads: 3,
    keepUntil: '2027-03-01T00:00:00.000Z',
    notBefore: '2026-03-02T11:00:00.000Z',
    expires: '2026-05-01T00:00:00.000Z',
    revocationHash: revocationHash(CODE, network),
    disputes: [],
  }
  const world = { network, keyHistory, enterprise, registrar, bank, consent, slices }
  return { ...world, assemble: (bend = {}) => assemble(world, bend) }
}

function makeEnterprise(network: Network): { keyHistory: KeyHistory; enterprise: string } {
  const create: EnterpriseCreate = {
    kind: 'enterprise.create',
    rotationKeys: [toHex(ed25519PublicKey(seedOf('rotation')))],
    signers: [
      { key: toHex(ed25519PublicKey(seedOf('signer'))), scopes: ['consent', 'claim', 'dispute', 'read'], until: null },
    ],
    thresholds: { consent: 1, claim: 1, dispute: 1, read: 1 },
    home: 'commons',
    salt: toHex(seedOf('create salt')),
  }
  const { payload, proofs } = signStatement(create, [ed25519Signer(seedOf('rotation'))], fromHex(network.genesisHash))
  return { keyHistory: [{ payload, proofs: [...proofs] }], enterprise: enterpriseIdOf(create, network) }
}

export const REGISTRATION: Body<'registration'> = {
  jurisdiction: 'US-CA',
  registry: CALIFORNIA,
  number: 'C3268102',
  legalName: 'Harbor Row Bakery, Inc.',
  legalForm: 'H1UM',
  identifiers: [],
  status: 'registered',
  predecessors: [],
  absent: {
    incorporatedOn: 'not_reported',
    endedOn: 'not_applicable',
    address: 'not_reported',
    activity: 'not_reported',
  },
}

export const TRADELINE: Body<'tradeline'> = {
  kind: 'term_loan',
  openedOn: '2022-05-01' as CalendarDate,
  originalTermMonths: 84,
  originalAmount: { currency: 'USD', minor: 25_000_000 },
  balance: { currency: 'USD', minor: 11_250_000 },
  absent: Object.fromEntries(
    [
      'closedOn',
      'overdueAmount',
      'secured',
      'publicGuarantee',
      'forborne',
      'defaultDefinition',
      'defaultedOn',
      'statusByMonth',
      'chargedOffAmount',
      'closedHow',
      'soldOn',
    ].map((field) => [field, 'not_reported' as const]),
  ),
}

function publishRecords(registrar: TestProvider, bank: TestProvider): void {
  const registered = {
    provider: registrar.name,
    subject: SUBJECTS.registry,
    type: 'registration',
    body: REGISTRATION,
  } as const
  registrar.publish([recordDraft({ ...registered, asOf: DAY, issuedMs: PUBLISHED_MS - 1_000 })], PUBLISHED_MS)
  const loan = { provider: bank.name, subject: SUBJECTS.bank, type: 'tradeline', body: TRADELINE } as const
  const older = recordDraft({ ...loan, asOf: '2025-12-31' as CalendarDate, issuedMs: PUBLISHED_MS - 2_000 })
  const other = { ...loan, body: { ...TRADELINE, openedOn: '2019-01-15' as CalendarDate } }
  bank.publish([older, recordDraft({ ...other, asOf: DAY, issuedMs: PUBLISHED_MS - 1_500 })], PUBLISHED_MS)
  const newer = recordDraft({ ...loan, asOf: DAY, issuedMs: PUBLISHED_MS + 3_000, supersedes: older.head.id })
  bank.publish([newer], PUBLISHED_MS + 4_000)
}

type Linking = Pick<TestWorld, 'registrar' | 'bank' | 'network' | 'enterprise' | 'keyHistory'>

function publishLinks({ registrar, bank, network, enterprise, keyHistory }: Linking): void {
  for (const [provider, subject] of [
    [registrar, SUBJECTS.registry],
    [bank, SUBJECTS.bank],
  ] as const) {
    const payload: LinkPayload = {
      kind: 'link',
      provider: provider.name,
      subject,
      enterprise,
      registration: { registry: CALIFORNIA, number: REGISTRATION.number },
      keyState: operationHash(keyHistory[0]?.payload as EnterpriseCreate, network),
      from: formatInstant(instantOfMs(PUBLISHED_MS + 10_000)),
    }
    const signers = [ed25519Signer(seedOf('signer')), ed25519Signer(seedOf(`${provider.name} statements`))]
    const issuedMs = PUBLISHED_MS + 10_000
    const head = {
      type: 'link' as const,
      version: 1 as const,
      id: uuidV7(issuedMs, seedOf(`${provider.name} link`).slice(0, 10)),
      provider: provider.name,
      subject,
      asOf: dateOf(instantOfMs(issuedMs)),
      issued: formatInstant(instantOfMs(issuedMs)),
      until: null,
      of: 'link' as const,
      ends: null,
    }
    provider.publish([{ head, body: signStatement(payload, signers, fromHex(network.genesisHash)) }], issuedMs + 1_000)
  }
}

async function assemble(world: Omit<TestWorld, 'assemble'>, bend: Bend): Promise<Report> {
  const { network, keyHistory, slices } = world
  const genesis = fromHex(network.genesisHash)
  const payload = bend.consent?.(world.consent) ?? world.consent
  const salt = toHex(seedOf('consent salt'))
  const readMs = bend.readMs ?? NOW + 5_000
  const { staple, header } = await stapleOf(world, payload, salt, bend)
  const keyState = operationHash(keyHistory[0]?.payload as EnterpriseCreate, network)
  const requests = signReadRequests(
    payload,
    slices,
    { header, keyState },
    {
      signer: ed25519Signer(seedOf(payload.reader.startsWith('did:') ? 'signer' : `${payload.reader} statements`)),
      network,
      now: NOW,
      random: countedRandom('requests'),
    },
  )
  const answers = await Promise.all(
    slices.map(async ({ slice }, i) => {
      const request = requests[i]
      if (request === undefined) throw new Error('a request for each slice')
      const provider = slice.provider === 'northbank' ? world.bank : world.registrar
      const honest: Ask = { request, slice, day: DAY, atMs: readMs }
      const ask = slice.provider === 'northbank' ? (bend.ask?.(honest) ?? honest) : honest
      const content = await provider.answer(ask)
      const bent = slice.provider === 'northbank' ? (bend.content?.(content) ?? content) : content
      const answer = await provider.log(bent, ask, bend.n)
      return {
        provider: slice.provider,
        request,
        staple,
        laterStaple: null,
        outcome: { kind: 'answered' as const, answer },
      }
    }),
  )
  const statement = signStatement(payload, [ed25519Signer(seedOf('signer'))], genesis)
  return structuredClone({
    format: REPORT_MEDIA_TYPE,
    version: 1,
    network: [network.descriptor],
    assembledAt: formatInstant(instantOfMs(readMs)),
    consent: { statement: { payload: statement.payload, proofs: [...statement.proofs] }, salt, slices: [...slices] },
    keyHistory,
    registration: null,
    answers,
  })
}

async function stapleOf(
  { network, keyHistory, enterprise }: Omit<TestWorld, 'assemble'>,
  consent: ConsentPayload,
  salt: string,
  bend: Bend,
): Promise<{ staple: Staple; header: { height: number; hash: string } }> {
  const log = testLog(logOrigin(network, 'headers'), seedOf('operator headers'))
  const grant = {
    kind: 'consent.grant' as const,
    member: 'commons',
    commitment: toHex(consentCommitment(consent, salt, network)),
    revocationHash: consent.revocationHash,
    expiresOn: consent.expires.slice(0, 10) as CalendarDate,
  }
  const signed = signStatement(grant, [ed25519Signer(seedOf('commons statements'))], fromHex(network.genesisHash))
  const blocks: [object, number][] = [
    [keyHistory[0] ?? {}, NOW - 30_000],
    [signed, NOW - 20_000],
    ...(bend.revokedMs === undefined
      ? []
      : [[{ payload: { kind: 'consent.revoke', code: CODE }, proofs: [] }, bend.revokedMs] as [object, number]]),
    [{}, NOW],
  ]
  let state: LedgerState = genesisState(network)
  for (const [operation, time] of blocks) state = nextState(state, operation, time, log)
  const head = state.head
  if (head === null) throw new Error('blocks were made')
  const { height } = head.header
  const at: ProvenHeader = {
    header: head.header,
    checkpoint: log.checkpoint(bend.headerWitnesses ?? WITNESSES, NOW + 1_000),
    inclusion: await log.inclusion(height),
  }
  const staple = buildStaple(state, at, { revocationHash: consent.revocationHash, enterprise })
  if (!staple.ok) throw new Error(staple.fault)
  return { staple: staple.value, header: { height, hash: head.hash } }
}

function nextState(state: LedgerState, operation: object, time: number, log: TestLog): LedgerState {
  const checked = 'payload' in operation ? [checkOperation(operation, state.network)] : []
  const operations = checked.map((result) => {
    if (!result.ok) throw new Error(`${result.fault}`)
    return result.value
  })
  const { state: next, outcomes } = buildBlock(state, operations, time as Instant)
  if (outcomes.some(({ accepted }) => !accepted)) throw new Error(JSON.stringify(outcomes))
  log.append(encodeLogEntry({ kind: 'header', hash: fromHex(next.head?.hash ?? '') }))
  return next
}
