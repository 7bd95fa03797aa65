import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ed25519PublicKey } from '#ed25519'
import { formatNote, mergeSignatures, type NoteFault, type NoteSignature, parseNote } from './note.ts'
import { cosign, cosignatureTime, signNote, verifyNoteSignature } from './note-signature.ts'
import { type NoteVerifier, noteVerifier, parseVerifierKey } from './note-verifier.ts'
import { bytes32, withBitFlipped } from './testing/any-bytes.ts'
import { readVectors } from './testing/vector-files.ts'

type Vector = {
  readonly name: string
  readonly note: string
  readonly verifiers: readonly string[]
  readonly text: string
  readonly signatures: readonly {
    readonly name: string
    readonly keyId: string
    readonly valid: boolean | null
    readonly time: number | null
  }[]
}

const accepted = readVectors<readonly Vector[]>('signed-note/notes.json')
const refused = readVectors<readonly { name: string; note: string; fault: NoteFault }[]>('signed-note/refused.json')

const SEED = new Uint8Array(32).fill(4)
const KEY = ed25519PublicKey(SEED)
const TEXT = 'log.example\n3\nAAAA\n'
const line: NoteSignature = { name: 'a', keyId: 1, bytes: Uint8Array.of(1) }

/** Texts that a note can have: any lines without control characters. */
const noteText = fc
  .array(
    fc
      .string({ unit: 'grapheme' })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a note must not have
      .map((each) => each.replace(/[\u0000-\u001f]/g, '')),
  )
  .map((lines) => `${lines.join('\n')}\n`)

const noteSignature = fc.record({
  name: fc.stringMatching(/^[!-*,-~é]{1,20}$/),
  keyId: fc.nat({ max: 2 ** 32 - 1 }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 80 }),
})

function read(note: string): { readonly text: string; readonly signatures: readonly NoteSignature[] } {
  const parsed = parseNote(note)
  if (!parsed.ok) throw new Error(parsed.fault)
  return parsed.value
}

function verifiersOf(vector: Vector): readonly NoteVerifier[] {
  return vector.verifiers.flatMap((text) => {
    const parsed = parseVerifierKey(text)
    return parsed.ok ? [parsed.value] : []
  })
}

describe('A signed note', () => {
  it.each(accepted)('is read as the vector says, with a verdict on each known signature: $name', (vector) => {
    const { text, signatures } = read(vector.note)
    const verifiers = verifiersOf(vector)
    const seen = signatures.map((signature) => {
      const known = verifiers.find(({ name, keyId }) => name === signature.name && keyId === signature.keyId)
      const valid = known === undefined ? null : verifyNoteSignature(text, signature, known)
      const time = valid === true && known?.algorithm === 'cosignature-v1' ? cosignatureTime(signature) : null
      return { name: signature.name, keyId: signature.keyId.toString(16).padStart(8, '0'), valid, time }
    })
    expect(text).toBe(vector.text)
    expect(seen).toEqual(vector.signatures)
    expect(formatNote(text, signatures)).toBe(vector.note)
  })

  it.each(refused)('is refused with $fault: $name', ({ note, fault }) => {
    expect(parseNote(note)).toEqual({ ok: false, fault })
  })

  it('has at most 64 KiB, unless the caller says otherwise', () => {
    const note = formatNote(`${'é'.repeat(1000)}\n`, [line])
    const bytes = 2000 + '\n\n— a AAAAAQE=\n'.length + 2
    expect(parseNote(note, { maxBytes: bytes }).ok).toBe(true)
    expect(parseNote(note, { maxBytes: bytes - 1 })).toEqual({ ok: false, fault: 'note_size' })
    expect(parseNote(formatNote(`${'a'.repeat(65_600)}\n`, [line]))).toEqual({ ok: false, fault: 'note_size' })
  })

  it('is refused when a surrogate stands alone in it', () => {
    expect(parseNote('a\ud800\n\n— a AAAAAQE=\n')).toEqual({ ok: false, fault: 'note_form' })
  })

  it('takes 64 signatures', () => {
    const many = Array.from({ length: 64 }, (_, keyId) => ({ ...line, keyId }))
    expect(read(formatNote(TEXT, many)).signatures).toEqual(many)
    expect(() => formatNote(TEXT, [...many, line])).toThrow('1 to 64 signatures')
    expect(() => formatNote(TEXT, [])).toThrow('1 to 64 signatures')
  })

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(noteText, fc.array(noteSignature, { minLength: 1, maxLength: 5 }), (text, signatures) => {
        expect(read(formatNote(text, signatures))).toEqual({ text, signatures })
      }),
    )
  })

  it('has one spelling: what is read is written as it was', () => {
    const start = formatNote(TEXT, [signNote(TEXT, 'log.example', SEED), line])
    const piece = fc.constantFrom('\n', ' ', '—', '+', '=', 'A', '\u0000', '\u00a0', '')
    fc.assert(
      fc.property(fc.nat({ max: start.length }), fc.nat({ max: 2 }), piece, (at, cut, put) => {
        const note = start.slice(0, at) + put + start.slice(at + cut)
        const parsed = parseNote(note)
        if (parsed.ok) expect(formatNote(parsed.value.text, parsed.value.signatures)).toBe(note)
      }),
      { numRuns: 1000 },
    )
  })

  it.each(['', 'no newline', 'a\tb\n', 'a\r\n', '\ud800\n'])('is not made of the text %j', (text) => {
    expect(() => formatNote(text, [line])).toThrow('a note ends in a newline')
    expect(() => signNote(text, 'a', SEED)).toThrow('a note ends in a newline')
    expect(() => cosign(text, 'a', SEED, 1)).toThrow('a note ends in a newline')
  })
})

describe('A note’s signature', () => {
  it('holds for the text and the key that made it', () => {
    fc.assert(
      fc.property(noteText, bytes32, fc.nat(), (text, seed, seconds) => {
        const key = ed25519PublicKey(seed)
        const signature = signNote(text, 'log.example', seed)
        const cosignature = cosign(text, 'w.example', seed, seconds)
        expect(verifyNoteSignature(text, signature, noteVerifier('log.example', key, 'ed25519'))).toBe(true)
        expect(verifyNoteSignature(text, cosignature, noteVerifier('w.example', key, 'cosignature-v1'))).toBe(true)
        expect(cosignatureTime(cosignature)).toBe(seconds)
      }),
      { numRuns: 30 },
    )
  })

  it('holds for no other text, name, key ID, kind or bytes', () => {
    const verifier = noteVerifier('w', KEY, 'cosignature-v1')
    const cosignature = cosign(TEXT, 'w', SEED, 1_679_315_147)
    expect(verifyNoteSignature(`${TEXT}\n`, cosignature, verifier)).toBe(false)
    expect(verifyNoteSignature(TEXT, { ...cosignature, name: 'v' }, verifier)).toBe(false)
    expect(verifyNoteSignature(TEXT, { ...cosignature, keyId: 1 }, verifier)).toBe(false)
    expect(verifyNoteSignature(TEXT, signNote(TEXT, 'w', SEED), verifier)).toBe(false)
    const relabelled = { ...signNote(TEXT, 'w', SEED), keyId: verifier.keyId }
    expect(verifyNoteSignature(TEXT, relabelled, verifier)).toBe(false)
    fc.assert(
      fc.property(fc.nat(), (pick) => {
        const changed = { ...cosignature, bytes: withBitFlipped(cosignature.bytes, pick) }
        expect(verifyNoteSignature(TEXT, changed, verifier)).toBe(false)
      }),
    )
  })

  it('has a time only where it is a cosignature', () => {
    expect(() => cosignatureTime(signNote(TEXT, 'a', SEED))).toThrow('only a cosignature has a time')
    for (const time of [-1, 0.5, 2 ** 53, Number.NaN])
      expect(() => cosign(TEXT, 'w', SEED, time)).toThrow('whole seconds')
  })

  it('takes the place of an earlier one of its name and key ID when lists are merged', () => {
    const other = { ...line, name: 'b' }
    const newer = { ...line, bytes: Uint8Array.of(2) }
    expect(mergeSignatures([line, other], [newer])).toEqual([newer, other])
    expect(mergeSignatures([line], [{ ...line, keyId: 2 }, other])).toHaveLength(3)
    expect(mergeSignatures([], [])).toEqual([])
  })
})
