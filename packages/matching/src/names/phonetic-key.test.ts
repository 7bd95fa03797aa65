import fc from 'fast-check'
import { expect, it } from 'vitest'
import { phoneticKey } from './phonetic-key.ts'

it.each([
  ['Schmidt', 'Shmit'],
  ['Phillips', 'Filips'],
  ['Knight', 'Nite'],
  ['Centre', 'Sentre'],
  ['Quick', 'Kwik'],
  ['Wright', 'Rite'],
  ['Meyer', 'Maier'],
])('gives %s and %s one key', (one, other) => expect(phoneticKey(one)).toBe(phoneticKey(other)))

it.each([
  ['Northern', 'Southern'],
  ['Baker', 'Becker2'],
  ['Lane', 'Line7'],
  ['Able', 'Table'],
])('tells %s from %s', (one, other) => expect(phoneticKey(one)).not.toBe(phoneticKey(other)))

it('is at most eight signs of letters and digits for any text, and the same for any case', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      expect(phoneticKey(text)).toMatch(/^[a-z0-9]{0,8}$/)
    }),
    { seed: 5 },
  )
  expect(phoneticKey('MEYER')).toBe(phoneticKey('meyer'))
  expect(phoneticKey('')).toBe('')
})
