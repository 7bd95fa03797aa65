import { crockfordBase32, fromHex, parseCrockford, toHex } from '@goodstanding/crypto'
import { CommandError, EXIT } from '../exit-codes.ts'

/** A revocation code as people copy it: Crockford base32 with its check character, in groups of five. */
export function printableCode(code: string): string {
  return crockfordBase32(fromHex(code)).replace(/(.{5})(?=.)/g, '$1-')
}

export function parsePrintableCode(text: string): string {
  if (/^[0-9a-f]{32}$/.test(text)) return text
  const bytes = parseCrockford(text)
  if (bytes.ok && bytes.value.length === 16) return toHex(bytes.value)
  throw new CommandError('revocation_code_form', 'That is no revocation code; a character may be mistyped.', EXIT.usage)
}
