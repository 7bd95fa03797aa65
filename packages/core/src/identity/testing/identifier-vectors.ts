import { readFileSync } from 'node:fs'

export type TextVector = { readonly text: string; readonly registry?: string }
export type ValidText = TextVector & { readonly value: string }
export type InvalidText = TextVector & { readonly fault: string }

/** Reads `vectors/identifiers/<name>.json`; the caller says what one case is. */
export function identifierVectors<V = ValidText, I = InvalidText>(
  name: string,
): { readonly valid: readonly V[]; readonly invalid: readonly I[] } {
  const path = new URL(`../../../../../vectors/identifiers/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** The fault codes that a set of vectors shows, each once, in order. */
export function faultsOf(invalid: readonly { readonly fault: string }[]): string[] {
  return [...new Set(invalid.map(({ fault }) => fault))].sort()
}
