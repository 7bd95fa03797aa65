import type { Overall } from '../verify-report.ts'

const WORDS: { readonly [O in Overall]: string } = {
  verified: 'Verified',
  verified_with_remarks: 'Verified with remarks',
  not_verified: 'Not verified: do not rely on this file',
}

export function overallWords(overall: Overall): string {
  return WORDS[overall]
}
