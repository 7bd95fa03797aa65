import { describe, expect, it } from 'vitest'
import { parseJurisdiction } from '../codes/jurisdictions.ts'
import { findRegister, isListedRegister } from './registers.ts'

const LISTED = [
  ['RA000092', 'CN'],
  ['RA000189', 'FR'],
  ['RA000192', 'FR'],
  ['RA000242', 'DE'],
  ['RA000304', 'DE'],
  ['RA000585', 'GB'],
  ['RA000585', 'GB-EAW'],
  ['RA000586', 'GB'],
  ['RA000586', 'GB-NIR'],
  ['RA000587', 'GB'],
  ['RA000587', 'GB-SCT'],
  ['RA000598', 'US-CA'],
  ['RA000602', 'US-DE'],
  ['RA000628', 'US-NY'],
] as const

describe('The table of registers', () => {
  it.each(LISTED)('lists %s in %s', (code, jurisdiction) => {
    expect(isListedRegister(code, jurisdiction)).toBe(true)
    expect(findRegister(code)?.code).toBe(code)
  })

  it.each([
    ['RA000598', 'US-NY'],
    ['RA000598', 'US'],
    ['RA000587', 'GB-NIR'],
    ['RA000092', 'HK'],
    ['RA000242', 'DE-HE'],
    ['RA000463', 'NL'],
    ['RA888888', 'US-CA'],
    ['RA999999', 'US-CA'],
    ['', ''],
  ])('does not list %s in %s', (code, jurisdiction) => {
    expect(isListedRegister(code, jurisdiction)).toBe(false)
  })

  it('does not find a register that is not listed', () => {
    for (const code of ['RA000463', 'RA888888', 'ra000598', 'toString', '']) expect(findRegister(code)).toBeUndefined()
  })

  it('names only known jurisdictions', () => {
    for (const [code] of LISTED) {
      for (const jurisdiction of findRegister(code)?.jurisdictions ?? []) {
        expect(parseJurisdiction(jurisdiction).ok).toBe(true)
      }
    }
  })
})
