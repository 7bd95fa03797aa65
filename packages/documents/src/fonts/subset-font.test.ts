import { describe, expect, it } from 'vitest'
import { fontBytes } from './font-files.ts'
import { subsetFont } from './subset-font.ts'
import { openTrueType, partsOf } from './true-type.ts'

const LETTERS = 'Aé 海纳货运（深圳），−✓'

describe.each(['regular', 'bold'] as const)('Letters taken out of the %s font', (weight) => {
  const whole = openTrueType(fontBytes(weight))
  const file = subsetFont(fontBytes(weight), LETTERS)
  const subset = openTrueType(file)
  const codes = [...LETTERS].map((letter) => letter.codePointAt(0) ?? 0)

  it('are there with their widths, and no others are', () => {
    for (const code of codes) {
      expect(subset.glyphOf(code)).toBeGreaterThan(0)
      const metric = whole.metric(whole.glyphOf(code))
      expect(subset.metric(subset.glyphOf(code)).equals(metric)).toBe(true)
    }
    for (const letter of 'Bêß京☃') expect(subset.glyphOf(letter.codePointAt(0) ?? 0)).toBe(0)
    expect(file.length).toBeLessThan(20_000)
  })

  it('have the outlines that they had, with all that they are put together from', () => {
    const glyphs = subset.table('maxp')?.readUInt16BE(4) ?? 0
    const drawn = (font: typeof whole, glyph: number): string => {
      const outline = font.outline(glyph)
      const parts = partsOf(outline).map((place) => outline.readUInt16BE(place))
      if (parts.length === 0) return outline.toString('hex').replace(/(00)+$/, '')
      for (const part of parts) if (font === subset) expect(part).toBeLessThan(glyphs)
      return parts.map((part) => drawn(font, part)).join()
    }
    for (const code of codes) expect(drawn(subset, subset.glyphOf(code))).toBe(drawn(whole, whole.glyphOf(code)))
  })

  it('are a file whose sums are those that the format asks for', () => {
    let sum = 0
    for (let at = 0; at < file.length; at += 4) sum = (sum + file.readUInt32BE(at)) >>> 0
    expect(sum).toBe(0xb1b0_afba)
  })

  it('leave out what the font does not have', () => {
    expect(
      openTrueType(subsetFont(fontBytes(weight), '\u{10ffff}A'))
        .table('maxp')
        ?.readUInt16BE(4),
    ).toBe(2)
  })
})
