import {
  type AccessEntry,
  type AccessReceipt,
  type AnswerContent,
  type CalendarDate,
  type ConsentSlice,
  formatInstant,
  type IndexedType,
  type Instant,
  type OpenedLeaf,
  type ReadAnswerStatement,
  type ReadRequestStatement,
} from '@goodstanding/core'
import { type Bytes, bodyCommitment, fromHex, saltedCommitment, statementDigest, toHex } from '@goodstanding/crypto'
import { accessTag } from '@goodstanding/ledger'
import { encodeLogEntry } from '@goodstanding/log'
import { answerDigest } from '../answer/answer-digest.ts'
import { bodiesDue } from '../answer/body-rule.ts'
import { indexKey } from '../answer/index-entry.ts'
import { signedBy } from './test-enterprise.ts'
import type { TestProvider } from './test-provider.ts'

/** What a provider is asked, and when it answers. */
export type Ask = {
  readonly request: ReadRequestStatement
  readonly slice: ConsentSlice
  /** Day of the header that the request rests on. */
  readonly day: CalendarDate
  readonly atMs: number
  readonly witnesses: readonly string[]
  /** Which read of this consent it is. */
  readonly n?: number
}

/** The honest answer, without its receipt. */
export async function answerOf(provider: TestProvider, { request, slice, day, atMs }: Ask): Promise<AnswerContent> {
  const { name, genesis, recordLog, slots } = provider
  const types: IndexedType[] = [...slice.types, 'link']
  const asked = slice.subjects.flatMap((subject) => types.map((type) => ({ subject, type })))
  const index = asked.map(({ subject, type }) => shownList(provider, subject, type))
  const leaves = index.flatMap(({ list }) => openedLeaves(provider, list?.positions ?? [], slice, day))
  const isOpen = new Set(leaves.filter(({ opened }) => opened !== null).map(({ position }) => position))
  const positions = leaves.map(({ position }) => position)
  return {
    kind: 'read_answer',
    provider: name,
    request: toHex(statementDigest(request.payload, genesis)),
    at: formatInstant(atMs as Instant),
    recordLog: {
      checkpoint: slots.at(-1)?.checkpoint ?? '',
      indexRoot: toHex(provider.index.root()),
      multiproof: await recordLog.multiproof([...positions, recordLog.size() - 1]),
    },
    index,
    leaves,
    firstCheckpoints: slots.flatMap((slot) => {
      const covered = slot.positions.filter((position) => isOpen.has(position))
      return covered.length === 0 ? [] : [{ checkpoint: slot.checkpoint, positions: covered }]
    }),
  }
}

/** Logs the access in the provider's access log, and gives the receipt. */
export async function logAccess(
  provider: TestProvider,
  content: AnswerContent,
  { request, slice, atMs, witnesses, n = 1 }: Ask,
  change: (entry: AccessEntry) => AccessEntry = (same) => same,
): Promise<AccessReceipt> {
  const { name, genesis } = provider
  const { requestId, reader, consent, purpose, header } = request.payload
  const entry: AccessEntry = {
    kind: 'access',
    consent,
    reader,
    provider: name,
    purpose,
    types: [...slice.types],
    answerDigest: toHex(answerDigest(content, genesis)),
    requestId,
    header,
    at: formatInstant(atMs as Instant),
  }
  return logEntry(provider, change(entry), { slice, atMs, witnesses, n })
}

async function logEntry(
  { accessLog, genesis, random }: TestProvider,
  entry: AccessEntry,
  { slice, atMs, witnesses, n }: Pick<Required<Ask>, 'slice' | 'atMs' | 'witnesses' | 'n'>,
): Promise<AccessReceipt> {
  const salt = random(32)
  const commitment = saltedCommitment('access', salt, entry, genesis)
  const tag = accessTag(fromHex(slice.accessKey), n)
  const position = accessLog.append(encodeLogEntry({ kind: 'access', tag, commitment }))
  const checkpoint = accessLog.checkpoint(witnesses, atMs)
  const proof = { checkpoint, inclusion: await accessLog.inclusion(position) }
  return { entry, salt: toHex(salt), n, position, proof }
}

export function signAnswer(
  provider: TestProvider,
  content: AnswerContent,
  receipt: AccessReceipt,
): ReadAnswerStatement {
  return signedBy({ ...content, receipt }, [`${provider.name} statements`], provider.network)
}

function shownList(
  { lists, index, genesis }: TestProvider,
  subject: string,
  type: IndexedType,
): AnswerContent['index'][number] {
  const list = lists.get(`${subject} ${type}`)
  const isThere = list !== undefined && list.positions.length > 0
  const proof = index.prove(indexKey(subject, type, genesis))
  return {
    subject,
    type,
    list: isThere ? { salt: toHex(list.salt), positions: [...list.positions] } : null,
    proof: proof === null ? null : { ...proof },
  }
}

function openedLeaves(
  { leaves, genesis }: TestProvider,
  positions: readonly number[],
  slice: ConsentSlice,
  day: CalendarDate,
): readonly OpenedLeaf[] {
  const listed = new Set(positions)
  const list = leaves.filter(({ position }) => listed.has(position))
  const due = bodiesDue(list, slice, day)
  return list.map((leaf, i) => (due[i] === 'open' ? leaf : closed(leaf, genesis)))
}

/** A leaf whose body is left out. */
export function closed(leaf: OpenedLeaf, genesis: Bytes): OpenedLeaf {
  if (leaf.opened === null) return leaf
  const commitment = bodyCommitment(fromHex(leaf.opened.salt), leaf.opened.body, genesis)
  return { ...leaf, opened: null, bodyCommitment: toHex(commitment) }
}
