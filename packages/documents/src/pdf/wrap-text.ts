import { inFontLetters } from '../fonts/font-files.ts'
import { readable } from '../html/escape.ts'
import type { Language } from '../words/language.ts'
import { drawLine, LEADING, type Sheet, type TextStyle, widthOf } from './sheet.ts'

/**
 * What stays on one line: a Chinese or Japanese letter, or a word with the space behind it, each with the closing
 * punctuation that no line may begin with.
 */
const PIECE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef][、。，．；：？！）》」』】〉]*|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef]+[、。，．；：？！）》」』】〉]*\s*|\s+/gu

/** A text in lines no wider than `width`: broken at spaces, between Chinese letters, and within words that are too long. */
export function wrapText(sheet: Sheet, text: string, width: number, style: TextStyle): readonly string[] {
  const clean = settable(sheet, text)
  if (widthOf(sheet, clean, style) <= width) return [clean]
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(clean)) {
    if (widthOf(sheet, (line + piece).trimEnd(), style) <= width) {
      line += piece
      continue
    }
    if (line !== '') lines.push(line.trimEnd())
    line = piece.trimStart()
    while (line !== '' && widthOf(sheet, line.trimEnd(), style) > width) {
      const kept = fitting(sheet, line, width, style)
      lines.push(kept)
      line = line.slice(kept.length)
    }
  }
  return line.trimEnd() === '' ? lines : [...lines, line.trimEnd()]
}

/** A word as long as a member's name is broken behind its hyphens too; a date is not. */
export function piecesOf(text: string): readonly string[] {
  return (text.match(PIECE) ?? []).flatMap((piece) =>
    piece.length > LONG_WORD ? piece.split(/(?<=-)(?=\p{L})/u) : [piece],
  )
}

const LONG_WORD = 14

/** In English the font's curly quotation marks, which are as wide as a Chinese letter, give way to straight ones. */
function narrowed(text: string, language: Language): string {
  return language === 'en' ? text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"') : text
}

/** A text as it can be set: without what steers or hides, in letters that the fonts have. */
export function settable({ language }: Sheet, text: string): string {
  return inFontLetters(narrowed(readable(text), language))
}

/** Draws wrapped text from the top of a box and answers its height. */
export function drawText(sheet: Sheet, lines: readonly string[], x: number, y: number, style: TextStyle): number {
  lines.forEach((line, i) => {
    drawLine(sheet, line, x, y + i * style.size * LEADING, style)
  })
  return lines.length * style.size * LEADING
}

/** As many letters of a long word as fit, one at least. */
function fitting(sheet: Sheet, word: string, width: number, style: TextStyle): string {
  let kept = ''
  for (const letter of word) {
    if (kept !== '' && widthOf(sheet, kept + letter, style) > width) break
    kept += letter
  }
  return kept
}
