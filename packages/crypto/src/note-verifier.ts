import { assert, fail, ok, type Result } from '@goodstanding/core'
import { parseBase64, toBase64 } from './base64.ts'
import { type Bytes, concat, utf8 } from './bytes.ts'
import { isAcceptablePublicKey } from './ed25519-key.ts'
import { sha256 } from './hash.ts'

/** How a note is signed: C2SP `signed-note` type 0x01, or a C2SP `tlog-cosignature` of type 0x04. */
export type NoteAlgorithm = 'ed25519' | 'cosignature-v1'

/** Whose signature is looked for on a note: name and key ID find its line, the key judges it. */
export type NoteVerifier = {
  readonly name: string
  readonly keyId: number
  readonly algorithm: NoteAlgorithm
  readonly publicKey: Bytes
}

/** Why a text is no verifier key. */
export type VerifierKeyFault = 'vkey_form' | 'vkey_algorithm' | 'vkey_key' | 'vkey_id'

const TYPE_BYTE: Readonly<Record<NoteAlgorithm, number>> = { ed25519: 0x01, 'cosignature-v1': 0x04 }
const NEWLINE = Uint8Array.of(0x0a)

/** The verifier for a key under a name, its key ID computed as C2SP `signed-note` and `tlog-cosignature` say. */
export function noteVerifier(name: string, publicKey: Bytes, algorithm: NoteAlgorithm): NoteVerifier {
  assert(isKeyName(name), 'a key name has neither spaces, plus nor control characters')
  const id = sha256(utf8(name), NEWLINE, Uint8Array.of(TYPE_BYTE[algorithm]), publicKey)
  return { name, keyId: readUint32(id), algorithm, publicKey }
}

/** Reads a verifier key, `<name>+<key ID in hex>+<base64 of type and public key>`; its key ID must be the computed one. */
export function parseVerifierKey(text: string): Result<NoteVerifier, VerifierKeyFault> {
  const [, name = '', keyId = '', encoded = ''] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/s.exec(text) ?? []
  const decoded = parseBase64(encoded)
  if (!isKeyName(name) || !decoded.ok || decoded.value.length < 2) return fail('vkey_form')
  const algorithm = decoded.value[0] === TYPE_BYTE.ed25519 ? 'ed25519' : 'cosignature-v1'
  if (decoded.value[0] !== TYPE_BYTE[algorithm]) return fail('vkey_algorithm')
  const publicKey = decoded.value.slice(1)
  if (!isAcceptablePublicKey(publicKey)) return fail('vkey_key')
  const verifier = noteVerifier(name, publicKey, algorithm)
  return keyIdHex(verifier) === keyId ? ok(verifier) : fail('vkey_id')
}

/** Writes what `parseVerifierKey` reads. */
export function formatVerifierKey(verifier: NoteVerifier): string {
  const key = toBase64(concat(Uint8Array.of(TYPE_BYTE[verifier.algorithm]), verifier.publicKey))
  return `${verifier.name}+${keyIdHex(verifier)}+${key}`
}

/** Whether a name can stand on a signature line: not empty, no Unicode space, plus or control character. */
export function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\p{White_Space}+]/u.test(name) && ![...name].some(isControl)
}

/** The first four bytes as a big-endian number. */
export function readUint32(bytes: Bytes): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0)
}

function isControl(character: string): boolean {
  return character < ' '
}

function keyIdHex({ keyId }: NoteVerifier): string {
  return keyId.toString(16).padStart(8, '0')
}
