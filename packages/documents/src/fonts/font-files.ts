import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { openTrueType, type TrueType } from './true-type.ts'

/** The two weights that documents are set in; both have Latin, Greek, Cyrillic and Chinese letters. */
export type Weight = 'regular' | 'bold'

const require = createRequire(import.meta.url)

const FILES: { readonly [W in Weight]: string } = {
  regular: require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
}

let regular: TrueType | null = null

/** The text with each letter that the font does not have shown by its number, so that no name turns into empty boxes. */
export function inFontLetters(text: string): string {
  // Western European letters and the common Chinese ones are all there.
  if (!/[^\u0020-\u007e\u00a1-\u00ff\u4e00-\u9fa5]/.test(text)) return text
  regular ??= openTrueType(fontBytes('regular'))
  const { glyphOf } = regular
  return text.replace(/[^\u0020-\u007e\u00a1-\u00ff\u4e00-\u9fa5]/gu, (letter) => {
    const code = letter.codePointAt(0) ?? 0
    return glyphOf(code) === 0 ? `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]` : letter
  })
}

type FontSource = Parameters<PDFKit.PDFDocument['registerFont']>[1]

const files = new Map<Weight, Buffer>()

/** The file of a font, read once in a process. */
export function fontBytes(weight: Weight): Buffer {
  const known = files.get(weight)
  if (known !== undefined) return known
  const bytes = readFileSync(FILES[weight])
  files.set(weight, bytes)
  return bytes
}

const parsed = new Map<Weight, FontSource>()

/**
 * A font for any number of documents, read and parsed once in a process: it has ten megabytes, of which each document
 * embeds the letters that it needs.
 */
export function sharedFont(weight: Weight): FontSource {
  const known = parsed.get(weight)
  if (known !== undefined) return known
  const bytes = fontBytes(weight)
  const font = fontOf(bytes) ?? bytes
  parsed.set(weight, font)
  return font
}

/**
 * pdfkit takes a parsed font as it takes bytes (`PDFFontFactory.open`), but gives one out by no public name. Parsing for
 * each document anew is a third of the time of a short one; where a later pdfkit hides it better, the bytes serve too.
 */
function fontOf(bytes: Buffer): FontSource | null {
  const doc = new PDFDocument({ font: '' }).font(bytes)
  const { _font: embedded } = doc as unknown as { readonly _font?: { readonly font?: { readonly layout?: unknown } } }
  return typeof embedded?.font?.layout === 'function' ? (embedded.font as unknown as FontSource) : null
}
