import {
  type ConsentPayload,
  type ConsentSlice,
  formatInstant,
  type Instant,
  instantOfMs,
  type LinkPayload,
  type Network,
  type RecordType,
  type SliceOpening,
  type UnlinkPayload,
} from '@goodstanding/core'
import { toHex, uuidV7 } from '@goodstanding/crypto'
import { revocationHash, sliceAccessKey } from '@goodstanding/ledger'
import { countedRandom, seedOf } from './deterministic.ts'
import { type KeysPlan, ONE_SIGNER, signedBy, type TestEnterprise, testEnterprise } from './test-enterprise.ts'
import { type LeafDraft, REGISTRATION, recordDraft, statementHead, TRADELINE } from './test-facts.ts'
import { CODE } from './test-ledger.ts'
import { CALIFORNIA, type TestNetworkOptions, testNetwork, WITNESSES } from './test-network.ts'
import { publish, type Slot, type TestProvider, testProvider } from './test-provider.ts'

export const DAY = '2026-03-02'
/** Time of the header that the read rests on. */
export const NOW = instantOfMs(Date.parse('2026-03-02T12:00:00.000Z'))
export const PUBLISHED_MS = Date.parse('2026-03-02T08:00:00.000Z')
export const LINKED_MS = PUBLISHED_MS + 10_000
export const SUBJECTS = { registry: '11'.repeat(16), bank: '22'.repeat(16) }

/** What a provider has published before the read, and what it will be asked. */
export type ProviderPlan = {
  readonly name: string
  readonly subject: string
  readonly types: readonly RecordType[]
  readonly slots: (make: LinkMaker) => readonly Slot[]
}

/** Makes the leaves by which a subject becomes an enterprise, and ceases to be. */
export type LinkMaker = {
  link(change?: Partial<LinkPayload>, signers?: readonly string[]): LeafDraft
  unlink(link: LeafDraft, atMs: number): LeafDraft
}

export type WorldPlan = {
  readonly network?: TestNetworkOptions
  /** Keys of the enterprise, operation by operation. */
  readonly keys?: readonly KeysPlan[]
  /** Which of them signed the links: the first, unless told otherwise. */
  readonly linkedAt?: number
  readonly providers?: readonly ProviderPlan[]
  /** Who cosigns whatever is published and read; all, unless told otherwise. */
  readonly witnesses?: readonly string[]
}

/** Network, enterprise and providers up to the moment of the read; nothing in it lies unless its plan does. */
export type World = {
  readonly network: Network
  readonly enterprise: TestEnterprise
  readonly signers: readonly string[]
  readonly plans: readonly ProviderPlan[]
  readonly providers: readonly TestProvider[]
  readonly witnesses: readonly string[]
}

export const REGISTRY_CA: ProviderPlan = {
  name: 'registry-ca',
  subject: SUBJECTS.registry,
  types: ['registration', 'insolvency'],
  slots: (make) => [
    { drafts: [registrationDraft()], atMs: PUBLISHED_MS },
    { drafts: [make.link()], atMs: LINKED_MS + 1_000 },
  ],
}

/** Three loans' records, the third superseding the first. */
export const NORTHBANK: ProviderPlan = {
  name: 'northbank',
  subject: SUBJECTS.bank,
  types: ['tradeline'],
  slots: (make) => {
    const older = loanDraft({ asOf: '2025-12-31', issuedMs: PUBLISHED_MS - 2_000 })
    const other = loanDraft({ issuedMs: PUBLISHED_MS - 1_500, body: { ...TRADELINE, originalTermMonths: 120 } })
    const newer = loanDraft({ issuedMs: PUBLISHED_MS + 3_000, supersedes: older.head.id })
    return [
      { drafts: [older, other], atMs: PUBLISHED_MS },
      { drafts: [newer], atMs: PUBLISHED_MS + 4_000 },
      { drafts: [make.link()], atMs: LINKED_MS + 1_000 },
    ]
  },
}

/** The bank with other slots before its link. */
export function bankOf(slots: readonly Slot[]): ProviderPlan {
  return { ...NORTHBANK, slots: (make) => [...slots, { drafts: [make.link()], atMs: LINKED_MS + 1_000 }] }
}

export function makeWorld(plan: WorldPlan = {}): World {
  const network = testNetwork(plan.network)
  const keys = plan.keys ?? [ONE_SIGNER]
  const enterprise = testEnterprise(network, keys)
  const plans = plan.providers ?? [REGISTRY_CA, NORTHBANK]
  const witnesses = plan.witnesses ?? WITNESSES
  const providers = plans.map((one) => {
    const provider = testProvider(one.name, network)
    const slots = one.slots(linkMaker(one, network, enterprise, keys, plan.linkedAt ?? 0))
    for (const slot of slots) publish(provider, { witnesses, ...slot })
    return provider
  })
  const signers = keys.at(-1)?.signers.map(({ name }) => name) ?? []
  return { network, enterprise, signers, plans, providers, witnesses }
}

export function providerOf({ providers }: World, name: string): TestProvider {
  const found = providers.find((provider) => provider.name === name)
  if (found === undefined) throw new Error(`the world has no ${name}`)
  return found
}

/** A slice for each provider, of all that it was planned for. */
export function slicesOf({ network, plans }: World): readonly SliceOpening[] {
  const random = countedRandom('slices')
  return plans.map(({ name, subject, types }) => {
    const slice: ConsentSlice = {
      provider: name,
      subjects: [subject],
      types: [...types],
      live: [],
      factsFrom: '2010-01-01' as ConsentSlice['factsFrom'],
      factsTo: '2026-12-31' as ConsentSlice['factsTo'],
      accessKey: toHex(sliceAccessKey(seedOf('access root'), name, network)),
    }
    return { salt: toHex(random(32)), slice }
  })
}

/** An honest consent to a credit application, without its slices. */
export function consentOf({ network, enterprise }: World): Omit<ConsentPayload, 'slices'> {
  return {
    kind: 'consent',
    network: network.genesisHash,
    enterprise: enterprise.id,
    id: uuidV7(NOW, seedOf('consent id').slice(0, 10)),
    reader: 'harborlend',
    purpose: 'credit_application',
    reads: 3,
    keepUntil: '2027-03-01T00:00:00.000Z',
    notBefore: '2026-03-02T11:00:00.000Z',
    expires: '2026-05-01T00:00:00.000Z',
    revocationHash: revocationHash(CODE, network),
    disputes: [],
  }
}

export function registrationDraft(change: Partial<Parameters<typeof recordDraft>[0]> = {}): LeafDraft {
  return recordDraft({
    provider: 'registry-ca',
    subject: SUBJECTS.registry,
    type: 'registration',
    asOf: DAY,
    issuedMs: PUBLISHED_MS - 1_000,
    body: REGISTRATION,
    ...change,
  })
}

export function loanDraft(change: Partial<Parameters<typeof recordDraft>[0]> = {}): LeafDraft {
  return recordDraft({
    provider: 'northbank',
    subject: SUBJECTS.bank,
    type: 'tradeline',
    asOf: DAY,
    issuedMs: PUBLISHED_MS - 1_000,
    body: TRADELINE,
    ...change,
  })
}

function linkMaker(
  { name, subject }: ProviderPlan,
  network: Network,
  enterprise: TestEnterprise,
  keys: readonly KeysPlan[],
  linkedAt: number,
): LinkMaker {
  const own = `${name} statements`
  const keyState = enterprise.keyStates[linkedAt] ?? ''
  const claimers = keys[linkedAt]?.signers.map((signer) => signer.name) ?? []
  return {
    link(change = {}, signers = [...claimers, own]) {
      const payload: LinkPayload = {
        kind: 'link',
        provider: name,
        subject,
        enterprise: enterprise.id,
        registration: { registry: CALIFORNIA, number: REGISTRATION.number },
        keyState,
        from: formatInstant(LINKED_MS as Instant),
        ...change,
      }
      const head = statementHead({ type: 'link', provider: name, subject, of: 'link', ends: null }, LINKED_MS)
      return { head, body: signedBy(payload, signers, network) }
    },
    unlink({ head: { id } }, atMs) {
      const at = formatInstant(instantOfMs(atMs))
      const payload: UnlinkPayload = {
        kind: 'unlink',
        provider: name,
        subject,
        enterprise: enterprise.id,
        link: id,
        keyState,
        at,
      }
      const head = statementHead({ type: 'unlink', provider: name, subject, of: 'link', ends: id }, atMs)
      return { head, body: signedBy(payload, [own], network) }
    },
  }
}
