import { type Bytes, crockfordBase32, parseCrockford } from '@goodstanding/crypto'

/** 80 bits: nobody guesses it within its thirty days, and it still can be typed from paper. */
export const CLAIM_CODE_BYTES = 10

/** A claim code as it is handed over: whose it is, then its bits with a check character. */
export function formatClaimCode(provider: string, bits: Bytes): string {
  return `${provider}-${crockfordBase32(bits)}`
}

/** The bits of a code of this provider as people type it; null where it is none, or mistyped. */
export function parseClaimCode(text: string, provider: string): Bytes | null {
  const name = `${provider}-`
  const given = text.trim()
  if (given.slice(0, name.length).toLowerCase() !== name) return null
  const bits = parseCrockford(given.slice(name.length))
  return bits.ok && bits.value.length === CLAIM_CODE_BYTES ? bits.value : null
}
