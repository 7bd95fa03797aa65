/** Letters that sound alike, in the order in which they are replaced; the longer groups come first. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^x/, 's'],
  [/qu/g, 'kw'],
  [/tsch|sch|tch|sh|ch|cz/g, 'x'],
  [/ph|pf/g, 'f'],
  [/gh(?=t|$)/g, ''],
  [/dge/g, 'j'],
  [/c(?=[eiy])|z/g, 's'],
  [/ck|[cq]/g, 'k'],
  [/th/g, 't'],
  [/[vw]/g, 'f'],
  [/d/g, 't'],
  [/b/g, 'p'],
  [/g/g, 'k'],
]

const KEY_LENGTH = 8

/**
 * A key that words of Latin letters share when they sound alike: consonants by class, vowels only where a word begins,
 * doubled sounds once, at most eight signs. Digits stay. Empty for a word without Latin letters or digits.
 */
export function phoneticKey(token: string): string {
  const letters = token.toLowerCase().replace(/[^a-z0-9]/g, '')
  const sounds = SOUNDS.reduce((before, [alike, sound]) => before.replace(alike, sound), letters)
  const single = sounds.replace(/([a-z])\1+/g, '$1')
  const first = single.slice(0, 1).replace(/[aeiouy]/, 'a')
  return (first + single.slice(1).replace(/[aeiouyh]/g, '')).slice(0, KEY_LENGTH)
}
