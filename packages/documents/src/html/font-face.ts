import { fontBytes, type Weight } from '../fonts/font-files.ts'
import { subsetFont } from '../fonts/subset-font.ts'
import type { Language } from '../words/language.ts'

const WEIGHTS: readonly (readonly [Weight, number])[] = [
  ['regular', 400],
  ['bold', 700],
]

/** In English these are the reader's own: the font's are as wide as a Chinese letter. */
const WIDE_IN_ENGLISH = /[‘’“”·…×—]/g

/** The letters of a page as a style sheet's fonts, in the page itself, so that it reads the same where no Chinese font is. */
export function fontFaces(text: string, language: Language): string {
  const letters = new Set(
    (language === 'en' ? text.replace(WIDE_IN_ENGLISH, '') : text).replace(/[\p{Cc}\p{Cf}]/gu, ''),
  )
  return WEIGHTS.map(([weight, number]) => {
    const font = subsetFont(fontBytes(weight), letters).toString('base64')
    return `@font-face{font-family:Goodstanding;font-weight:${number};src:url(data:font/ttf;base64,${font}) format("truetype")}`
  }).join('')
}
