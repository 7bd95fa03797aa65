import { type Instant, instantOfMs, SECOND_MS } from '@goodstanding/core'
import { formatNote, type NoteSignature, type NoteVerifier, verifyNoteSignature } from '@goodstanding/crypto'
import { formatCheckpointText, type ParsedCheckpoint } from '../checkpoint/checkpoint.ts'
import { verifyConsistency } from '../proofs/consistency.ts'
import { EMPTY_ROOT } from '../tree/hashing.ts'
import { type AddCheckpoint, parseAddCheckpoint } from './parse-add-checkpoint.ts'
import type { WitnessDecision, WitnessedHead, WitnessStorage } from './witness-storage.ts'

/** A log that a witness knows: whose signature its checkpoints need, and to which group it belongs. */
export interface WitnessedLog {
  readonly origin: string
  readonly verifier: NoteVerifier
  readonly group: string
}

/** A witness of tile logs. It cosigns for no log of its own group. */
export interface Witness {
  readonly group: string
  readonly logs: readonly WitnessedLog[]
  readonly storage: WitnessStorage
  cosign(text: string, timeSeconds: number): NoteSignature
  now(): Instant
}

/** An HTTP answer of a witness. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422 | 503
  readonly contentType: string
  readonly body: string
}

const TEXT = 'text/plain; charset=utf-8'

/** How far a witness's clock may be behind its own last cosignature of a log; within it, the time stands still. */
const CLOCK_BACK_MAX_MS = 60_000

/**
 * `POST add-checkpoint` of C2SP `tlog-witness`: cosigns a checkpoint that extends what this witness cosigned before of
 * that log. The log's lock is held from the size check until the new head is durable.
 */
export async function addCheckpoint(witness: Witness, request: string): Promise<WitnessAnswer> {
  const parsed = parseAddCheckpoint(request)
  if (!parsed.ok) return refuse(parsed.fault === 'checkpoint_root' && isOfEmptyLog(request) ? 422 : 400, parsed.fault)
  const { oldSize, submitted } = parsed.value
  const { checkpoint, note } = submitted
  const log = witness.logs.find(({ origin }) => origin === checkpoint.origin)
  if (log === undefined || log.group === witness.group) return refuse(404, 'origin_unknown')
  if (note.text !== formatCheckpointText(checkpoint)) return refuse(400, 'checkpoint_extension')
  if (!isSignedBy(submitted, log.verifier)) return refuse(403, 'log_signature')
  if (oldSize > checkpoint.size) return refuse(400, 'old_size_above_size')
  return witness.storage.advance(log.origin, (latest) => decide(witness, log, parsed.value, latest))
}

function isSignedBy({ note }: ParsedCheckpoint, verifier: NoteVerifier): boolean {
  const own = signaturesOf(note.signatures, verifier)
  return own.length > 0 && own.every((signature) => verifyNoteSignature(note.text, signature, verifier))
}

function signaturesOf(signatures: readonly NoteSignature[], verifier: NoteVerifier): readonly NoteSignature[] {
  return signatures.filter(({ name, keyId }) => name === verifier.name && keyId === verifier.keyId)
}

function decide(
  witness: Witness,
  log: WitnessedLog,
  request: AddCheckpoint,
  latest: WitnessedHead | null,
): WitnessDecision<WitnessAnswer> {
  const refusal = checkExtension(request, latest)
  if (refusal !== null) return { next: null, answer: refusal }
  const cosignedAt = timeAfter(witness.now(), latest)
  if (cosignedAt === null) return { next: null, answer: refuse(503, 'clock_went_back') }
  const { checkpoint, note } = request.submitted
  const cosignature = witness.cosign(note.text, cosignedAt / SECOND_MS)
  const cosigned = formatNote(note.text, [...signaturesOf(note.signatures, log.verifier), cosignature])
  const body = formatNote(note.text, [cosignature]).slice(note.text.length + 1)
  return {
    next: { size: checkpoint.size, root: checkpoint.root, note: cosigned, cosignedAt },
    answer: { status: 200, contentType: TEXT, body },
  }
}

/** Whether the checkpoint extends what was cosigned last: RFC 6962 section 2.1.2 from size 1 on. */
function checkExtension(
  { oldSize, proof, submitted }: AddCheckpoint,
  latest: WitnessedHead | null,
): WitnessAnswer | null {
  const oldRoot = latest?.root ?? EMPTY_ROOT
  const cosignedSize = latest?.size ?? 0
  if (oldSize !== cosignedSize) return { status: 409, contentType: 'text/x.tlog.size', body: `${cosignedSize}\n` }
  const { size, root } = submitted.checkpoint
  return verifyConsistency({ oldSize, oldRoot, size, root, proof }) ? null : refuse(422, 'not_an_extension')
}

/** The next cosignature's time in whole seconds. Where the clock went back too far there is none. */
function timeAfter(now: Instant, latest: WitnessedHead | null): Instant | null {
  const time = instantOfMs(Math.floor(now / SECOND_MS) * SECOND_MS)
  if (latest === null || time >= latest.cosignedAt) return time
  return latest.cosignedAt - time <= CLOCK_BACK_MAX_MS ? latest.cosignedAt : null
}

/** C2SP asks for 422, not 400, where an empty log has another root than that of the empty tree. */
function isOfEmptyLog(request: string): boolean {
  return /\n\n[^\n]+\n0\n[A-Za-z0-9+/]{43}=\n/.test(request)
}

function refuse(status: WitnessAnswer['status'], code: string): WitnessAnswer {
  return { status, contentType: TEXT, body: `${code}\n` }
}
