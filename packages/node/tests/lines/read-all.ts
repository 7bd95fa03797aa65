import type { ReadBody, ReadResult } from '@goodstanding/api'
import type { ReadAnswerStatement, Report, ReportAnswer } from '@goodstanding/core'
import { assembleReport } from '@goodstanding/report'
import {
  aRead,
  type ConsentTerms,
  type GivenConsent,
  grant,
  type ProviderWorld,
  sendRead,
} from '../provider/provider-world.ts'
import { ALL_DAYS, type Enrolled } from './lines-world.ts'

/** One provider's part of a read: what was sent, and what came back. */
export type Part = { readonly body: ReadBody; readonly result: ReadResult }

/** Reads every provider under a new consent and puts the answers into one report. */
export async function readAll(world: ProviderWorld, enrolled: Enrolled, terms: ConsentTerms = {}): Promise<Report> {
  const { consent, parts } = await readParts(world, enrolled, terms)
  return reportOf(world, enrolled, consent, parts)
}

/** Reads every provider under a new consent. */
export async function readParts(
  world: ProviderWorld,
  enrolled: Enrolled,
  terms: ConsentTerms = {},
): Promise<{ readonly consent: GivenConsent; readonly parts: Readonly<Record<string, Part>> }> {
  const { enterprise, covers, registration } = enrolled
  const consent = await grant(world, enterprise, covers, { slice: ALL_DAYS, ...terms })
  const parts: Record<string, Part> = {}
  for (const { member } of covers) {
    const body = await aRead(world, enterprise, consent, member, registration)
    parts[member] = { body, result: await sendRead(world, member, body) }
  }
  return { consent, parts }
}

/** The report of these parts, as an honest lender's node would put it together, or a lying one. */
export function reportOf(
  { net }: ProviderWorld,
  { enterprise, registration }: Enrolled,
  consent: GivenConsent,
  parts: Readonly<Record<string, Part>>,
): Report {
  const answers = Object.entries(parts).map(([provider, { body, result }]): ReportAnswer => {
    const { request, staple } = body
    return { provider, request, staple, laterStaple: null, outcome: result }
  })
  const keyHistory = [enterprise.create] as Report['keyHistory']
  const { network, clock } = net
  return assembleReport({ network, assembledAt: clock.now(), keyHistory, registration, consent, answers })
}

/** The signed answer of a part; throws for a refusal. */
export function answerOf({ result }: Part): ReadAnswerStatement {
  if (result.kind !== 'answered') throw new Error(`refused: ${result.refusal.payload.code}`)
  return result.answer
}
