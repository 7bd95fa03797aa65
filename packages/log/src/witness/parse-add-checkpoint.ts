import { fail, ok, type Result } from '@goodstanding/core'
import { type Bytes, parseBase64 } from '@goodstanding/crypto'
import { type CheckpointFault, type ParsedCheckpoint, parseCheckpoint } from '../checkpoint/checkpoint.ts'
import { HASH_LENGTH } from '../tree/hashing.ts'

/** The body of an add-checkpoint request. No signature in it has been verified. */
export interface AddCheckpoint {
  readonly oldSize: number
  readonly proof: readonly Bytes[]
  readonly submitted: ParsedCheckpoint
}

export type AddCheckpointFault = 'request_size' | 'request_form' | 'old_size_form' | 'proof_form' | CheckpointFault

const REQUEST_BYTES_MAX = 80 * 1024
const PROOF_LINES_MAX = 63

/** Reads the body of C2SP `tlog-witness` add-checkpoint: an old size, a proof, an empty line, a checkpoint. */
export function parseAddCheckpoint(request: string): Result<AddCheckpoint, AddCheckpointFault> {
  if (request.length > REQUEST_BYTES_MAX) return fail('request_size')
  const blank = request.indexOf('\n\n')
  if (blank < 0) return fail('request_form')
  const [oldLine = '', ...proofLines] = request.slice(0, blank).split('\n')
  const [, oldText] = /^old (0|[1-9][0-9]{0,15})$/.exec(oldLine) ?? []
  if (oldText === undefined || !Number.isSafeInteger(Number(oldText))) return fail('old_size_form')
  const proof = parseProof(proofLines)
  if (proof === null) return fail('proof_form')
  // Whether its log is known and its signature holds are questions with answers of their own, so no name is asked for.
  const submitted = parseCheckpoint(request.slice(blank + 2), { isForeign: true })
  return submitted.ok ? ok({ oldSize: Number(oldText), proof, submitted: submitted.value }) : submitted
}

function parseProof(lines: readonly string[]): Bytes[] | null {
  if (lines.length > PROOF_LINES_MAX) return null
  const hashes = lines.map((line) => parseBase64(line))
  const proof = hashes.flatMap((hash) => (hash.ok && hash.value.length === HASH_LENGTH ? [hash.value] : []))
  return proof.length === lines.length ? proof : null
}
