import {
  type CalendarDate,
  CORE_TYPES,
  type ConsentSlice,
  endedBy,
  type Head,
  isPastRetention,
} from '@goodstanding/core'

export type BodyDue = 'open' | 'outside_slice' | 'past_retention' | 'ended'

/** A head at its place in the record log. */
export type PlacedHead<H extends Head = Head> = { readonly position: number; readonly head: H }

/** Days, both inclusive, of which a slice asks the facts. */
type Days = Pick<ConsentSlice, 'factsFrom' | 'factsTo'>

/**
 * Whether an answer must open the body behind a head, and if not, why not: then it must not. `list` is all that the
 * answer opens of the same subject and type; `on` is the day of the answer's header. Links, unlinks and withdrawals are
 * always opened.
 */
export function bodyDue(placed: PlacedHead, list: readonly PlacedHead[], slice: Days, on: CalendarDate): BodyDue {
  return dueOf(placed, endings(list), slice, on)
}

/** `bodyDue` of each head of a list, in its order. */
export function bodiesDue(list: readonly PlacedHead[], slice: Days, on: CalendarDate): readonly BodyDue[] {
  const ends = endings(list)
  return list.map((placed) => dueOf(placed, ends, slice, on))
}

/** Whether a later head of the list supersedes, withdraws or unlinks this one. */
export function isEnded(position: number, head: Head, list: readonly PlacedHead[]): boolean {
  return list.some((later) => later.position > position && endedBy(later.head) === head.id)
}

/** What of a list no later head of it has ended, in its order. */
export function standing<P extends PlacedHead>(list: readonly P[]): readonly P[] {
  const ends = endings(list)
  return list.filter((placed) => !isEndedBy(placed, ends))
}

function dueOf(placed: PlacedHead, ends: Endings, { factsFrom, factsTo }: Days, on: CalendarDate): BodyDue {
  const { head } = placed
  if (isPastRetention(head.until, on)) return 'past_retention'
  if ('of' in head) return 'open'
  if (isEndedBy(placed, ends)) return 'ended'
  const isCore = (CORE_TYPES as readonly string[]).includes(head.type)
  const isOutside = head.asOf < factsFrom || head.asOf > factsTo
  return isOutside && !isCore ? 'outside_slice' : 'open'
}

/** For each id that a head of a list ends, the last position that does so. */
type Endings = ReadonlyMap<string, number>

function endings(list: readonly PlacedHead[]): Endings {
  const ends = new Map<string, number>()
  for (const { position, head } of list) {
    const id = endedBy(head)
    if (id !== null) ends.set(id, Math.max(position, ends.get(id) ?? position))
  }
  return ends
}

function isEndedBy({ position, head }: PlacedHead, ends: Endings): boolean {
  return (ends.get(head.id) ?? position) > position
}
