import { assert, fail, ok, type Result } from '@goodstanding/core'
import {
  type Bytes,
  equalBytes,
  type Note,
  type NoteFault,
  parseBase64,
  parseNote,
  toBase64,
} from '@goodstanding/crypto'
import { EMPTY_ROOT, isHash } from '../tree/hashing.ts'
import { isSize } from '../tree/tree-range.ts'

/** The head of a log at one size (C2SP tlog-checkpoint). */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Bytes }

/** Why a text is no checkpoint of ours: not a signed note, or a line of its text that is not as it must be. */
export type CheckpointFault =
  | NoteFault
  | 'checkpoint_lines'
  | 'checkpoint_extension'
  | 'checkpoint_origin'
  | 'checkpoint_size'
  | 'checkpoint_root'

/** A checkpoint with the note that says it. None of its signatures has been verified. */
export type ParsedCheckpoint = { readonly checkpoint: Checkpoint; readonly note: Note }

/** What to bear with in the checkpoints of logs that are not ours. */
export type CheckpointTolerance = {
  /** Extension lines, and a log key that is not named like the origin: allowed, not recommended, by C2SP tlog-checkpoint. */
  readonly isForeign?: boolean
}

/** The text to be signed: origin, size and root, a line each. */
export function formatCheckpointText({ origin, size, root }: Checkpoint): string {
  assert(/^[^\s+]+$/u.test(origin), 'the origin of a log has neither spaces nor plus')
  assert(isSize(size), 'a log size is an integer from 0 to 2^53 - 1')
  assert(isHash(root) && (size > 0 || equalBytes(root, EMPTY_ROOT)), 'a checkpoint has the root of its size')
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/**
 * Reads a signed checkpoint strictly: three lines and no extensions, an origin that is the name of a key under it, a
 * size below 2^53 without leading zeros, and the right root where the log is empty.
 */
export function parseCheckpoint(
  noteText: string,
  { isForeign = false }: CheckpointTolerance = {},
): Result<ParsedCheckpoint, CheckpointFault> {
  const note = parseNote(noteText)
  if (!note.ok) return note
  const [origin = '', sizeText, rootText, ...extensions] = note.value.text.slice(0, -1).split('\n')
  if (sizeText === undefined || rootText === undefined) return fail('checkpoint_lines')
  if (extensions.length > 0 && (!isForeign || extensions.includes(''))) return fail('checkpoint_extension')
  const isNamed = note.value.signatures.some(({ name }) => name === origin)
  if (origin === '' || !(isForeign || isNamed)) return fail('checkpoint_origin')
  const size = parseSize(sizeText)
  if (size === null) return fail('checkpoint_size')
  const root = parseBase64(rootText)
  if (!root.ok || !isHash(root.value)) return fail('checkpoint_root')
  if (size === 0 && !equalBytes(root.value, EMPTY_ROOT)) return fail('checkpoint_root')
  return ok({ checkpoint: { origin, size, root: root.value }, note: note.value })
}

function parseSize(text: string): number | null {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text)) return null
  return isSize(Number(text)) ? Number(text) : null
}
