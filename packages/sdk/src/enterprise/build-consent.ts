import type { EnterpriseLink } from '@goodstanding/api'
import {
  addMonths,
  addMs,
  type CalendarDate,
  type ConsentPayload,
  type ConsentSlice,
  type ConsentStatement,
  checkConsentTerms,
  DAY_MS,
  dateOf,
  formatInstant,
  type Instant,
  type Network,
  PURPOSE_LIMITS,
  type Purpose,
  parseInstant,
  type RecordType,
  type SliceOpening,
  startOfDay,
} from '@goodstanding/core'
import { type Bytes, drawTypeable, ed25519Signer, fromHex, signStatement, toHex, uuidV7 } from '@goodstanding/crypto'
import { revocationHash, sliceAccessKey, sliceHash } from '@goodstanding/ledger'
import type { LiveView } from '@goodstanding/report'
import { GoodstandingError } from '../goodstanding-error.ts'
import type { EnterpriseKeys } from './new-enterprise.ts'

/** What an enterprise decides when it grants; what is not said is the purpose's narrowest usual choice. */
export type ConsentChoice = {
  /** A member's name; the enterprise's own id for an own copy. */
  readonly reader: string
  readonly purpose: Purpose
  readonly types?: readonly RecordType[]
  /** Providers to leave out, although linked. The registrar, and members with a type that is always asked, cannot be. */
  readonly without?: readonly string[]
  readonly factsFrom?: CalendarDate
  readonly factsTo?: CalendarDate
  readonly reads?: number
  readonly expires?: Instant
  readonly keepUntil?: Instant
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

/**
 * Makes and signs a consent over the enterprise's links. Throws a `GoodstandingError` for terms beyond the purpose's
 * maxima: such a consent would be refused by everyone who is shown it.
 */
export function buildConsent(choice: ConsentChoice, making: Making): BuiltConsent {
  const { network, keys, now, random } = making
  const code = toHex(drawTypeable(random, 16))
  const accessRoot = toHex(random(32))
  const terms = termsOf(choice, now)
  const slices = slicesOf({ ...choice, expires: expiresOf(choice, now) }, making, accessRoot)
  const payload: ConsentPayload = {
    kind: 'consent',
    network: network.genesisHash,
    enterprise: keys.enterprise,
    id: uuidV7(now, random(10)),
    reader: choice.reader,
    purpose: choice.purpose,
    slices: slices.map((opening) => toHex(sliceHash(opening, network))).sort(),
    ...terms,
    revocationHash: revocationHash(code, network),
    disputes: [],
  }
  const fault = checkConsentTerms(payload)
  if (fault !== null)
    throw new GoodstandingError(fault, `Such a consent cannot be given: ${fault.replaceAll('_', ' ')}.`)
  const signer = ed25519Signer(fromHex(keys.signerSeed))
  const { proofs } = signStatement(payload, [signer], fromHex(network.genesisHash))
  return { statement: { payload, proofs: [...proofs] }, salt: toHex(random(32)), slices, code, accessRoot }
}

function termsOf(
  choice: ConsentChoice,
  now: Instant,
): Pick<ConsentPayload, 'reads' | 'keepUntil' | 'notBefore' | 'expires'> {
  const limits = PURPOSE_LIMITS[choice.purpose]
  const keepUntil =
    limits.keepMonths === null ? null : (choice.keepUntil ?? laterBy(now, { months: limits.keepMonths }))
  return {
    reads: choice.reads ?? limits.reads,
    notBefore: formatInstant(now),
    expires: formatInstant(expiresOf(choice, now)),
    keepUntil: keepUntil === null ? null : formatInstant(keepUntil),
  }
}

function expiresOf(choice: ConsentChoice, now: Instant): Instant {
  return choice.expires ?? laterBy(now, PURPOSE_LIMITS[choice.purpose].term)
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
  const slices = [...byProvider].flatMap(([provider, links]) => {
    const must = typesThatMust(choice, links)
    const types = must.length === 0 && choice.without?.includes(provider) ? [] : typesAsked(choice, links, must)
    if (types.length === 0) return []
    const slice = sliceOf(choice, making, { provider, links, types, accessRoot })
    return [{ slice, salt: toHex(making.random(32)) }]
  })
  if (slices.length === 0) {
    throw new GoodstandingError('nothing_to_consent', 'No provider that you are linked to has what is asked for.')
  }
  return slices
}

function typesAsked(
  choice: ConsentChoice,
  links: readonly EnterpriseLink[],
  must: readonly RecordType[],
): readonly RecordType[] {
  const { types: allowed } = PURPOSE_LIMITS[choice.purpose]
  const wanted = new Set<RecordType>([...(choice.types ?? allowed), ...must])
  const permitted = new Set(links.flatMap(({ types }) => types))
  return allowed.filter((type) => wanted.has(type) && permitted.has(type))
}

/** Types of a provider that no choice leaves out: those always asked, and who the enterprise is from its registrar. */
function typesThatMust({ purpose }: ConsentChoice, links: readonly EnterpriseLink[]): readonly RecordType[] {
  const always = PURPOSE_LIMITS[purpose].always.filter((type) => links.some(({ types }) => types.includes(type)))
  return links.some(({ isRegistrar }) => isRegistrar) ? ['registration', ...always] : always
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
  const subjects = [...new Set(links.map(({ subject }) => subject))].sort()
  return {
    provider,
    subjects,
    types: [...types],
    live: making.live
      .filter((view) => view.provider === provider && types.includes(view.type) && subjects.includes(view.subject))
      .filter((view) => outlasts(view, choice.expires))
      .map(({ subject, type, positions }) => ({ subject, type, positions: [...positions] })),
    factsFrom: choice.factsFrom ?? addMonths(today, -120),
    factsTo: choice.factsTo ?? addMonths(today, 13),
    accessKey: toHex(sliceAccessKey(fromHex(accessRoot), provider, making.network)),
  }
}

/** A list keeps what has ended for so long: a position of a view may rightly be gone after that. */
const ENDED_KEPT_MONTHS = 14

/** Whether what was live at the view has to be listed until the consent ends. */
function outlasts({ at }: LiveView, expires: Instant | undefined): boolean {
  const seen = parseInstant(at)
  return seen.ok && expires !== undefined && startOfDay(addMonths(dateOf(seen.value), ENDED_KEPT_MONTHS)) >= expires
}
