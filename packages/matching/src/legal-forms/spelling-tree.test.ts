import { findLegalForm } from '@goodstanding/core'
import { describe, expect, it } from 'vitest'
import { normaliseName } from '../names/normalise-name.ts'
import { FORM_SPELLINGS } from './spelling-tree.ts'

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

  it('gives only ISO 20275 codes that the core knows', () => {
    for (const { elf } of FORM_SPELLINGS) if (elf !== undefined) expect(findLegalForm(elf), elf).toBeDefined()
  })
})
