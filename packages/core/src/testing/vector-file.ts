import { readFileSync } from 'node:fs'

/** What a file of `vectors/` says: inputs that every implementation accepts, and inputs that it refuses. */
export function vectorFile<Valid, Invalid>(
  path: string,
): { readonly valid: readonly Valid[]; readonly invalid: readonly Invalid[] } {
  return JSON.parse(readFileSync(new URL(`../../../../vectors/${path}`, import.meta.url), 'utf8'))
}
