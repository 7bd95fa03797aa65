import { describe, expect, it } from 'vitest'
import { printable } from './print.ts'

describe('What is printed', () => {
  it('cannot steer a terminal or turn its reading direction', () => {
    expect(printable('a\u001b[2Jb\rc\u202ed\u0007')).toBe('a�[2Jb�c�d�')
  })

  it('keeps lines and the letters of all languages', () => {
    const text = '株式会社 Ümlaut ✓\n–'
    expect(printable(text)).toBe(text)
  })
})
