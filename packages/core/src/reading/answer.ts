import { z } from 'zod'
import { PURPOSES } from '../consent/purposes.ts'
import { checkpointNote, mapProof } from '../network/header.ts'
import { READ_REFUSALS } from '../operations/refusals.ts'
import { anyHead, indexedType, recordType } from '../records/record.ts'
import {
  enterpriseId,
  hash,
  instantText,
  logIndex,
  memberName,
  salt,
  statementOf,
  subjectHandle,
  uuid,
} from '../statements/scalars.ts'

/** Positions in the list of one subject and type: no answer shows more, so no provider publishes more. */
export const LIST_POSITIONS_MAX = 10_000

/** The list of one subject's and type's leaf positions, with its proof in the index; or the proof that there is none. */
export const indexAnswer = z.strictObject({
  subject: subjectHandle,
  type: indexedType,
  list: z.strictObject({ salt, positions: z.array(logIndex).min(1).max(LIST_POSITIONS_MAX) }).nullable(),
  proof: mapProof,
})
export type IndexAnswer = z.infer<typeof indexAnswer>

/** A leaf of the record log that the answer opens: its head always, its body unless a rule of `docs/protocol/reading.md` lets it be left out. */
export const openedLeaf = z.strictObject({
  position: logIndex,
  head: anyHead,
  headSalt: salt,
  /** Commitment of the body; shown instead of the body where that is left out. Null for a body that is opened. */
  bodyCommitment: hash.nullable(),
  /** The body and its salt: a record's fields, a withdrawal's reason, or the signed statement of a link or unlink. */
  opened: z.strictObject({ body: z.looseObject({}), salt }).nullable(),
})
export type OpenedLeaf = z.infer<typeof openedLeaf>

/** A witnessed checkpoint that covers leaves of these positions soon after they were issued. */
export const firstCheckpoint = z.strictObject({
  checkpoint: checkpointNote,
  positions: z.array(logIndex).min(1).max(100_000),
})

/** What the access log's commitment opens to. */
export const accessEntry = z.strictObject({
  kind: z.literal('access'),
  consent: uuid,
  reader: z.union([memberName, enterpriseId]),
  provider: memberName,
  purpose: z.enum(PURPOSES),
  types: z.array(recordType).min(1).max(9),
  answerDigest: hash,
  requestId: uuid,
  header: z.strictObject({ height: logIndex, hash }),
  at: instantText,
})
export type AccessEntry = z.infer<typeof accessEntry>

/** Proof that the read was logged. Provisional while `proof` is null: the entry is not yet under a witnessed checkpoint. */
export const accessReceipt = z.strictObject({
  entry: accessEntry,
  salt,
  /** Reads of this provider under this consent so far, this one counted. */
  n: z.int().min(1).max(366),
  position: logIndex,
  proof: z.strictObject({ checkpoint: checkpointNote, inclusion: z.array(hash).max(64) }).nullable(),
})
export type AccessReceipt = z.infer<typeof accessReceipt>

const content = {
  kind: z.literal('read_answer'),
  provider: memberName,
  /** Digest of the request statement: SHA-256(tag ‖ JCS(payload)). */
  request: hash,
  at: instantText,
  /** The record log as it stood: its newest witnessed checkpoint, and one multiproof for all leaves shown and the index root. */
  recordLog: z.strictObject({
    checkpoint: checkpointNote,
    /** Root of the index: the last leaf of the checkpoint. */
    indexRoot: hash,
    multiproof: z.array(hash).max(100_000),
  }),
  index: z.array(indexAnswer).min(1).max(160),
  leaves: z.array(openedLeaf).max(100_000),
  firstCheckpoints: z.array(firstCheckpoint).max(10_000),
}

/** An answer without its receipt: what `answerDigest` is of. */
export const answerContent = z.strictObject(content)
export type AnswerContent = z.infer<typeof answerContent>

export const readAnswer = z.strictObject({ ...content, receipt: accessReceipt })
export type ReadAnswer = z.infer<typeof readAnswer>
export const readAnswerStatement = statementOf(readAnswer)
export type ReadAnswerStatement = z.infer<typeof readAnswerStatement>

/** A signed "no", with its code. */
export const readRefusal = z.strictObject({
  kind: z.literal('read_refusal'),
  provider: memberName,
  request: hash,
  at: instantText,
  code: z.enum(READ_REFUSALS),
})
export const readRefusalStatement = statementOf(readRefusal)
export type ReadRefusalStatement = z.infer<typeof readRefusalStatement>
