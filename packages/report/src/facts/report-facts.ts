import {
  type AnyBody,
  type CalendarDate,
  dateOf,
  type Instant,
  isPastRetention,
  type OpenedLeaf,
  parseBody,
  type RecordHead,
  type Report,
  type ReportAnswer,
} from '@goodstanding/core'
import { standing } from '../answer/body-rule.ts'
import { leafLists } from '../answer/listed-leaves.ts'

/** One fact that a provider states, as it may be shown and scored. */
export type Fact = { readonly head: RecordHead; readonly body: AnyBody }

/** What one provider's part of a report says of the enterprise. */
export type ProviderFacts = {
  readonly provider: string
  /** Facts that stand: neither ended nor expired. */
  readonly facts: readonly Fact[]
  /** Facts that have expired since they were read: to be named, but neither shown nor scored. */
  readonly expired: readonly RecordHead[]
}

/**
 * The facts that each provider of a report states, in the report's order; also of a registrar that was silent, where the
 * enterprise carries its registration. Whether they hold, `verifyReport` says: of a report that does not verify they are
 * worth nothing.
 */
export function reportFacts(report: Report, { now }: { readonly now: Instant }): readonly ProviderFacts[] {
  const today = dateOf(now)
  return report.answers.map((part) => {
    const records = recordsOf(part, report)
    return {
      provider: part.provider,
      facts: records.flatMap((leaf) => factOf(leaf, today)),
      expired: records.flatMap(({ head }) => (!('of' in head) && isPastRetention(head.until, today) ? [head] : [])),
    }
  })
}

/** Opened records that no later head of their list has ended. */
function recordsOf({ provider, outcome }: ReportAnswer, { registration }: Report): readonly OpenedLeaf[] {
  if (outcome.kind !== 'answered') return registration?.provider === provider ? [registration.registration] : []
  const lists = leafLists(outcome.answer.payload).all
  return lists
    .flatMap(({ leaves }) => standing(leaves))
    .filter(({ head, opened }) => !('of' in head) && opened !== null)
}

function factOf({ head, opened }: OpenedLeaf, today: CalendarDate): readonly Fact[] {
  if ('of' in head || isPastRetention(head.until, today)) return []
  const body = parseBody(head.type, opened?.body, head.asOf)
  return body.ok ? [{ head, body: body.value }] : []
}
