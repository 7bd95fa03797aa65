import {
  isRecordType,
  type OpenedLeaf,
  parseBody,
  parseDate,
  type ReadAnswer,
  retainedUntil,
  withdrawalBody,
} from '@goodstanding/core'
import { fromHex } from '@goodstanding/crypto'
import { encodeLogEntry, leafHash, parseCheckpoint, verifyMultiproof } from '@goodstanding/log'
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
  if (opened === null) return []
  if ('of' in head) {
    const isWithdrawal = head.type === 'withdrawal'
    return !isWithdrawal || withdrawalBody.safeParse(opened.body).success ? [] : [fails('body_form', head.id)]
  }
  if (!isRecordType(head.type)) return [fails('type_unknown', head.id)]
  const body = parseBody(head.type, opened.body)
  if (!body.ok) return [fails(body.fault, `${head.id} ${body.at ?? ''}`.trim())]
  const asOf = parseDate(head.asOf)
  const until = asOf.ok ? retainedUntil(head.type, asOf.value, body.value) : null
  return until === head.until ? [] : [fails('retention_misstated', head.id)]
}

function checkInclusion(answer: ReadAnswer, genesis: Uint8Array): readonly Finding[] {
  const parsed = parseCheckpoint(answer.recordLog.checkpoint)
  if (!parsed.ok) return [fails('checkpoint_form')]
  const { size, root } = parsed.value.checkpoint
  const leaves: { index: number; hash: Uint8Array }[] = []
  const findings: Finding[] = []
  for (const leaf of answer.leaves) {
    const entry = entryOfLeaf(leaf, genesis)
    if (entry === null) findings.push(fails('leaf_form', leaf.head.id))
    else leaves.push({ index: leaf.position, hash: leafHash(entry) })
  }
  const indexRoot = encodeLogEntry({ kind: 'index_root', root: fromHex(answer.recordLog.indexRoot) })
  leaves.push({ index: size - 1, hash: leafHash(indexRoot) })
  leaves.sort((a, b) => a.index - b.index)
  const proof = answer.recordLog.multiproof.map(fromHex)
  if (findings.length === 0 && !verifyMultiproof({ size, root, leaves, proof }))
    findings.push(fails('record_not_in_log'))
  return findings
}
