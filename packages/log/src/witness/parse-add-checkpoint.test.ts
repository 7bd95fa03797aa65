import { readFileSync } from 'node:fs'
import { toBase64 } from '@goodstanding/crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAddCheckpoint } from './parse-add-checkpoint.ts'

const [{ note }]: [{ note: string }] = JSON.parse(
  readFileSync(new URL('../../../../vectors/checkpoint/checkpoints.json', import.meta.url), 'utf8'),
)
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => new Uint8Array(bytes))
const size = fc.nat(Number.MAX_SAFE_INTEGER)

function requestOf(oldSize: number | string, proof: readonly string[], checkpoint = note): string {
  return [`old ${oldSize}`, ...proof, '', checkpoint].join('\n')
}

describe('A request to cosign a checkpoint (C2SP tlog-witness, L9)', () => {
  it('is read with its old size, its proof in order, and what it submits', () => {
    fc.assert(
      fc.property(size, fc.array(hash, { maxLength: 63 }), (oldSize, proof) => {
        const parsed = parseAddCheckpoint(requestOf(oldSize, proof.map(toBase64)))
        expect(parsed).toMatchObject({ ok: true, value: { oldSize, proof, submitted: { checkpoint: { size: 300 } } } })
      }),
      { seed: 41 },
    )
  })

  it('is read or refused with a fault, wherever it is cut off or one of its characters is another', () => {
    const whole = requestOf(7, [toBase64(new Uint8Array(32))])
    const letter = fc.constantFrom(...'0 \n+é\u0000—')
    fc.assert(
      fc.property(fc.nat(whole.length - 1), letter, (at, other) => {
        const cut = parseAddCheckpoint(whole.slice(0, at))
        expect(cut).toMatchObject({ ok: false, fault: expect.stringMatching(/^[a-z_]+$/) })
        const bent = parseAddCheckpoint(`${whole.slice(0, at)}${other}${whole.slice(at + 1)}`)
        if (!bent.ok) expect(bent.fault).toMatch(/^[a-z_]+$/)
      }),
      { seed: 42, numRuns: 500 },
    )
  })

  it.each([
    ['request_size', requestOf(7, ['A'.repeat(90_000)])],
    ['request_form', 'old 7\n'],
    ['old_size_form', requestOf('07', [])],
    ['old_size_form', requestOf('9999999999999999', [])],
    ['old_size_form', requestOf('-1', [])],
    ['proof_form', requestOf(7, ['AAAA'])],
    [
      'proof_form',
      requestOf(
        7,
        Array.from({ length: 64 }, () => toBase64(new Uint8Array(32))),
      ),
    ],
  ])('is refused with %s', (fault, request) => {
    expect(parseAddCheckpoint(request)).toMatchObject({ ok: false, fault })
  })
})
