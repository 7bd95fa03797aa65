import { assert, fail, ok, type Result } from '@goodstanding/core'
import { parseBase64, toBase64 } from './base64.ts'
import { type Bytes, concat, utf8 } from './bytes.ts'
import { isKeyName, readUint32 } from './note-verifier.ts'

/** One signature line of a note: whose it says to be, and what follows the key ID. */
export type NoteSignature = { readonly name: string; readonly keyId: number; readonly bytes: Bytes }

/** A text, ending in a newline, with the signatures under it. None of them has been verified. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] }

/** Why a text is no signed note. */
export type NoteFault = 'note_size' | 'note_form' | 'note_signature_form' | 'note_signature_count'

const NOTE_BYTES_MAX = 64 * 1024
const SIGNATURES_MAX = 64
const KEY_ID_BYTES = 4
const LINE_START = '\u2014 '

/**
 * Reads a signed note (C2SP `signed-note`) strictly: at most 64 KiB unless told otherwise and 64 signatures, and a
 * malformed line anywhere refuses the whole. Signatures of keys that nobody knows are the caller's to ignore.
 */
export function parseNote(note: string, limits: { readonly maxBytes?: number } = {}): Result<Note, NoteFault> {
  const maxBytes = limits.maxBytes ?? NOTE_BYTES_MAX
  if (note.length > maxBytes) return fail('note_size')
  if (!isNoteText(note)) return fail('note_form')
  if (utf8(note).length > maxBytes) return fail('note_size')
  const blank = note.lastIndexOf('\n\n')
  if (blank < 0) return fail('note_form')
  const lines = note.slice(blank + 2, -1).split('\n')
  if (lines.length > SIGNATURES_MAX) return fail('note_signature_count')
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const signature = parseSignatureLine(line)
    if (signature === null) return fail('note_signature_form')
    signatures.push(signature)
  }
  return ok({ text: note.slice(0, blank + 1), signatures })
}

/** Writes the signed note of a text and at least one signature. */
export function formatNote(text: string, signatures: readonly NoteSignature[]): string {
  assert(isNoteText(text), 'a note ends in a newline and has no other control character')
  assert(signatures.length > 0 && signatures.length <= SIGNATURES_MAX, 'a note has 1 to 64 signatures')
  return `${text}\n${signatures.map(signatureLine).join('')}`
}

/** The signatures of both lists, one for each name and key ID: an added one takes the place of an earlier one. */
export function mergeSignatures(
  signatures: readonly NoteSignature[],
  added: readonly NoteSignature[],
): readonly NoteSignature[] {
  const merged = new Map<string, NoteSignature>()
  for (const signature of [...signatures, ...added]) merged.set(`${signature.keyId} ${signature.name}`, signature)
  return [...merged.values()]
}

/** Whether a text can be signed as a note: well-formed, ending in a newline, no other character below U+0020. */
export function isNoteText(text: string): boolean {
  if (!text.endsWith('\n') || !text.isWellFormed()) return false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x20 && code !== 0x0a) return false
  }
  return true
}

function parseSignatureLine(line: string): NoteSignature | null {
  if (!line.startsWith(LINE_START)) return null
  const [name = '', encoded = '', ...more] = line.slice(LINE_START.length).split(' ')
  const decoded = parseBase64(encoded)
  if (more.length > 0 || !isKeyName(name) || !decoded.ok || decoded.value.length <= KEY_ID_BYTES) return null
  return { name, keyId: readUint32(decoded.value), bytes: decoded.value.slice(KEY_ID_BYTES) }
}

function signatureLine({ name, keyId, bytes }: NoteSignature): string {
  assert(isKeyName(name) && bytes.length > 0, 'a signature has a key name and bytes')
  const id = new Uint8Array(KEY_ID_BYTES)
  new DataView(id.buffer).setUint32(0, keyId)
  return `${LINE_START}${name} ${toBase64(concat(id, bytes))}\n`
}
