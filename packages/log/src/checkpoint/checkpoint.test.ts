import { formatNote, signNote, toBase64, utf8 } from '@goodstanding/crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logVerifier, ORIGIN, seedOf, signedCheckpoint } from '../testing/signed-log.ts'
import { EMPTY_ROOT, leafHash } from '../tree/hashing.ts'
import { formatCheckpointText, parseCheckpoint } from './checkpoint.ts'

const root = leafHash(utf8('a'))
const ROOT = toBase64(root)
const noteOf = (text: string, name = ORIGIN) => formatNote(text, [signNote(text, name, seedOf(name))])

describe('a checkpoint', () => {
  it('L8 reads back as it was written, with the right root of the empty log', () => {
    for (const checkpoint of [
      { origin: ORIGIN, size: 0, root: EMPTY_ROOT },
      { origin: ORIGIN, size: 1, root },
      { origin: ORIGIN, size: Number.MAX_SAFE_INTEGER, root },
    ]) {
      const parsed = parseCheckpoint(signedCheckpoint(checkpoint))
      expect(parsed.ok && parsed.value.checkpoint).toEqual(checkpoint)
      expect(parsed.ok && parsed.value.note.text).toBe(formatCheckpointText(checkpoint))
    }
  })

  it.each([
    ['checkpoint_lines', `${ORIGIN}\n1\n`],
    ['checkpoint_lines', `${ORIGIN}\n`],
    ['checkpoint_extension', `${ORIGIN}\n1\n${ROOT}\nmore\n`],
    ['checkpoint_extension', `${ORIGIN}\n1\n${ROOT}\n\n`],
    ['checkpoint_origin', `\n1\n${ROOT}\n`],
    ['checkpoint_origin', `other.example/log\n1\n${ROOT}\n`],
    ['checkpoint_origin', `${ORIGIN} \n1\n${ROOT}\n`],
    ['checkpoint_size', `${ORIGIN}\n01\n${ROOT}\n`],
    ['checkpoint_size', `${ORIGIN}\n+1\n${ROOT}\n`],
    ['checkpoint_size', `${ORIGIN}\n-1\n${ROOT}\n`],
    ['checkpoint_size', `${ORIGIN}\n1 \n${ROOT}\n`],
    ['checkpoint_size', `${ORIGIN}\n1e3\n${ROOT}\n`],
    ['checkpoint_size', `${ORIGIN}\n0x1\n${ROOT}\n`],
    ['checkpoint_size', `${ORIGIN}\n\n${ROOT}\n`],
    ['checkpoint_size', `${ORIGIN}\n9007199254740992\n${ROOT}\n`],
    ['checkpoint_size', `${ORIGIN}\n18446744073709551615\n${ROOT}\n`],
    ['checkpoint_root', `${ORIGIN}\n1\n${ROOT.slice(0, -1)}\n`],
    ['checkpoint_root', `${ORIGIN}\n1\n${ROOT} \n`],
    ['checkpoint_root', `${ORIGIN}\n1\n${toBase64(root.subarray(1))}\n`],
    ['checkpoint_root', `${ORIGIN}\n1\n\n`],
    ['checkpoint_root', `${ORIGIN}\n0\n${ROOT}\n`],
  ])('L8 is refused with %s for %j', (fault, text) => {
    expect(parseCheckpoint(noteOf(text))).toMatchObject({ ok: false, fault })
  })

  it('L8 is refused where the note itself is malformed', () => {
    const good = signedCheckpoint({ origin: ORIGIN, size: 1, root })
    for (const broken of [
      '',
      good.slice(0, -1),
      `${good}\n`,
      good.replace('\u2014', '-'),
      good.replaceAll('\n', '\r\n'),
    ]) {
      expect(parseCheckpoint(broken).ok).toBe(false)
    }
  })

  it('of another log may have extension lines and a key of another name', () => {
    const text = `other.example/log\n1\n${ROOT}\nmore\n`
    expect(parseCheckpoint(noteOf(text), { isForeign: true })).toMatchObject({ ok: true })
    expect(parseCheckpoint(noteOf(`${text}\nx\n`), { isForeign: true }).ok).toBe(false)
  })

  it('L8 has one spelling: what parses is what would be written', () => {
    const [head = '', signatures = ''] = signedCheckpoint({ origin: ORIGIN, size: 12, root }).split('\n\n')
    fc.assert(
      fc.property(fc.nat(head.length), fc.string({ maxLength: 2 }), fc.nat(2), (at, put, cut) => {
        const parsed = parseCheckpoint(`${head.slice(0, at)}${put}${head.slice(at + cut)}\n\n${signatures}`)
        if (parsed.ok) expect(formatCheckpointText(parsed.value.checkpoint)).toBe(parsed.value.note.text)
      }),
      { numRuns: 500 },
    )
  })

  it('is never written with a bad origin, size or root', () => {
    expect(() => formatCheckpointText({ origin: 'a b', size: 1, root })).toThrow()
    expect(() => formatCheckpointText({ origin: '', size: 1, root })).toThrow()
    expect(() => formatCheckpointText({ origin: ORIGIN, size: -1, root })).toThrow()
    expect(() => formatCheckpointText({ origin: ORIGIN, size: 0, root })).toThrow()
    expect(logVerifier().name).toBe(ORIGIN)
  })
})
