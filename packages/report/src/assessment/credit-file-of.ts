import {
  type CalendarDate,
  CORE_TYPES,
  type ConsentSlice,
  endOfDay,
  findMember,
  isPastRetention,
  isPermitted,
  type Member,
  type Network,
  RECORD_TYPES,
  type RecordType,
  type Report,
  type ReportAnswer,
} from '@goodstanding/core'
import type { AnswerState, CreditFile, FileAnswer } from '@goodstanding/scoring'
import { standing } from '../answer/body-rule.ts'
import { leafLists } from '../answer/listed-leaves.ts'
import { placesOf } from '../claims/slices-answered.ts'
import { reportFacts } from '../facts/report-facts.ts'
import type { Verification } from '../verify-report.ts'

/** What is known by a verified report on a day, and how each provider answered for each type that it may publish. */
export function creditFileOf(
  report: Report,
  { network, verification, asOf }: { network: Network; verification: Verification; asOf: CalendarDate },
): CreditFile {
  const endOfThatDay = endOfDay(asOf)
  // Retention is judged for the day itself, in which the end of the day no longer lies.
  const facts = reportFacts(report, { now: (endOfThatDay - 1) as typeof endOfThatDay }).flatMap((part) => part.facts)
  const answers = report.answers.flatMap((part) => answersOf(part, report, { network, asOf }))
  return { facts, answers: [...answers, ...notAsked(report, network, verification)] }
}

type Seen = { readonly network: Network; readonly asOf: CalendarDate }

function answersOf(part: ReportAnswer, report: Report, { network, asOf }: Seen): readonly FileAnswer[] {
  const { provider } = part
  const slices = report.consent.slices.flatMap(({ slice }) => (slice.provider === provider ? [slice] : []))
  const asked = new Set(slices.flatMap(({ types }) => types))
  const member = findMember(network, provider)
  const may = (type: RecordType): boolean =>
    asked.has(type) || member?.permits.some((one) => one.type === type) === true
  // Also what the purpose has no room for: a scorecard that reads it cannot tell how it stands.
  return RECORD_TYPES.filter(may).map((type) => ({
    provider,
    type,
    state: asked.has(type) ? stateOf(part, type, report, { slices, asOf }) : 'withheld',
  }))
}

type Asked = { readonly slices: readonly ConsentSlice[]; readonly asOf: CalendarDate }

function stateOf({ provider, outcome }: ReportAnswer, type: RecordType, report: Report, asked: Asked): AnswerState {
  if (outcome.kind === 'answered')
    return isCutShort(outcome.answer.payload, type, asked) ? 'withheld_period' : 'answered'
  if (type === 'registration' && report.registration?.provider === provider) return 'answered'
  return outcome.kind
}

type Answer = Parameters<typeof leafLists>[0]

/** Whether a fact stands whose body the consent's days leave out: its head is shown, and says of which day it is. */
function isCutShort(answer: Answer, type: RecordType, { slices, asOf }: Asked): boolean {
  const isLeftOut = (day: CalendarDate): boolean =>
    day <= asOf && slices.some(({ factsFrom, factsTo }) => day < factsFrom || day > factsTo)
  return leafLists(answer).all.some(({ leaves }) =>
    standing(leaves).some(
      ({ head, opened }) =>
        head.type === type && opened === null && isLeftOut(head.asOf) && !isPastRetention(head.until, asOf),
    ),
  )
}

/** What registers of the enterprise's jurisdictions could have said: members that may publish it and have no slice. */
function notAsked(report: Report, network: Network, { registrations }: Verification): readonly FileAnswer[] {
  const sliced = new Set(report.consent.slices.map(({ slice }) => slice.provider))
  const places = [...placesOf(registrations)]
  const mayPublish = (member: Member, type: RecordType): boolean =>
    places.some((jurisdiction) => isPermitted(member, { type, jurisdiction }))
  return network.descriptor.members
    .filter(({ name }) => !sliced.has(name))
    .flatMap((member) =>
      CORE_TYPES.filter((type) => mayPublish(member, type)).map(
        (type): FileAnswer => ({ provider: member.name, type, state: 'not_asked' }),
      ),
    )
}
