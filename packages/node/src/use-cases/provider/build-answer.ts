import {
  type AnswerContent,
  type CalendarDate,
  type ConsentSlice,
  formatInstant,
  type IndexAnswer,
  type Instant,
  type OpenedLeaf,
} from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { proveMultiproof } from '@goodstanding/log'
import { bodiesDue } from '@goodstanding/report'
import type { MemberLog } from '../../logs/member-logs.ts'
import { openLeaf } from './open-leaf.ts'
import type { ProviderParts } from './provider-parts.ts'
import type { AskedList, ProvenList, SlotView } from './read-slot.ts'

/** The lists that a slice asks for: each of its types and the links, of each of its subjects. */
export function listsOfSlice({ subjects, types }: ConsentSlice): readonly AskedList[] {
  return subjects.flatMap((subject) => [...types, 'link' as const].map((type) => ({ subject, type })))
}

/**
 * What an answer says: the whole list of each type, the head at every position, and each body that the slice covers and
 * that stands. `on` is the day of the header that the request rests on.
 */
export async function buildAnswer(
  view: SlotView,
  parts: ProviderParts,
  of: {
    readonly provider: string
    readonly request: string
    readonly slice: ConsentSlice
    readonly on: CalendarDate
    readonly at: Instant
  },
): Promise<AnswerContent> {
  const leaves = await openLists(view.lists, parts, of)
  const { size, note, root } = view.slot
  const positions = [...leaves.map(({ position }) => position), size - 1]
  const multiproof = await proveMultiproof(positions, size, parts.records.readNode)
  const opened = leaves.filter((leaf) => leaf.opened !== null).map(({ position }) => position)
  return {
    kind: 'read_answer',
    provider: of.provider,
    request: of.request,
    at: formatInstant(of.at),
    recordLog: { checkpoint: note, indexRoot: toHex(root), multiproof: multiproof.map(toHex) },
    index: view.lists.map(indexAnswer),
    leaves: [...leaves],
    firstCheckpoints: await firstCheckpoints(opened, parts.records),
  }
}

async function openLists(
  lists: readonly ProvenList[],
  { retentionKeys }: ProviderParts,
  { slice, on }: { readonly slice: ConsentSlice; readonly on: CalendarDate },
): Promise<readonly OpenedLeaf[]> {
  const keys = await retentionKeys.keysOf(lists.flatMap(({ leaves }) => leaves.map(({ keyMonth }) => keyMonth)))
  return lists
    .flatMap(({ leaves }) => {
      const due = bodiesDue(leaves, slice, on)
      return leaves.map((leaf, i) => openLeaf(leaf, due[i] === 'open' ? 'body' : 'head', keys))
    })
    .sort((a, b) => a.position - b.position)
}

function indexAnswer({ subject, type, list, proof }: ProvenList): IndexAnswer {
  const shown = list === null ? null : { salt: toHex(list.salt), positions: [...list.positions] }
  return { subject, type, list: shown, proof: proof === null ? null : { ...proof } }
}

/** For each position the first witnessed checkpoint that covered it; those of one slot share theirs. Ascending. */
async function firstCheckpoints(
  positions: readonly number[],
  log: MemberLog,
): Promise<AnswerContent['firstCheckpoints']> {
  const found: { readonly size: number; readonly checkpoint: string; readonly positions: number[] }[] = []
  for (const position of positions.toSorted((a, b) => a - b)) {
    const last = found.at(-1)
    if (last !== undefined && position < last.size) {
      last.positions.push(position)
      continue
    }
    const first = await log.firstWitnessedCovering(position)
    if (first === null) throw new Error(`position ${position} is not under a witnessed checkpoint`)
    found.push({ size: first.size, checkpoint: first.note, positions: [position] })
  }
  return found.map(({ checkpoint, positions: covered }) => ({ checkpoint, positions: covered }))
}
