import { fail, ok, type Result } from '../result.ts'

declare const leiBrand: unique symbol

/** A Legal Entity Identifier (ISO 17442): 18 characters, then two check digits. */
export type Lei = string & { readonly [leiBrand]: true }

export type LeiFault = 'lei_length' | 'lei_characters' | 'lei_check_digits'

const LEI_LENGTH = 20

/** Reads a LEI as people type it: spaces are dropped and letters raised. */
export function parseLei(text: string): Result<Lei, LeiFault> {
  const compact = text.replaceAll(' ', '').toUpperCase()
  if (compact.length !== LEI_LENGTH) return fail('lei_length')
  if (!/^[0-9A-Z]{18}[0-9]{2}$/.test(compact)) return fail('lei_characters')
  if (remainder97(compact) !== 1) return fail('lei_check_digits')
  return ok(compact as Lei)
}

/** ISO 7064 MOD 97-10, with letters as the numbers 10 to 35. */
function remainder97(characters: string): number {
  let remainder = 0
  for (const character of characters) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97
  }
  return remainder
}
