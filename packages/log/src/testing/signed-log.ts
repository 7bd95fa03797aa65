import {
  cosign,
  ed25519PublicKey,
  formatNote,
  type NoteVerifier,
  noteVerifier,
  sha256,
  signNote,
  utf8,
} from '@goodstanding/crypto'
import { type Checkpoint, formatCheckpointText } from '../checkpoint/checkpoint.ts'

export const ORIGIN = 'example.org/log'

/** A signing key made from a name: for tests alone. */
export function seedOf(name: string): Uint8Array {
  return sha256(utf8(`seed of ${name}`))
}

export function logVerifier(origin = ORIGIN): NoteVerifier {
  return noteVerifier(origin, ed25519PublicKey(seedOf(origin)), 'ed25519')
}

export function witnessVerifier(name: string): NoteVerifier {
  return noteVerifier(name, ed25519PublicKey(seedOf(name)), 'cosignature-v1')
}

/** A checkpoint signed by its log, and cosigned by each named witness at its time in seconds. */
export function signedCheckpoint(checkpoint: Checkpoint, times: Readonly<Record<string, number>> = {}): string {
  const text = formatCheckpointText(checkpoint)
  const cosignatures = Object.entries(times).map(([name, time]) => cosign(text, name, seedOf(name), time))
  return formatNote(text, [signNote(text, checkpoint.origin, seedOf(checkpoint.origin)), ...cosignatures])
}
