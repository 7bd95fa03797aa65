import { formatNote, type NoteSignature, noteVerifier, parseNote, signNote, utf8 } from '@goodstanding/crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flipped } from '../testing/memory-log.ts'
import { logVerifier, ORIGIN, seedOf, signedCheckpoint, witnessVerifier } from '../testing/signed-log.ts'
import { leafHash } from '../tree/hashing.ts'
import { verifyCheckpoint } from './verify-checkpoint.ts'

const checkpoint = { origin: ORIGIN, size: 1, root: leafHash(utf8('a')) }
const NAMES = ['w1.example', 'w2.example', 'w3.example']
const [w1, w2, w3] = NAMES as [string, string, string]
const witnesses = NAMES.map(witnessVerifier)
const rule = { logKey: logVerifier(), witnesses, k: 2 }

function withSignatures(
  note: string,
  change: (signatures: readonly NoteSignature[]) => readonly NoteSignature[],
): string {
  const parsed = parseNote(note)
  if (!parsed.ok) throw new Error(parsed.fault)
  return formatNote(parsed.value.text, change(parsed.value.signatures))
}

describe('a checkpoint is witnessed', () => {
  it.each([
    [{}, false, null],
    [{ [w1]: 100 }, false, null],
    [{ [w1]: 100, [w2]: 300 }, true, 300],
    [{ [w1]: 900, [w2]: 300, [w3]: 500 }, true, 500],
    [{ [w1]: 100, 'stranger.example': 200 }, false, null],
  ])('L10 by k of its witnesses, at the k-th smallest of their times: %j', (times, isWitnessed, timeSeconds) => {
    const verified = verifyCheckpoint(signedCheckpoint(checkpoint, times), rule)
    expect(verified).toMatchObject({ ok: true, value: { checkpoint, isWitnessed, timeSeconds } })
  })

  it('by any on a test network with k = 0, where it has no time', () => {
    const verified = verifyCheckpoint(signedCheckpoint(checkpoint, { [w1]: 100 }), { ...rule, k: 0 })
    expect(verified).toMatchObject({ ok: true, value: { isWitnessed: true, timeSeconds: null, cosignedBy: [w1] } })
  })

  it('once by a witness, with its earliest time, however often and under whatever names it cosigns', () => {
    const early = signedCheckpoint(checkpoint, { [w1]: 100 })
    const parsed = parseNote(early)
    const twice = withSignatures(signedCheckpoint(checkpoint, { [w1]: 200 }), (signatures) => [
      ...signatures,
      ...(parsed.ok ? parsed.value.signatures.slice(1) : []),
    ])
    expect(verifyCheckpoint(twice, { ...rule, k: 1 })).toMatchObject({ ok: true, value: { timeSeconds: 100 } })
    expect(verifyCheckpoint(twice, rule)).toMatchObject({ ok: true, value: { isWitnessed: false } })
    const alias = noteVerifier('alias.example', witnessVerifier(w1).publicKey, 'cosignature-v1')
    const aliased = withSignatures(early, (signatures) => [
      ...signatures,
      ...signatures.slice(1).map((one) => ({ ...one, name: alias.name, keyId: alias.keyId })),
    ])
    const verified = verifyCheckpoint(aliased, { ...rule, witnesses: [...witnesses, alias] })
    expect(verified).toMatchObject({ ok: true, value: { isWitnessed: false, cosignedBy: [w1] } })
  })
})

describe('a checkpoint is refused', () => {
  const good = signedCheckpoint(checkpoint, { [w1]: 100, [w2]: 200 })

  it('L8 with log_signature where its log did not sign it', () => {
    const unsigned = withSignatures(good, (signatures) => [
      ...signatures.slice(1),
      signNote('other\n', ORIGIN, seedOf('someone else')),
    ])
    expect(verifyCheckpoint(unsigned, rule)).toMatchObject({ ok: false, fault: 'log_signature' })
  })

  it('L8 with checkpoint_key_name where it is of another log', () => {
    const other = logVerifier('other.example/log')
    expect(verifyCheckpoint(good, { ...rule, logKey: other })).toMatchObject({
      ok: false,
      fault: 'checkpoint_key_name',
    })
  })

  it('L8 with checkpoint_form, and which fault of form', () => {
    const long = good.replace(`${ORIGIN}\n1\n`, `${ORIGIN}\n01\n`)
    expect(verifyCheckpoint(long, rule)).toEqual({ ok: false, fault: 'checkpoint_form', at: 'checkpoint_size' })
  })

  it('L8 with the faulty signature named where any bit of one by a known key is flipped', () => {
    fc.assert(
      fc.property(fc.nat(2), fc.nat(511), (which, bit) => {
        const broken = withSignatures(good, (signatures) =>
          signatures.map((one, at) => (at === which ? { ...one, bytes: flipped(one.bytes, bit) } : one)),
        )
        const fault = which === 0 ? 'log_signature' : 'witness_signature'
        expect(verifyCheckpoint(broken, rule)).toMatchObject({ ok: false, fault })
      }),
      { numRuns: 40 },
    )
  })

  it('L8 not for signatures of unknown keys, which are ignored', () => {
    const crowded = withSignatures(good, (signatures) => [
      { name: 'unknown.example', keyId: 7, bytes: Uint8Array.of(1, 2, 3) },
      { name: w3, keyId: 7, bytes: Uint8Array.of(1, 2, 3) },
      ...signatures,
    ])
    expect(verifyCheckpoint(crowded, rule)).toMatchObject({ ok: true, value: { isWitnessed: true, timeSeconds: 200 } })
  })
})
