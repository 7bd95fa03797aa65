import {
  type AnyBody,
  type Body,
  type CalendarDate,
  dateOf,
  formatInstant,
  type Head,
  type IndexedType,
  type Instant,
  instantOfMs,
  type RecordType,
  retainedUntil,
  type StatementHead,
  type WithdrawalBody,
} from '@goodstanding/core'
import { uuidV7 } from '@goodstanding/crypto'
import { seedOf } from './deterministic.ts'
import { CALIFORNIA, NEW_YORK } from './test-network.ts'

/** A leaf to be published: what it says, and under which list if not its own. */
export type LeafDraft = {
  readonly head: Head
  readonly body: object
  readonly listed?: { readonly subject: string; readonly type: IndexedType }
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

/** The entry in New York after a move from California. */
export const MOVED: Body<'registration'> = {
  ...REGISTRATION,
  jurisdiction: 'US-NY',
  registry: NEW_YORK,
  number: '4217703',
  legalForm: 'PJ10',
  predecessors: [{ registry: CALIFORNIA, number: REGISTRATION.number, how: 'moved', on: '2026-01-15' as CalendarDate }],
}

export const TRADELINE: Body<'tradeline'> = {
  kind: 'term_loan',
  openedOn: '2022-05-01' as CalendarDate,
  originalTermMonths: 84,
  originalAmount: { currency: 'USD', minor: 25_000_000 },
  balance: { currency: 'USD', minor: 11_250_000 },
  absent: notReported([
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
  ]),
}

/** A loan that was paid and closed on a day. */
export function closedTradeline(closedOn: string): Body<'tradeline'> {
  const { balance: _, ...open } = TRADELINE
  const { closedOn: __, closedHow: ___, ...absent } = TRADELINE.absent
  return {
    ...open,
    openedOn: '2012-05-01' as CalendarDate,
    closedOn: closedOn as CalendarDate,
    closedHow: 'paid_in_full',
    absent: { ...absent, balance: 'not_applicable' },
  }
}

export const INSOLVENCY: Body<'insolvency'> = {
  jurisdiction: 'US-CA',
  procedure: 'reorganisation',
  openedOn: '2014-03-03' as CalendarDate,
  absent: { closedOn: 'not_applicable', outcome: 'not_applicable' },
}

export const TAX_STANDING: Body<'tax_standing'> = {
  jurisdiction: 'US-CA',
  taxKind: 'sales',
  periodFrom: '2025-10-01' as CalendarDate,
  periodTo: '2025-12-31' as CalendarDate,
  status: 'arrears',
  arrears: { currency: 'USD', minor: 250_000 },
  absent: {},
}

export type RecordPlan = {
  readonly provider: string
  readonly subject: string
  readonly type: RecordType
  readonly asOf: string
  readonly issuedMs: number
  readonly body: AnyBody
  readonly supersedes?: string
}

/** A record as a provider's node would make it. */
export function recordDraft(plan: RecordPlan): LeafDraft {
  const { provider, subject, type, asOf, issuedMs, body, supersedes = null } = plan
  const day = asOf as CalendarDate
  return {
    body,
    head: {
      type,
      version: 1,
      id: uuidV7(issuedMs, seedOf(`${provider} ${subject} ${type} ${asOf} ${issuedMs} ${supersedes}`).slice(0, 10)),
      provider,
      subject,
      asOf: day,
      issued: formatInstant(issuedMs as Instant),
      supersedes,
      until: retainedUntil(type, day, body),
    },
  }
}

export function withdrawalDraft(of: { readonly head: Head }, issuedMs: number): LeafDraft {
  const body: WithdrawalBody = { reason: 'recorded_in_error' }
  const { provider, subject, type, id } = of.head
  return {
    body,
    head: statementHead({ type: 'withdrawal', provider, subject, of: type as RecordType, ends: id }, issuedMs),
  }
}

/** Head of a link, unlink or withdrawal. */
export function statementHead(
  fields: Pick<StatementHead, 'type' | 'provider' | 'subject' | 'of' | 'ends'>,
  issuedMs: number,
): StatementHead {
  const { type, provider, subject } = fields
  return {
    ...fields,
    version: 1,
    id: uuidV7(issuedMs, seedOf(`${provider} ${subject} ${type} ${issuedMs}`).slice(0, 10)),
    asOf: dateOf(instantOfMs(issuedMs)),
    issued: formatInstant(instantOfMs(issuedMs)),
    until: null,
  }
}

function notReported(fields: readonly string[]): { readonly [field: string]: 'not_reported' } {
  return Object.fromEntries(fields.map((field) => [field, 'not_reported' as const]))
}
