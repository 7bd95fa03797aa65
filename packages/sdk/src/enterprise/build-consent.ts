import type { EnterpriseLink } from '@goodstanding/api'
import {
  addMonths,
  addMs,
  type CalendarDate,
  type ConsentPayload,
  type ConsentSlice,
  type ConsentStatement,
  DAY_MS,
  dateOf,
  formatInstant,
  type Instant,
  type Network,
  PURPOSE_LIMITS,
  type Purpose,
  type RecordType,
  type SliceOpening,
  startOfDay,
} from '@goodstanding/core'
import { type Bytes, ed25519Signer, fromHex, signStatement, toHex, uuidV7 } from '@goodstanding/crypto'
import { revocationHash, sliceAccessKey, sliceHash } from '@goodstanding/ledger'
import type { EnterpriseKeys } from './new-enterprise.ts'

/** What an enterprise decides when it grants; what is not said is the purpose's narrowest usual choice. */
export type ConsentChoice = {
  /** A member's name; the enterprise's own id for an own copy. */
  readonly reader: string
  readonly purpose: Purpose
  readonly types?: readonly RecordType[]
  /** Providers to leave out, although linked. Registers of the core set cannot be. */
  readonly without?: readonly string[]
  readonly factsFrom?: CalendarDate
  readonly factsTo?: CalendarDate
  readonly reads?: number
  readonly expires?: Instant
  readonly keepUntil?: Instant
}

export type LiveView = {
  readonly provider: string
  readonly subject: string
  readonly type: RecordType
  readonly positions: readonly { readonly position: number; readonly until: CalendarDate | null }[]
}

export type BuiltConsent = {
  readonly statement: ConsentStatement
  readonly salt: string
  readonly slices: readonly SliceOpening[]
  /** 32 hexadecimal digits; whoever shows it ends the consent. */
  readonly code: string
  /** k, from which the enterprise finds its reads in the public logs. */
  readonly accessRoot: string
}

type Making = {
  readonly network: Network
  readonly keys: EnterpriseKeys
  readonly links: readonly EnterpriseLink[]
  readonly live: readonly LiveView[]
  readonly now: Instant
  readonly random: (bytes: number) => Bytes
}

/** Makes and signs a consent over the enterprise's links, within the purpose's maxima. */
export function buildConsent(choice: ConsentChoice, making: Making): BuiltConsent {
  const { network, keys, now, random } = making
  const code = toHex(random(16))
  const accessRoot = toHex(random(32))
  const slices = slicesOf(choice, making, accessRoot)
  const payload: ConsentPayload = {
    kind: 'consent',
    network: network.genesisHash,
    enterprise: keys.enterprise,
    id: uuidV7(now, random(10)),
    reader: choice.reader,
    purpose: choice.purpose,
    slices: slices.map((opening) => toHex(sliceHash(opening, network))).sort(),
    ...termsOf(choice, now),
    revocationHash: revocationHash(code, network),
    disputes: [],
  }
  const signer = ed25519Signer(fromHex(keys.signerSeed))
  const statement = signStatement(payload, [signer], fromHex(network.genesisHash))
  return { statement: statement as ConsentStatement, salt: toHex(random(32)), slices, code, accessRoot }
}

function termsOf(
  choice: ConsentChoice,
  now: Instant,
): Pick<ConsentPayload, 'reads' | 'keepUntil' | 'notBefore' | 'expires'> {
  const limits = PURPOSE_LIMITS[choice.purpose]
  const expires = choice.expires ?? laterBy(now, limits.term)
  const keepUntil =
    limits.keepMonths === null ? null : (choice.keepUntil ?? laterBy(now, { months: limits.keepMonths }))
  return {
    reads: choice.reads ?? limits.reads,
    notBefore: formatInstant(now),
    expires: formatInstant(expires),
    keepUntil: keepUntil === null ? null : formatInstant(keepUntil),
  }
}

function laterBy(now: Instant, term: { readonly days: number } | { readonly months: number }): Instant {
  if ('days' in term) return addMs(now, term.days * DAY_MS)
  const day = dateOf(now)
  return addMs(startOfDay(addMonths(day, term.months)), now - startOfDay(day))
}

function slicesOf(choice: ConsentChoice, making: Making, accessRoot: string): readonly SliceOpening[] {
  const byProvider = Map.groupBy(
    making.links.filter((link) => link.unlinkedAt === null),
    (link) => link.provider,
  )
  return [...byProvider].flatMap(([provider, links]) => {
    const types = typesAsked(choice, links)
    if (types.length === 0 || (choice.without?.includes(provider) && !hasAlways(choice, types))) return []
    const slice = sliceOf(choice, making, { provider, links, types, accessRoot })
    return [{ slice, salt: toHex(making.random(32)) }]
  })
}

function typesAsked(choice: ConsentChoice, links: readonly EnterpriseLink[]): readonly RecordType[] {
  const { types: allowed, always } = PURPOSE_LIMITS[choice.purpose]
  const wanted = new Set<RecordType>([...(choice.types ?? allowed), ...always])
  const permitted = new Set(links.flatMap(({ types }) => types))
  return allowed.filter((type) => wanted.has(type) && permitted.has(type))
}

function hasAlways(choice: ConsentChoice, types: readonly RecordType[]): boolean {
  return PURPOSE_LIMITS[choice.purpose].always.some((type) => types.includes(type))
}

type SliceParts = {
  readonly provider: string
  readonly links: readonly EnterpriseLink[]
  readonly types: readonly RecordType[]
  readonly accessRoot: string
}

function sliceOf(
  choice: ConsentChoice,
  making: Making,
  { provider, links, types, accessRoot }: SliceParts,
): ConsentSlice {
  const today = dateOf(making.now)
  const live = making.live.filter((view) => view.provider === provider && types.includes(view.type))
  return {
    provider,
    subjects: [...new Set(links.map(({ subject }) => subject))].sort(),
    types: [...types],
    live: live.map(({ subject, type, positions }) => ({ subject, type, positions: [...positions] })),
    factsFrom: choice.factsFrom ?? addMonths(today, -120),
    factsTo: choice.factsTo ?? addMonths(today, 13),
    accessKey: toHex(sliceAccessKey(fromHex(accessRoot), provider, making.network)),
  }
}
