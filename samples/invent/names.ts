import { fraction, pick } from './seeded-draws.ts'
import { ANY_TRADE, ENDINGS, MIDDLES, ONSETS, STREET_KINDS, STREETS, TOWN_ENDINGS, TRADES } from './words.ts'

/** The two kinds of legal entity that the samples know. */
export type EntityKind = 'corporation' | 'llc'

/** A coined word such as `Velarquin`. */
export function coinedWord(...words: readonly string[]): string {
  return [pick(ONSETS, 'onset', ...words), pick(MIDDLES, 'middle', ...words), pick(ENDINGS, 'ending', ...words)].join(
    '',
  )
}

/** An invented legal name with a word of its trade and the ending of its kind. */
export function inventName(kind: EntityKind, naics: string, ...words: readonly string[]): string {
  const trade = pick(TRADES[naics.slice(0, 2)] ?? ANY_TRADE, 'trade', ...words)
  return `${coinedWord(...words)} ${trade}${kind === 'llc' ? ' LLC' : ', Inc.'}`
}

export type InventedAddress = { readonly line: string; readonly town: string; readonly zip: string }

/** First digits of the states' postcodes: enough to look like one. */
const ZIPS: { readonly [state: string]: readonly [number, number] } = { CA: [90_001, 96_162], NY: [10_001, 14_925] }

/** A made-up address: the street and the town do not exist together, the postcode only lies in the state's range. */
export function inventAddress(state: string, ...words: readonly string[]): InventedAddress {
  const [first, last] = ZIPS[state] ?? [10_001, 99_950]
  const number = 100 + Math.floor(fraction('number', ...words) * 9_800)
  return {
    line: `${number} ${pick(STREETS, 'street', ...words)} ${pick(STREET_KINDS, 'street kind', ...words)}`,
    town: `${coinedWord('town', ...words)} ${pick(TOWN_ENDINGS, 'town', ...words)}`,
    zip: String(first + Math.floor(fraction('zip', ...words) * (last - first + 1))),
  }
}
