import {
  type CalendarDate,
  dateOf,
  type Head,
  isPastRetention,
  isRecordType,
  type OpenedLeaf,
  type ReadAnswer,
  type RecordType,
  type Report,
  type ReportAnswer,
} from '@goodstanding/core'
import { instantOf } from '@goodstanding/ledger'
import { isEnded } from '../answer/body-rule.ts'
import { leavesOfList } from '../verification-context.ts'

/** What one list of a provider's index had live when the report was read. */
export type LiveView = {
  readonly provider: string
  readonly subject: string
  readonly type: RecordType
  /** Time of the header that the answer rests on. */
  readonly at: string
  readonly positions: readonly { readonly position: number; readonly until: CalendarDate | null }[]
}

/** Their lists shorten by law, so no consent names them (docs/protocol/consent.md). */
const UNBOUND: readonly RecordType[] = ['insolvency', 'judgment']

/**
 * The live positions of a report, by provider, subject and type: what the enterprise's next consent names, so that a
 * record that goes missing is seen. It says what the answers show; whether they hold, `verifyReport` says.
 */
export function liveViews(report: Report): readonly LiveView[] {
  return report.answers.flatMap((part) =>
    part.outcome.kind === 'answered' ? viewsOf(part.outcome.answer.payload, part) : [],
  )
}

function viewsOf(answer: ReadAnswer, { provider, staple }: ReportAnswer): readonly LiveView[] {
  const at = staple.at.header.time
  const on = dateOf(instantOf(at))
  return answer.index.flatMap(({ subject, type }) => {
    if (!isRecordType(type) || UNBOUND.includes(type)) return []
    const leaves = leavesOfList(answer, subject, type)
    const positions = leaves.filter((leaf) => isLive(leaf, leaves, on)).map(placed)
    return positions.length === 0 ? [] : [{ provider, subject, type, at, positions }]
  })
}

function isLive({ position, head }: OpenedLeaf, list: readonly OpenedLeaf[], on: CalendarDate): boolean {
  return !('of' in head) && !isPastRetention(head.until, on) && !isEnded(position, head, list)
}

function placed({ position, head }: { readonly position: number; readonly head: Head }): LiveView['positions'][number] {
  return { position, until: head.until }
}
