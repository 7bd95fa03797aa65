import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStreet } from './parse-street.ts'

type Parts = Partial<Record<'number' | 'street' | 'unit' | 'box', string>>

describe('A street line', () => {
  it.each<[string, string, Parts]>([
    ['US', '2789 Airport Way', { number: '2789', street: 'airport way' }],
    ['US', '6230 2nd St', { number: '6230', street: '2nd street' }],
    ['US', '123 N. Main St., Apt. 4-B', { number: '123', street: 'north main street', unit: '4b' }],
    ['US', '123 N. Main St., Apt. 4B', { number: '123', street: 'north main street', unit: '4b' }],
    ['US', '123 Main Street NW #12', { number: '123', street: 'main street northwest', unit: '12' }],
    ['US', 'STE 200, 9 Elm AVE', { number: '9', street: 'elm avenue', unit: '200' }],
    ['US', '9 Elm Ave 2nd Floor', { number: '9', street: 'elm avenue', unit: '2' }],
    ['US', '8 St Johns Rd', { number: '8', street: 'saint johns road' }],
    ['US', '8 State Hwy 12', { number: '8', street: 'state highway 12' }],
    ['US', 'Highway 12', { street: 'highway 12' }],
    ['US', 'P.O. Box 1234', { box: '1234' }],
    ['US', '14-22 Broadway', { number: '14-22', street: 'broadway' }],
    ['GB', '221b Baker Street', { number: '221b', street: 'baker street' }],
    ['DE', 'Hauptstr. 12 a', { number: '12a', street: 'haupt strasse' }],
    ['DE', 'Hauptstraße 12a', { number: '12a', street: 'haupt strasse' }],
    ['DE', 'Berliner Str. 5', { number: '5', street: 'berliner strasse' }],
    ['DE', 'Straße des 17. Juni 135', { number: '135', street: 'strasse des 17 juni' }],
    ['DE', 'Postfach 10 20 30', { box: '102030' }],
    ['FR', '12 bis av. de la République', { number: '12bis', street: 'avenue de la republique' }],
    ['FR', '3 bd St Germain, bât. B', { number: '3', street: 'boulevard saint germain', unit: 'b' }],
    ['NL', '1e Jacob van Campenstraat 12-2', { number: '12-2', street: '1e jacob van campenstraat' }],
    ['CN', '中山路１２３号5楼502室', { number: '123', street: 'zhongshanlu', unit: '502' }],
    ['', '', {}],
    ['', '???', {}],
    ['US', '77', { number: '77' }],
  ])('of %s, "%s", is taken apart', (country, text, parts) => {
    expect(parseStreet(text, country)).toEqual({
      number: undefined,
      street: undefined,
      unit: undefined,
      box: undefined,
      ...parts,
    })
  })

  it('reads the same in capitals and without full stops', () => {
    const word = fc.constantFrom('Oak', 'Lake', 'St.', 'Ave.', 'Straße', 'N.', 'Rd.', 'Johns', 'Suite 5', '12', 'Blvd.')
    fc.assert(
      fc.property(fc.array(word), fc.constantFrom('US', 'DE', 'FR', ''), (words, country) => {
        const line = words.join(' ')
        expect(parseStreet(line.toUpperCase(), country)).toEqual(parseStreet(line.replaceAll('.', ''), country))
      }),
    )
  })

  it('has parts of Latin letters, digits and single spaces alone, whatever the text and country', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, country) => {
        const parts = Object.values(parseStreet(text, country)).filter((part) => part !== undefined)
        for (const part of parts) expect(part).toMatch(/^[a-z0-9/-]+( [a-z0-9/-]+)*$/)
      }),
      { numRuns: 500 },
    )
  })

  it('has parts for broken surrogates and very long lines', () => {
    expect(parseStreet('12 \ud800 Main St', 'US')).toMatchObject({ number: '12' })
    expect(parseStreet(`12 ${'a 1-'.repeat(20_000)}`, 'US')).toMatchObject({ number: '12' })
    for (const part of ['1', ' ', '-', '中', '1 ', 'p.o. box ', '#', '号']) {
      expect(Object.keys(parseStreet(part.repeat(50_000), 'CN'))).toEqual(['number', 'street', 'unit', 'box'])
    }
  })
})
