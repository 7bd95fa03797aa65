import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryMap } from '../memory-map.ts'
import { aKey, anyContents, anyKey, aValue } from '../testing/keys.ts'
import { parseMapProof } from './parse-map-proof.ts'

const map = memoryMap().with(Array.from({ length: 9 }, (_, i) => ({ key: aKey(i), value: aValue(i) })))
const exist = JSON.parse(JSON.stringify(map.prove(aKey(1)))).exist
const nonexist = JSON.parse(JSON.stringify(map.prove(aKey('absent')))).nonexist
const step = exist.path[0]

describe('An ICS-23 proof', () => {
  it('is read from its JSON form as it was written', () => {
    fc.assert(
      fc.property(anyContents, anyKey, (contents, key) => {
        const proof = memoryMap().with(contents).prove(key)
        if (proof === null) return
        const json = JSON.parse(JSON.stringify(proof))
        expect(parseMapProof(json)).toEqual({ ok: true, value: json })
      }),
      { seed: 21 },
    )
  })

  it('never throws, whatever is read', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (value, inner) => {
        expect(parseMapProof(value).ok).toBe(false)
        expect(parseMapProof({ exist: inner }).ok).toBe(false)
        expect(parseMapProof({ nonexist: { key: exist.key, left: inner, right: exist } }).ok).toBe(inner === null)
      }),
      { seed: 22 },
    )
  })

  it.each([
    ['map_proof_form', 'nothing', null],
    ['map_proof_form', 'no object', 'exist'],
    ['map_proof_form', 'a list', [exist]],
    ['map_proof_form', 'neither presence nor absence', {}],
    ['map_proof_form', 'both presence and absence', { exist, nonexist }],
    ['map_proof_form', 'a batch of proofs', { batch: { entries: [{ exist }] } }],
    ['map_proof_form', 'an unknown field', { exist: { ...exist, note: '' } }],
    ['map_proof_form', 'a field of the prototype', { exist: { ...exist, toString: '' } }],
    ['map_proof_form', 'a missing field', { exist: { ...exist, leaf: undefined } }],
    ['map_proof_form', 'an operation by its name', { exist: { ...exist, path: [{ ...step, hash: 'SHA256' }] } }],
    ['map_proof_form', 'half an operation', { exist: { ...exist, path: [{ ...step, hash: 0.5 }] } }],
    ['map_proof_bounds', 'an operation that cannot be', { exist: { ...exist, path: [{ ...step, hash: 256 }] } }],
    ['map_proof_form', 'a path that is no list', { exist: { ...exist, path: { 0: step } } }],
    ['map_proof_bounds', 'a path of 257 steps', { exist: { ...exist, path: Array.from({ length: 257 }, () => step) } }],
    ['map_proof_base64', 'bytes in hexadecimal', { exist: { ...exist, value: 'zz' } }],
    ['map_proof_base64', 'bytes without padding', { exist: { ...exist, value: 'AA' } }],
    ['map_proof_base64', 'bytes in a second spelling', { exist: { ...exist, value: 'AB==' } }],
    ['map_proof_bounds', 'a short key', { nonexist: { ...nonexist, key: 'AA==' } }],
    ['map_proof_bounds', 'an empty value', { exist: { ...exist, value: '' } }],
    ['map_proof_bounds', 'a value over 1 KiB', { exist: { ...exist, value: 'A'.repeat(1368) } }],
    ['map_proof_bounds', 'a value of a megabyte', { exist: { ...exist, value: 'A'.repeat(1 << 20) } }],
    ['map_proof_bounds', 'a prefix without bytes', { exist: { ...exist, path: [{ ...step, prefix: '' }] } }],
    ['map_proof_form', 'an undefined neighbour', { nonexist: { key: nonexist.key, left: exist } }],
  ])('is refused as %s when it has %s', (fault, _, value) => {
    expect(parseMapProof(value)).toMatchObject({ ok: false, fault })
  })

  it('says where it is wrong', () => {
    const path = [step, { ...step, suffix: '?' }]
    expect(parseMapProof({ nonexist: { ...nonexist, left: { ...exist, path } } })).toEqual({
      ok: false,
      fault: 'map_proof_base64',
      at: 'nonexist.left.path.1.suffix',
    })
  })
})
