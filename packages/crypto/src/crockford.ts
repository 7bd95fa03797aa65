import { fail, ok, type Result } from '@goodstanding/core'
import { type Bytes, fromHex, toHex } from './bytes.ts'

/** Why a text is no code of ours: not its letters or length, or mistyped (its check character does not fit). */
export type CrockfordFault = 'crockford_form' | 'crockford_check'

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CHECK_SYMBOLS = `${SYMBOLS}*~$=U`
const SYMBOL_BITS = 5n
const CHECK_MODULUS = 37n

/**
 * Bytes as people can read them out and type them: the big-endian number in Crockford's Base32, leading zeros kept,
 * then its check character (the number modulo 37).
 */
export function crockfordBase32(bytes: Bytes): string {
  const number = BigInt(`0x0${toHex(bytes)}`)
  let text = ''
  let rest = number
  for (let left = symbolCount(bytes.length); left > 0; left--) {
    text = SYMBOLS.charAt(Number(rest & 31n)) + text
    rest >>= SYMBOL_BITS
  }
  return text + CHECK_SYMBOLS.charAt(Number(number % CHECK_MODULUS))
}

/**
 * Random bytes whose check character is a letter or a digit other than U: the other five of the 37 are signs that shells
 * take for their own, or misread. Drawn again until then, which costs a code less than a quarter of a bit.
 */
export function drawTypeable(random: (byteCount: number) => Bytes, byteCount: number): Bytes {
  for (let draw = 0; draw < DRAWS_MAX; draw++) {
    const bytes = random(byteCount)
    if (/[0-9A-TV-Z]$/.test(crockfordBase32(bytes))) return bytes
  }
  throw new Error('the random bytes given are not random')
}

const DRAWS_MAX = 1_000

/** Reads what `crockfordBase32` wrote as people type it: hyphens and spaces dropped, either case, O as 0, I and L as 1. */
export function parseCrockford(text: string): Result<Bytes, CrockfordFault> {
  const compact = text.replace(/[- ]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
  if (compact.length > SYMBOLS_MAX || !/^[0-9A-HJKMNP-TV-Z]+[0-9A-HJKMNP-Z*~$=]$/.test(compact)) {
    return fail('crockford_form')
  }
  const number = [...compact.slice(0, -1)].reduce((sum, each) => sum * 32n + BigInt(SYMBOLS.indexOf(each)), 0n)
  const length = Math.floor(((compact.length - 1) * 5) / 8)
  if (symbolCount(length) !== compact.length - 1 || number >> BigInt(length * 8) !== 0n) return fail('crockford_form')
  if (CHECK_SYMBOLS.charAt(Number(number % CHECK_MODULUS)) !== compact.at(-1)) return fail('crockford_check')
  return ok(fromHex(number.toString(16).padStart(length * 2, '0')))
}

const SYMBOLS_MAX = 128

function symbolCount(byteCount: number): number {
  return Math.ceil((byteCount * 8) / 5)
}
