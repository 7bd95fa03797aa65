import { assert, fail, ok, type Result } from '@goodstanding/core'
import { cosignatureTime, type Note, type NoteVerifier, toHex, verifyNoteSignature } from '@goodstanding/crypto'
import { type Checkpoint, type CheckpointTolerance, parseCheckpoint } from './checkpoint.ts'

/** Whose checkpoint it must be, and how many of which witnesses make it witnessed. */
export type CheckpointRule = {
  readonly logKey: NoteVerifier
  /** The witnesses that count for this log: those of its own group left out. */
  readonly witnesses: readonly NoteVerifier[]
  /** 0 on test networks alone: every checkpoint is then witnessed, and has no time. */
  readonly k: number
}

/** A checkpoint that its log signed, with what witnesses say of it. */
export type WitnessedCheckpoint = {
  readonly checkpoint: Checkpoint
  /** Names of the witnesses that cosigned it, in the order in which the rule lists them. */
  readonly cosignedBy: readonly string[]
  readonly isWitnessed: boolean
  /** When k witnesses had cosigned it, in seconds since 1970: the k-th smallest time. Null if not witnessed, or k is 0. */
  readonly timeSeconds: number | null
}

/** `checkpoint_form` says which fault of `parseCheckpoint` in its place. */
export type CheckpointVerdictFault = 'checkpoint_form' | 'checkpoint_key_name' | 'log_signature' | 'witness_signature'

/**
 * Opens a checkpoint of the log whose key is given. Signatures of unknown keys are ignored; one that bears a known
 * key's name and ID and does not hold refuses the whole (C2SP signed-note). A witness counts once, with its earliest
 * cosignature.
 */
export function verifyCheckpoint(
  noteText: string,
  rule: CheckpointRule,
  tolerance: CheckpointTolerance = {},
): Result<WitnessedCheckpoint, CheckpointVerdictFault> {
  const parsed = parseCheckpoint(noteText, tolerance)
  if (!parsed.ok) return fail('checkpoint_form', parsed.fault)
  const { checkpoint, note } = parsed.value
  if (tolerance.isForeign !== true && checkpoint.origin !== rule.logKey.name) return fail('checkpoint_key_name')
  if (signaturesBy(rule.logKey, note) !== 'hold') return fail('log_signature')
  return witnessedBy(checkpoint, note, rule)
}

/** Adds what the given witnesses say to a checkpoint whose log key the caller has judged, or does not know. */
export function witnessedBy(
  checkpoint: Checkpoint,
  note: Note,
  { witnesses, k }: Pick<CheckpointRule, 'witnesses' | 'k'>,
): Result<WitnessedCheckpoint, 'witness_signature'> {
  assert(Number.isInteger(k) && k >= 0, 'the number of witnesses needed is an integer from 0')
  const times = new Map<string, number>()
  const cosignedBy: string[] = []
  for (const witness of witnesses) {
    assert(witness.algorithm === 'cosignature-v1', 'witnesses sign cosignatures')
    const verdict = signaturesBy(witness, note)
    if (verdict === 'fail') return fail('witness_signature', witness.name)
    // One key under two names is one witness.
    if (verdict === 'none' || times.has(toHex(witness.publicKey))) continue
    times.set(toHex(witness.publicKey), earliestTime(witness, note))
    cosignedBy.push(witness.name)
  }
  const isWitnessed = times.size >= k
  const sorted = [...times.values()].sort((a, b) => a - b)
  return ok({ checkpoint, cosignedBy, isWitnessed, timeSeconds: (k > 0 ? sorted[k - 1] : null) ?? null })
}

function signaturesBy(verifier: NoteVerifier, { text, signatures }: Note): 'hold' | 'fail' | 'none' {
  const own = signatures.filter((signature) => isOf(signature, verifier))
  if (own.length === 0) return 'none'
  return own.every((signature) => verifyNoteSignature(text, signature, verifier)) ? 'hold' : 'fail'
}

function earliestTime(witness: NoteVerifier, { signatures }: Note): number {
  return Math.min(...signatures.filter((signature) => isOf(signature, witness)).map(cosignatureTime))
}

function isOf({ name, keyId }: Note['signatures'][number], verifier: NoteVerifier): boolean {
  return name === verifier.name && keyId === verifier.keyId
}
