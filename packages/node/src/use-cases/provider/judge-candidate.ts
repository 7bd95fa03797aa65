import type { CandidateRow, RowResult } from '@goodstanding/api'
import {
  type AnyBody,
  type CalendarDate,
  isPastRetention,
  isPermitted,
  type Member,
  parseBody,
  type RecordType,
  retainedUntil,
} from '@goodstanding/core'

/** A candidate that may be published as far as it can be told from itself. */
export type Candidate = {
  readonly line: number
  readonly customer: string
  readonly rowKey: string
  readonly type: RecordType
  readonly asOf: CalendarDate
  readonly body: AnyBody
  /** First day on which it is past its retention; null while open. */
  readonly until: CalendarDate | null
}

export type JudgedCandidate =
  | { readonly ok: true; readonly candidate: Candidate }
  | { readonly ok: false; readonly refused: RowResult }

/** Whether a row is a fact of a closed type that this member may publish today. What it does not fit is refused whole. */
export function judgeCandidate(row: CandidateRow, self: Member, today: CalendarDate): JudgedCandidate {
  if (row.asOf > today) return refuse(row, 'as_of_in_future', 'asOf', `${row.asOf} is after ${today}`)
  const parsed = parseBody(row.type, row.body, row.asOf)
  if (!parsed.ok) return refuse(row, parsed.fault, parsed.at ?? null, parsed.why ?? null)
  const body = parsed.value
  const { jurisdiction, registry } = body as { readonly jurisdiction?: string; readonly registry?: string }
  if (!isPermitted(self, { type: row.type, jurisdiction, registry })) {
    const place = [jurisdiction, registry].filter(Boolean).join(' ')
    return refuse(row, 'type_not_permitted', null, `${self.name} may not publish ${row.type} ${place}`.trim())
  }
  const until = retainedUntil(row.type, row.asOf, body)
  if (isPastRetention(until, today)) return refuse(row, 'past_retention', null, `it was to be kept until ${until}`)
  const { line, customer, rowKey, type, asOf } = row
  return { ok: true, candidate: { line, customer, rowKey, type, asOf, body, until } }
}

function refuse(row: CandidateRow, code: string, at: string | null, why: string | null): JudgedCandidate {
  return { ok: false, refused: { line: row.line, outcome: 'refused', id: null, code, at, why } }
}
