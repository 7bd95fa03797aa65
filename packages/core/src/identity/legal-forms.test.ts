import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CHINA } from './legal-forms/cn.ts'
import { GERMANY } from './legal-forms/de.ts'
import { FRANCE } from './legal-forms/fr.ts'
import { NORTHERN_IRELAND, SCOTLAND, UNITED_KINGDOM } from './legal-forms/gb.ts'
import { CALIFORNIA, DELAWARE, NEW_YORK } from './legal-forms/us.ts'
import { findLegalForm, hasLegalPersonality, nameFitsForm } from './legal-forms.ts'

const JURISDICTIONS = [
  ...[CALIFORNIA, CHINA, DELAWARE, FRANCE, GERMANY],
  ...[NEW_YORK, NORTHERN_IRELAND, SCOTLAND, UNITED_KINGDOM],
]

describe('The table of legal forms', () => {
  it.each([
    ['EI4J', 'US-CA'],
    ['H1UM', 'US-CA'],
    ['5HQ4', 'US-CA'],
    ['PJ10', 'US-NY'],
    ['SDX0', 'US-NY'],
    ['HZEH', 'US-DE'],
    ['XTIQ', 'US-DE'],
    ['T91T', 'US-DE'],
    ['H0PO', 'GB'],
    ['H0PO', 'GB-SCT'],
    ['Z0EY', 'GB-NIR'],
    ['4A3J', 'GB-NIR'],
    ['STX7', 'GB-SCT'],
    ['2HBR', 'DE'],
    ['6QQB', 'DE'],
    ['6CHY', 'FR'],
    ['V9QP', 'FR'],
    ['H1U2', 'FR'],
    ['ECAK', 'CN'],
    ['UMCR', 'CN'],
  ])('gives %s legal personality in %s', (code, jurisdiction) => {
    expect(hasLegalPersonality(code, jurisdiction)).toBe(true)
    expect(findLegalForm(code)?.personality).toBe(true)
  })

  it.each([
    ['OL20', 'DE', 'a sole merchant'],
    ['8Z6G', 'DE', 'a limited partnership'],
    ['FR3V', 'DE', 'a civil partnership'],
    ['ZY9X', 'FR', 'a sole trader'],
    ['KFR1', 'FR', 'an artisan'],
    ['8G07', 'FR', 'a natural person'],
    ['9HC8', 'FR', 'an undisclosed partnership'],
    ['Q634', 'FR', 'joint owners'],
    ['RV48', 'CN', 'an individual business'],
    ['ID30', 'GB', 'a limited partnership'],
  ])('lists %s of %s, %s, without legal personality', (code, jurisdiction) => {
    expect(findLegalForm(code)?.jurisdiction).toBe(jurisdiction)
    expect(hasLegalPersonality(code, jurisdiction)).toBe(false)
  })

  it.each([
    ['HZEH', 'US-CA', 'form of another state'],
    ['HZEH', 'US', 'form of a state in the whole country'],
    ['STX7', 'GB', 'form of a part in the whole country'],
    ['2HBR', 'FR', 'form of another country'],
    ['8888', 'US-CA', 'reserved code'],
    ['9999', 'DE', 'reserved code'],
    ['54M6', 'NL', 'form that is not listed'],
    ['SQ7B', 'US-CA', 'general partnership'],
    ['h0po', 'GB', 'code in small letters'],
    ['', 'GB', 'absent code'],
    ['toString', 'GB', 'word that is no code'],
  ])('gives %s no legal personality in %s: %s', (code, jurisdiction) => {
    expect(hasLegalPersonality(code, jurisdiction)).toBe(false)
  })

  it.each([
    ['华为技术有限公司', true],
    ['中国工商银行股份有限公司', true],
    ['某某设计工作室', false],
    ['某某合伙企业（有限合伙）', false],
    ['某某有限公司北京分公司', false],
  ])('says of a Chinese enterprise named %s that it can be a legal person: %s', (name, fits) => {
    expect(nameFitsForm('ECAK', name)).toBe(fits)
  })

  it('asks nothing of the names of other forms', () => {
    expect(nameFitsForm('EI4J', 'Example')).toBe(true)
  })
})

describe('The page on identifiers', () => {
  const page = readFileSync(new URL('../../../../docs/protocol/identifiers.md', import.meta.url), 'utf8')

  it('names every listed form with its code', () => {
    const row = (jurisdiction: string) => page.split('\n').find((line) => line.startsWith(`| ${jurisdiction} |`)) ?? ''
    for (const { jurisdiction, withPersonality, withoutPersonality } of JURISDICTIONS) {
      const [, , having = '', lacking = ''] = row(jurisdiction).split('|')
      for (const [code, name] of Object.entries(withPersonality)) expect(having).toContain(`\`${code}\` ${name}`)
      for (const [code, name] of Object.entries(withoutPersonality)) expect(lacking).toContain(`\`${code}\` ${name}`)
    }
  })
})
