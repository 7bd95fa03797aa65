import { expect, it } from 'vitest'
import { placeholderReason } from './placeholder.ts'

it.each([
  ['0', 'one_digit_repeated'],
  ['000000000', 'one_digit_repeated'],
  ['999999', 'one_digit_repeated'],
  ['C1111111', 'one_digit_repeated'],
  ['DKCVR.88888888', 'one_digit_repeated'],
  ['DED2601V.HRB111111', 'one_digit_repeated'],
  ['123456789', 'counting'],
  ['01234567', 'counting'],
  ['C1234567', 'counting'],
  ['1234567890', 'counting'],
  ['987654321', 'counting'],
  ['99999', undefined],
  ['HRB 11111', undefined],
  ['HRB 123456', undefined],
  ['3456789', undefined],
  ['112233445', undefined],
  ['552032534', undefined],
  ['HWUPKR0MPOU8FGXBT394', undefined],
  ['', undefined],
])('%s looks like a placeholder: %s', (value, reason) => {
  expect(placeholderReason(value)).toBe(reason)
})
