import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Fields } from './field.ts'
import { WITHDRAWAL_REASONS } from './record.ts'
import { ABSENCE_REASONS, CORE_TYPES, JURISDICTION_TYPES, RECORD_SCHEMAS, RECORD_TYPES } from './record-types.ts'
import { RULES_OF_EVERY_BODY } from './rules-of-every-body.ts'
import { sectionOf } from './testing/record-tables.ts'

const page = readFileSync(new URL('../../../../docs/protocol/record-types.md', import.meta.url), 'utf8')

describe('The record types', () => {
  it('are nine', () => {
    expect(RECORD_TYPES).toEqual([
      'registration',
      'accounts',
      'tax_standing',
      'tradeline',
      'trade_payments',
      'utility_account',
      'insolvency',
      'judgment',
      'security_interest',
    ])
  })

  it.each(RECORD_TYPES)('are described in docs/protocol/record-types.md as they are: %s', (type) => {
    expect(page).toContain(`${sectionOf(type)}\n`)
  })

  it('have no other section on that page', () => {
    expect(page.match(/^### .*$/gm)).toEqual(RECORD_TYPES.map((type) => `### \`${type}\``))
  })

  it('have their common rules, reasons and sets on that page', () => {
    for (const rule of RULES_OF_EVERY_BODY) expect(page).toContain(`- ${rule}\n`)
    for (const word of [...ABSENCE_REASONS, ...WITHDRAWAL_REASONS]) expect(page).toContain(`\`${word}\``)
    expect(page.replaceAll('\n', ' ')).toContain(`${inWords(JURISDICTION_TYPES)} bind the provider's permit`)
    expect(page.replaceAll('\n', ' ')).toContain(`${inWords(CORE_TYPES)} are the core set`)
  })

  it('name a jurisdiction exactly where the permit is bound to one, as a required field', () => {
    for (const type of RECORD_TYPES) {
      const fields: Fields = RECORD_SCHEMAS[type]
      const isBound = (JURISDICTION_TYPES as readonly string[]).includes(type)
      expect(fields.jurisdiction).toEqual(isBound ? { is: 'checked', form: 'jurisdiction' } : undefined)
    }
  })
})

function inWords(types: readonly string[]): string {
  const quoted = types.map((type) => `\`${type}\``)
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`
}
