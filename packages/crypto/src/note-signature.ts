import { assert } from '@goodstanding/core'
import { ed25519PublicKey, signEd25519, verifyEd25519 } from '#ed25519'
import { type Bytes, concat, utf8 } from './bytes.ts'
import { isNoteText, type NoteSignature } from './note.ts'
import { type NoteVerifier, noteVerifier } from './note-verifier.ts'

const TIME_BYTES = 8
const COSIGNATURE_BYTES = 72

/** The Ed25519 signature of a note's text by the key of this seed (C2SP `signed-note`, type 0x01). */
export function signNote(text: string, name: string, seed: Bytes): NoteSignature {
  assert(isNoteText(text), 'a note ends in a newline and has no other control character')
  const { keyId } = noteVerifier(name, ed25519PublicKey(seed), 'ed25519')
  return { name, keyId, bytes: signEd25519(seed, utf8(text)) }
}

/**
 * A witness's cosignature of a checkpoint's text at a time in whole seconds since 1970 (C2SP `tlog-cosignature`, type
 * 0x04). That the checkpoint extends what was cosigned before is the caller's to check.
 */
export function cosign(text: string, name: string, seed: Bytes, timeSeconds: number): NoteSignature {
  assert(isNoteText(text), 'a note ends in a newline and has no other control character')
  assert(Number.isSafeInteger(timeSeconds) && timeSeconds >= 0, 'a cosignature has a time in whole seconds')
  const { keyId } = noteVerifier(name, ed25519PublicKey(seed), 'cosignature-v1')
  const time = new Uint8Array(TIME_BYTES)
  new DataView(time.buffer).setBigUint64(0, BigInt(timeSeconds))
  return { name, keyId, bytes: concat(time, signEd25519(seed, cosignedMessage(text, timeSeconds))) }
}

/** Whether this signature is the verifier's, by name and key ID, and holds for the text. */
export function verifyNoteSignature(text: string, signature: NoteSignature, verifier: NoteVerifier): boolean {
  if (signature.name !== verifier.name || signature.keyId !== verifier.keyId) return false
  if (verifier.algorithm === 'ed25519') return verifyEd25519(verifier.publicKey, utf8(text), signature.bytes)
  const time = timeOf(signature)
  if (time === null) return false
  return verifyEd25519(verifier.publicKey, cosignedMessage(text, time), signature.bytes.subarray(TIME_BYTES))
}

/** The time, in seconds since 1970, that a cosignature names. Ask only after it was verified: others may have none. */
export function cosignatureTime(signature: NoteSignature): number {
  const time = timeOf(signature)
  assert(time !== null, 'only a cosignature has a time')
  return time
}

// Times beyond 2^53 - 1, which C2SP lets through up to 2^63 - 1, lie 285 million years ahead and are none here.
function timeOf({ bytes }: NoteSignature): number | null {
  if (bytes.length !== COSIGNATURE_BYTES) return null
  const time = Number(new DataView(bytes.buffer, bytes.byteOffset, TIME_BYTES).getBigUint64(0))
  return Number.isSafeInteger(time) ? time : null
}

function cosignedMessage(text: string, timeSeconds: number): Bytes {
  return utf8(`cosignature/v1\ntime ${timeSeconds}\n${text}`)
}
