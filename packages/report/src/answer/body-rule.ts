import {
  type CalendarDate,
  CORE_TYPES,
  type ConsentSlice,
  endedBy,
  type Head,
  isPastRetention,
  parseDate,
} from '@goodstanding/core'

export type BodyDue = 'open' | 'outside_slice' | 'past_retention' | 'ended'

/** A head at its place in the record log. */
export type PlacedHead<H extends Head = Head> = { readonly position: number; readonly head: H }

/**
 * Whether an answer must open the body behind a head, and if not, why not. `list` is all that the answer opens of the
 * same subject and type; `on` is the day of the answer's header. Links, unlinks and withdrawals are always opened.
 */
export function bodyDue(
  { position, head }: PlacedHead,
  list: readonly PlacedHead[],
  slice: Pick<ConsentSlice, 'factsFrom' | 'factsTo'>,
  on: CalendarDate,
): BodyDue {
  if (isPastRetention(dateOrNull(head.until), on)) return 'past_retention'
  if ('of' in head) return 'open'
  if (isEnded(position, head, list)) return 'ended'
  const isCore = (CORE_TYPES as readonly string[]).includes(head.type)
  const isOutside = head.asOf < slice.factsFrom || head.asOf > slice.factsTo
  return isOutside && !isCore ? 'outside_slice' : 'open'
}

/** Whether a later head of the list supersedes, withdraws or unlinks this one. */
export function isEnded(position: number, head: Head, list: readonly PlacedHead[]): boolean {
  return list.some((later) => later.position > position && endedBy(later.head) === head.id)
}

function dateOrNull(text: string | null): CalendarDate | null {
  if (text === null) return null
  const parsed = parseDate(text)
  return parsed.ok ? parsed.value : null
}
