import anyAscii from 'any-ascii'
import { COMPASS_POINTS, FIRST_WORDS, LAST_WORDS, UNIT_WORDS } from './street-words.ts'

/** A street line in its parts: Latin letters in lower case, words in full; what the line does not say is undefined. */
export type StreetParts = {
  readonly number: string | undefined
  readonly street: string | undefined
  readonly unit: string | undefined
  readonly box: string | undefined
}

/** Where the number stands after the street. */
const NUMBER_LAST: ReadonlySet<string> = new Set(
  'AT BE CH CZ DE DK ES FI HR HU IS IT LI LT LV NL NO PL PT RO SE SI SK'.split(' '),
)
/** Where it never does, so that a last number is a road's (`Highway 12`). */
const NUMBER_FIRST: ReadonlySet<string> = new Set('AU CA GB IE NZ US'.split(' '))
const GERMAN: ReadonlySet<string> = new Set(['AT', 'CH', 'DE', 'LI'])

const NUMBER = /^\d+[a-z]?(?:[-/]\d+[a-z]?)*$/
const UNIT_VALUE = /^(?:[a-z]?\d+[a-z]?(?:[-/]\d+)*|[a-z])$/
const ORDINAL = /^\d+(?:st|nd|rd|th|e|er|eme)?$/

/** Takes a street line of any country and script apart. Any text has parts; `country` is ISO 3166-1 alpha-2. */
export function parseStreet(text: string, country = ''): StreetParts {
  const chinese = chineseParts(text.normalize('NFKC'))
  if (chinese !== undefined) return chinese
  const box = /\b(?:p\.? ?o\.? ?box|postfach|postbus|boite postale|b\.?p\.?) ?(\d[\d ]*)/
  const plain = anyAscii(text.toWellFormed().normalize('NFKC')).toLowerCase()
  const boxed = box.exec(plain)
  const { unit, rest } = takeUnit(tokensOf(boxed === null ? plain : plain.replace(box, ' ')))
  const { number, rest: words } = takeNumber(rest, country.toUpperCase())
  const street = fullWords(words, country.toUpperCase()).join(' ')
  return { number, street: orUndefined(street), unit, box: orUndefined(boxed?.[1]?.replaceAll(' ', '') ?? '') }
}

/** Road, number before 号, room before 室; floors are left out, since the room's number tells them. */
function chineseParts(text: string): StreetParts | undefined {
  const found = /^(\D*\D)(\d+(?:-\d+)?)\s*[号號]/.exec(text)
  if (found === null) return undefined
  const [head, road = '', number = ''] = found
  const unit = /(\d+)\s*[室房]/.exec(text.slice(head.length))?.[1]
  return {
    number,
    street: orUndefined(tokensOf(anyAscii(road.toWellFormed()).toLowerCase()).join('')),
    unit,
    box: undefined,
  }
}

function orUndefined(text: string): string | undefined {
  return text === '' ? undefined : text
}

/** Words and numbers; a hyphen or slash counts between digits alone, and `#` announces a unit. */
function tokensOf(lower: string): readonly string[] {
  return lower
    .replace(/['`]/g, '')
    .replace(/#/g, ' unit ')
    .replace(/(\d)[-/]([a-z])\b/g, '$1$2')
    .replace(/(\d) ?([-/]) ?(?=\d)/g, '$1$2')
    .replace(/[^a-z0-9/-]|(?<!\d)[-/]|[-/](?!\d)/g, ' ')
    .split(' ')
    .filter((token) => token !== '')
}

function takeUnit(tokens: readonly string[]): { readonly unit: string | undefined; readonly rest: readonly string[] } {
  for (const [index, token] of tokens.entries()) {
    const word = UNIT_WORDS.get(token)
    if (word === undefined) continue
    const [before = '', after = ''] = [tokens[index - 1], tokens[index + 1]]
    if (UNIT_VALUE.test(after)) return { unit: after, rest: tokens.toSpliced(index, 2) }
    // `2nd floor`, `3. Etage`: the number comes first; a bare one at the start of the line is the house's.
    if ((word === 'floor' || word === 'etage') && index > 1 && ORDINAL.test(before)) {
      return { unit: before.replace(/\D+$/, ''), rest: tokens.toSpliced(index - 1, 2) }
    }
  }
  return { unit: undefined, rest: tokens }
}

function takeNumber(
  tokens: readonly string[],
  country: string,
): { readonly number: string | undefined; readonly rest: readonly string[] } {
  const [first, last] = [takeFirst(tokens), takeLast(tokens)]
  const inOrder = NUMBER_LAST.has(country) ? [last, first] : NUMBER_FIRST.has(country) ? [first] : [first, last]
  return inOrder.find((taken) => taken !== undefined) ?? { number: undefined, rest: tokens }
}

type Taken = { readonly number: string; readonly rest: readonly string[] }

/** `12 bis rue …` is number 12bis. */
function takeFirst(tokens: readonly string[]): Taken | undefined {
  const [number = '', next = ''] = tokens
  if (!NUMBER.test(number)) return undefined
  return /^(?:bis|ter|quater)$/.test(next) && tokens.length > 2
    ? { number: `${number}${next}`, rest: tokens.slice(2) }
    : { number, rest: tokens.slice(1) }
}

/** `Hauptstr. 12 a` is number 12a. */
function takeLast(tokens: readonly string[]): Taken | undefined {
  const [before = '', last = ''] = tokens.slice(-2)
  if (NUMBER.test(last) && tokens.length > 1) return { number: last, rest: tokens.slice(0, -1) }
  if (/^[a-z]$/.test(last) && /^\d+$/.test(before) && tokens.length > 2) {
    return { number: `${before}${last}`, rest: tokens.slice(0, -2) }
  }
  return undefined
}

function fullWords(tokens: readonly string[], country: string): readonly string[] {
  const words = tokens.flatMap((token) => germanStreet(token, country))
  const last = words.findLastIndex((word) => !COMPASS_POINTS.has(word) && !/\d/.test(word))
  return words.map((word, index) => {
    const atEdge = index === 0 || index > last
    if (atEdge && words.length > 1 && COMPASS_POINTS.has(word)) return COMPASS_POINTS.get(word) ?? word
    if (index === last && index > 0) return LAST_WORDS.get(word) ?? word
    // `St Johns Rd`: a saint, unless it is the street's kind.
    if (word === 'st') return 'saint'
    return index === 0 ? (FIRST_WORDS.get(word) ?? word) : word
  })
}

/** `Hauptstr.`, `Hauptstraße` and `Haupt Str.` become one spelling. */
function germanStreet(token: string, country: string): readonly string[] {
  if (GERMAN.has(country) && token === 'str') return ['strasse']
  const name = /^(.{2,})str(?:asse)?$/.exec(token)?.[1]
  return name === undefined ? [token] : [name, 'strasse']
}
