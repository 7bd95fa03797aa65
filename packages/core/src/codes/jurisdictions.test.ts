import { describe, expect, it } from 'vitest'
import { isCountry, parentJurisdiction, parseJurisdiction } from './jurisdictions.ts'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

describe('A jurisdiction', () => {
  it.each([
    ['US-CA', 'US-CA', 'US'],
    ['us-ny', 'US-NY', 'US'],
    ['US-DC', 'US-DC', 'US'],
    ['GB-SCT', 'GB-SCT', 'GB'],
    ['DE', 'DE', undefined],
    ['gb', 'GB', undefined],
  ])('reads %s as %s, part of %s', (text, value, parent) => {
    expect(parseJurisdiction(text)).toEqual({ ok: true, value })
    expect(parentJurisdiction(value)).toBe(parent)
  })

  it.each([
    ['', 'jurisdiction_form'],
    ['USA', 'jurisdiction_form'],
    ['US-', 'jurisdiction_form'],
    ['US_CA', 'jurisdiction_form'],
    [' US', 'jurisdiction_form'],
    ['California', 'jurisdiction_form'],
    ['UK', 'jurisdiction_unknown'],
    ['EU', 'jurisdiction_unknown'],
    ['XX', 'jurisdiction_unknown'],
    ['US-ZZ', 'jurisdiction_unknown'],
    ['US-PR', 'jurisdiction_unknown'],
    ['DE-HE', 'jurisdiction_unknown'],
  ])('refuses "%s" with %s', (text, fault) => {
    expect(parseJurisdiction(text)).toEqual({ ok: false, fault })
  })

  it('is one of 249 countries, the states of the United States with its district, and the parts of the kingdom', () => {
    const pairs = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    expect(pairs.filter(isCountry)).toHaveLength(249)
    expect(pairs.filter((pair) => parseJurisdiction(`US-${pair}`).ok)).toHaveLength(51)
  })

  it('counts only whole countries as countries', () => {
    expect(isCountry('US')).toBe(true)
    for (const text of ['US-CA', 'us', 'UK', '']) expect(isCountry(text)).toBe(false)
  })

  it('has no parent where it is not listed', () => {
    expect(parentJurisdiction('DE-HE')).toBeUndefined()
  })
})
