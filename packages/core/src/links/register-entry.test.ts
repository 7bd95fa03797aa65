import { describe, expect, it } from 'vitest'
import { registerEntry } from './register-entry.ts'

describe('The register entry of a link', () => {
  it.each([
    { registry: 'RA000598', number: 'C3268102' },
    { registry: 'RA000304', number: 'HRB 42243' },
    { registry: 'RA000092', number: '91350100M000100Y43' },
  ])('is read: $registry $number', (entry) => {
    expect(registerEntry.safeParse(entry)).toMatchObject({ success: true, data: entry })
  })

  it.each([
    { registry: 'RA999999', number: 'C3268102' },
    { registry: 'RA000598', number: 'c3268102' },
    { registry: 'RA000598', number: '3268102' },
    { registry: 'RA000598', number: 'Jo Public' },
    { registry: 'RA000598', number: '078-05-1120' },
    { registry: 'RA000304', number: 'HRA 42243' },
    { registry: 'RA000092', number: '92350100M000100Y40' },
    { registry: 'RA000598', number: 'C3268102', name: 'Jo Public' },
    { registry: 'RA000598' },
  ])('is refused: %o', (entry) => {
    expect(registerEntry.safeParse(entry).success).toBe(false)
  })
})
