import { z } from 'zod'
import { parseRegisterNumber } from '../identity/register-number.ts'
import { checkedText } from '../statements/checked-text.ts'

/** An entry of a listed company register: its registry (GLEIF RA code) and the number there, in normal form. */
export const registerEntry = z
  .strictObject({ registry: checkedText('registry'), number: checkedText('register_number') })
  .refine(isRegisterEntry, { path: ['number'], error: 'must be a number of a listed register, in normal form' })
export type RegisterEntry = z.infer<typeof registerEntry>

/** Whether the number is one that the listed register can have given, in its normal form. */
export function isRegisterEntry({ registry, number }: { readonly registry: string; readonly number: string }): boolean {
  const normal = parseRegisterNumber(registry, number)
  return normal.ok && normal.value === number
}
