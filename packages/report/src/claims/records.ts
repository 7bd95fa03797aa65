import {
  addMonths,
  linkStatement,
  type OpenedLeaf,
  parseBody,
  RETENTION,
  type ReadAnswer,
  type RecordHead,
  retainedUntil,
  type StatementHead,
  unlinkStatement,
  withdrawalBody,
} from '@goodstanding/core'
import { fromHex } from '@goodstanding/crypto'
import { encodeLogEntry, leafHash, type ProvenLeaf, parseCheckpoint, verifyMultiproof } from '@goodstanding/log'
import { entryOfLeaf } from '../answer/open-leaf.ts'
import type { AnswerContext, VerificationContext } from '../verification-context.ts'
import { type Finding, fails } from './claim.ts'

/** `records`: every body fits its closed type, hashes to its commitment, and stands in the provider's record log. */
export function checkRecords(
  answer: ReadAnswer,
  context: AnswerContext,
  { genesis }: VerificationContext,
): readonly Finding[] {
  const findings: Finding[] = answer.leaves.flatMap((leaf) => checkLeaf(leaf, context))
  const ids = new Set(answer.leaves.map(({ head }) => head.id))
  if (ids.size !== answer.leaves.length) findings.push(fails('record_id_twice'))
  return [...findings, ...checkInclusion(answer, genesis)]
}

function checkLeaf({ head, opened }: OpenedLeaf, { provider }: AnswerContext): readonly Finding[] {
  if (head.provider !== provider) return [fails('record_of_another_provider', head.id)]
  if ('of' in head) return isWellFormed(head, opened?.body ?? null) ? [] : [fails('statement_form', head.id)]
  if (opened !== null) return checkBody(head, opened.body)
  return isUntilPossible(head) ? [] : [fails('retention_misstated', head.id)]
}

function checkBody(head: RecordHead, opened: object): readonly Finding[] {
  const body = parseBody(head.type, opened, head.asOf)
  if (!body.ok) return [fails(body.fault, `${head.id} ${body.at ?? ''}`.trim())]
  const until = retainedUntil(head.type, head.asOf, body.value)
  return until === head.until ? [] : [fails('retention_misstated', head.id)]
}

/** Where retention runs from `asOf` alone a head says all that its end follows from, so that none can hide behind a false one. */
function isUntilPossible({ type, asOf, until }: RecordHead): boolean {
  const { from, months } = RETENTION[type]
  return from.length > 1 || from[0] !== 'asOf' || until === addMonths(asOf, months)
}

/** The body of a link, unlink or withdrawal has its closed form, and an unlink's ends what its head ends. */
function isWellFormed({ type, subject, ends, until }: StatementHead, body: object | null): boolean {
  // Nobody can foretell a link's end; one that had an end could be out of sight while it counts.
  if (type === 'link' && until !== null) return false
  if (body === null) return true
  if (type === 'withdrawal') return withdrawalBody.safeParse(body).success
  if (type === 'link') return linkStatement.safeParse(body).success
  const parsed = unlinkStatement.safeParse(body)
  return parsed.success && parsed.data.payload.link === ends && parsed.data.payload.subject === subject
}

function checkInclusion(answer: ReadAnswer, genesis: Uint8Array): readonly Finding[] {
  const { checkpoint, indexRoot, multiproof } = answer.recordLog
  const parsed = parseCheckpoint(checkpoint)
  if (!parsed.ok) return [fails('checkpoint_form')]
  const { size, root } = parsed.value.checkpoint
  const findings: Finding[] = []
  const leaves: ProvenLeaf[] = []
  for (const leaf of answer.leaves) {
    const entry = entryOfLeaf(leaf, genesis)
    if (entry === null) findings.push(fails('leaf_form', leaf.head.id))
    else leaves.push({ index: leaf.position, hash: leafHash(entry) })
  }
  const last = encodeLogEntry({ kind: 'index_root', root: fromHex(indexRoot) })
  leaves.push({ index: size - 1, hash: leafHash(last) })
  leaves.sort((a, b) => a.index - b.index)
  const isProven = verifyMultiproof({ size, root, leaves, proof: multiproof.map(fromHex) })
  return findings.length > 0 || isProven ? findings : [fails('record_not_in_log')]
}
