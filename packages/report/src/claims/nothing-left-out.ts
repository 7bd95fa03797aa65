import {
  type ConsentSlice,
  type IndexAnswer,
  type IndexedType,
  indexedUnder,
  isPastRetention,
  type OpenedLeaf,
  type ReadAnswer,
} from '@goodstanding/core'
import { fromHex } from '@goodstanding/crypto'
import { parseMapProof, verifyAbsence, verifyPresence } from '@goodstanding/map'
import { bodyDue } from '../answer/body-rule.ts'
import { indexKey, indexValue } from '../answer/index-entry.ts'
import { type AnswerContext, leavesOfList, type VerificationContext } from '../verification-context.ts'
import { type Finding, fails, notChecked } from './claim.ts'

/**
 * `nothing_left_out`: for each subject and type of the slice, and for its links, the index proves the whole list; each
 * position of it is opened; bodies are left out only where a rule says so; and what was live before is still there.
 */
export function checkNothingLeftOut(
  answer: ReadAnswer,
  context: AnswerContext,
  { genesis }: VerificationContext,
): readonly Finding[] {
  const { slice } = context
  if (slice === null) return [notChecked('depends_on_consent')]
  const types: readonly IndexedType[] = [...slice.types, 'link']
  const lists = slice.subjects.flatMap((subject) => types.map((type) => ({ subject, type })))
  return [
    ...lists.flatMap(({ subject, type }) => checkList(answer, subject, type, context, slice, genesis)),
    ...checkStrays(answer, slice, types),
    ...checkLive(answer, slice, context),
  ]
}

function checkList(
  answer: ReadAnswer,
  subject: string,
  type: IndexedType,
  { headerDay }: AnswerContext,
  slice: ConsentSlice,
  genesis: Uint8Array,
): readonly Finding[] {
  const entries = answer.index.filter((item) => item.subject === subject && item.type === type)
  const [entry] = entries
  if (entry === undefined || entries.length > 1) return [fails('index_list_missing', type)]
  if (!isProven(entry, answer, genesis)) return [fails('index_proof_invalid', type)]

  const positions = entry.list?.positions ?? []
  const leaves = leavesOfList(answer, subject, type)
  const missing = positions.filter((position) => !leaves.some((leaf) => leaf.position === position))
  return [
    ...missing.map((position) => fails('record_left_out', `${type} at ${position}`)),
    ...leaves.flatMap((leaf) => checkLeaf(leaf, leaves, subject, type, slice, headerDay)),
  ]
}

function isProven({ subject, type, list, proof }: IndexAnswer, answer: ReadAnswer, genesis: Uint8Array): boolean {
  const root = fromHex(answer.recordLog.indexRoot)
  const key = indexKey(subject, type, genesis)
  const parsed = proof === null ? null : parseMapProof(proof)
  if (parsed !== null && !parsed.ok) return false
  if (list === null) return verifyAbsence({ root, key, proof: parsed === null ? null : parsed.value })
  const isAscending = list.positions.every((position, i) => i === 0 || (list.positions[i - 1] ?? 0) < position)
  if (!isAscending || parsed === null) return false
  return verifyPresence({
    root,
    key,
    value: indexValue(fromHex(list.salt), list.positions, genesis),
    proof: parsed.value,
  })
}

function checkLeaf(
  leaf: OpenedLeaf,
  leaves: readonly OpenedLeaf[],
  subject: string,
  type: IndexedType,
  slice: ConsentSlice,
  on: AnswerContext['headerDay'],
): readonly Finding[] {
  if (leaf.head.subject !== subject || indexedUnder(leaf.head) !== type)
    return [fails('leaf_of_another_list', leaf.head.id)]
  const isLeftOut = leaf.opened === null
  return isLeftOut && bodyDue(leaf, leaves, slice, on) === 'open' ? [fails('body_left_out', leaf.head.id)] : []
}

/** What no list of the slice names does not belong into the answer. */
function checkStrays(answer: ReadAnswer, slice: ConsentSlice, types: readonly IndexedType[]): readonly Finding[] {
  const asked = new Set(slice.subjects)
  const listed = new Set(answer.index.flatMap(({ list }) => list?.positions ?? []))
  return [
    ...answer.index
      .filter(({ subject, type }) => !asked.has(subject) || !types.includes(type))
      .map(({ type }) => fails('list_outside_slice', type)),
    ...answer.leaves
      .filter(({ position }) => !listed.has(position))
      .map(({ head }) => fails('leaf_outside_lists', head.id)),
  ]
}

/** Types whose lists the consent's view does not bind: they shorten by law. */
const UNBOUND: readonly string[] = ['insolvency', 'judgment']

function checkLive(answer: ReadAnswer, slice: ConsentSlice, { headerDay }: AnswerContext): readonly Finding[] {
  return slice.live.flatMap(({ subject, type, positions }) => {
    if (UNBOUND.includes(type)) return []
    const entry = answer.index.find((item) => item.subject === subject && item.type === type)
    const listed = new Set(entry?.list?.positions)
    return positions
      .filter(({ position, until }) => !listed.has(position) && !isPastRetention(until, headerDay))
      .map(({ position }) => fails('live_record_gone', `${type} at ${position}`))
  })
}
