/**
 * What in a VAT number, without its prefix, tells that its holder is a natural person. Where nothing is said of a
 * country, its numbers do not tell.
 */
const INDIVIDUAL: Readonly<Record<string, (number: string) => boolean>> = {
  // Ten digits are a personal number (EGN) or that of a foreigner; legal entities have nine.
  BG: (number) => number.length === 10,
  // Delegated Regulation (EU) 2017/2055, annex I: the first digit of a natural person's is always zero.
  CY: (number) => number.startsWith('0'),
  // Nine or ten digits are a birth number or stand for one; legal entities have eight.
  CZ: (number) => number.length > 8,
  // DNI (digits), NIE (X, Y, Z), and K, L, M for those who have neither.
  ES: (number) => /^[0-9KLMXYZ]/.test(number),
  // Since 2013 a second letter: H for bodies, others for individuals; I stands for the older second letter of bodies.
  IE: (number) => number.length === 9 && !/[HI]$/.test(number),
  // Twelve digits are given to natural persons and to temporary registrations; legal entities have nine.
  LT: (number) => number.length === 12,
  // A personal code begins with the day of birth, or with 32; a legal entity's with 4, 5 or 9.
  LV: (number) => /^[0-3]/.test(number),
  // Since 2020 sole traders have numbers that satisfy MOD 97 but not the eleven-test of a legal entity's RSIN.
  NL: (number) => !passesElevenTest(number.slice(0, 9)),
  // 1 to 3 residents, 45 non-residents.
  PT: (number) => /^[1-4]/.test(number),
  // Thirteen digits are a personal numerical code (CNP).
  RO: (number) => number.length === 13,
  // In a personal number the third and fourth digits are a month; a legal entity's third digit is at least 2.
  SE: (number) => /^\d\d[01]/.test(number),
  // The tax office's numbers of natural persons begin with 1.
  SK: (number) => number.startsWith('1'),
}

/** Whether the number itself tells that it is a natural person's. */
export function isIndividualVat(country: string, number: string): boolean {
  return INDIVIDUAL[country]?.(number) ?? false
}

function passesElevenTest(digits: string): boolean {
  const sum = [9, 8, 7, 6, 5, 4, 3, 2, -1].reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return sum % 11 === 0
}
