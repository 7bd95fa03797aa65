import {
  type ConsentSlice,
  type IndexedType,
  indexedUnder,
  isPastRetention,
  type OpenedLeaf,
  type ReadAnswer,
} from '@goodstanding/core'
import { fromHex } from '@goodstanding/crypto'
import { type BodyDue, bodiesDue } from '../answer/body-rule.ts'
import { isListProven } from '../answer/index-entry.ts'
import type { LeafList } from '../answer/listed-leaves.ts'
import type { AnswerContext, VerificationContext } from '../verification-context.ts'
import { type Finding, fails, notChecked } from './claim.ts'

type AskedList = { readonly subject: string; readonly type: IndexedType }

/**
 * `nothing_left_out`: for each subject and type of the slice, and for its links, the index proves the whole list; each
 * position of it is opened; bodies are left out where a rule says so, and nowhere else; and what was live before is
 * still there.
 */
export function checkNothingLeftOut(
  answer: ReadAnswer,
  context: AnswerContext,
  { genesis }: VerificationContext,
): readonly Finding[] {
  const { slice, lists } = context
  if (slice === null) return [notChecked('depends_on_consent')]
  const types: readonly IndexedType[] = [...slice.types, 'link']
  const asked = slice.subjects.flatMap((subject) => types.map((type) => ({ subject, type })))
  return [
    ...asked.flatMap((one) => {
      const list = lists.of(one.subject, one.type)
      return list === undefined
        ? [fails('index_list_missing', one.type)]
        : checkList(list, answer, slice, context, genesis)
    }),
    ...checkStrays(answer, asked),
    ...checkLive(slice, context),
  ]
}

function checkList(
  { entry, leaves }: LeafList,
  answer: ReadAnswer,
  slice: ConsentSlice,
  { headerDay }: AnswerContext,
  genesis: Uint8Array,
): readonly Finding[] {
  const { subject, type } = entry
  if (!isListProven(entry, fromHex(answer.recordLog.indexRoot), genesis)) return [fails('index_proof_invalid', type)]
  const shown = new Set(leaves.map(({ position }) => position))
  const missing = (entry.list?.positions ?? []).filter((position) => !shown.has(position))
  const strangers = leaves.filter(({ head }) => head.subject !== subject || indexedUnder(head) !== type)
  const due = bodiesDue(leaves, slice, headerDay)
  return [
    ...missing.map((position) => fails('record_left_out', `${type} at ${position}`)),
    ...strangers.map(({ head }) => fails('leaf_of_another_list', head.id)),
    ...leaves.flatMap((leaf, i) => checkBody(leaf, due[i] ?? 'open')),
  ]
}

/** What is past its retention is the claim `retention`'s to judge. */
function checkBody({ head, opened }: OpenedLeaf, due: BodyDue): readonly Finding[] {
  if (opened === null) return due === 'open' ? [fails('body_left_out', head.id)] : []
  if (due === 'outside_slice') return [fails('body_outside_slice', head.id)]
  return due === 'ended' ? [fails('body_of_ended_record', head.id)] : []
}

/** What no list of the slice names does not belong into the answer, nor does a list that stands there twice. */
function checkStrays({ index, leaves }: ReadAnswer, asked: readonly AskedList[]): readonly Finding[] {
  const names = new Set(asked.map(nameOf))
  const seen = new Set<string>()
  const findings: Finding[] = []
  for (const entry of index) {
    const name = nameOf(entry)
    if (seen.has(name)) findings.push(fails('index_list_twice', entry.type))
    if (!names.has(name)) findings.push(fails('list_outside_slice', entry.type))
    seen.add(name)
  }
  const listed = new Set(index.flatMap(({ list }) => list?.positions ?? []))
  const strays = leaves.filter(({ position }) => !listed.has(position))
  return [...findings, ...strays.map(({ head }) => fails('leaf_outside_lists', head.id))]
}

/** Types whose lists the consent's view does not bind: they shorten by law. */
const UNBOUND: readonly string[] = ['insolvency', 'judgment']

function checkLive(slice: ConsentSlice, { lists, headerDay }: AnswerContext): readonly Finding[] {
  return slice.live.flatMap(({ subject, type, positions }) => {
    if (UNBOUND.includes(type)) return []
    const listed = new Set(lists.of(subject, type)?.entry.list?.positions)
    return positions
      .filter(({ position, until }) => !listed.has(position) && !isPastRetention(until, headerDay))
      .map(({ position }) => fails('live_record_gone', `${type} at ${position}`))
  })
}

function nameOf({ subject, type }: AskedList): string {
  return `${subject} ${type}`
}
