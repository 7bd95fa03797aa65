import { existsSync, readFileSync } from 'node:fs'
import { findLegalForm } from '@goodstanding/core'
import { describe, expect, it } from 'vitest'
import { normaliseName } from '../names/normalise-name.ts'
import { FORM_SPELLINGS } from './spelling-tree.ts'

const PUBLIC_LIST = new URL('../../../../../shared/data/legal-forms/org_types.yml', import.meta.url)

const spellings = FORM_SPELLINGS.flatMap((form) => [
  ...[...(form.anywhere ?? []), ...(form.atEnd ?? [])].map((spelling) => ({ form, name: `Zwyxo ${spelling}` })),
  ...(form.atStart ?? []).map((spelling) => ({ form, name: `${spelling} Zwyxo` })),
])

describe('the table of legal forms', () => {
  it('has forms of at least 20 jurisdictions', () => {
    expect(new Set(FORM_SPELLINGS.map((form) => form.jurisdiction)).size).toBeGreaterThanOrEqual(20)
  })

  it('takes each of its spellings out of a name whole, and says what it can mean', () => {
    for (const { form, name } of spellings) {
      const { tokens, forms } = normaliseName(name)
      expect(tokens, name).toEqual(['zwyxo'])
      const meant = forms.flatMap((found) => found.forms)
      expect(meant, name).toContainEqual(expect.objectContaining({ jurisdiction: form.jurisdiction, kind: form.kind }))
    }
  })

  it('gives only ISO 20275 codes that the core has for the same jurisdiction', () => {
    const coded = FORM_SPELLINGS.filter((form) => form.elf !== undefined)
    expect(coded.length).toBeGreaterThan(30)
    for (const { elf = '', jurisdiction } of coded) expect(findLegalForm(elf)?.jurisdiction, elf).toBe(jurisdiction)
  })

  // Most of the public list are forms of other jurisdictions and misspellings, which the table leaves out.
  it.skipIf(!existsSync(PUBLIC_LIST))('recognises a printed share of a public list of spellings', () => {
    const aliases = [...readFileSync(PUBLIC_LIST, 'utf8').matchAll(/^ {6}- ['"]?([^'"#\n]+)/gm)].map(
      ([, alias]) => alias ?? '',
    )
    const isTaken = (name: string): boolean => normaliseName(name).compact === 'zwyxo'
    const taken = aliases.filter((alias) => isTaken(`Zwyxo ${alias}`) || isTaken(`${alias} Zwyxo`))
    console.log(`${taken.length} of ${aliases.length} spellings of the public list are recognised whole`)
    expect(taken.length / aliases.length).toBeGreaterThan(0.25)
  })
})
