import { inflateSync } from 'node:zlib'

/** The text of a PDF's pages, as its fonts' maps to Unicode say; lines of a page stand apart by a line break. */
export function pdfText(file: Uint8Array): readonly string[] {
  const objects = objectsOf(Buffer.from(file))
  const letters = fontLetters(objects)
  return pageContents(objects).map((content) => linesOf(content, letters).join('\n'))
}

/** What a PDF holds for those who have it read aloud: how many parts of each kind, and how many texts lie in none. */
export function pdfParts(file: Uint8Array): { readonly parts: ReadonlyMap<string, number>; readonly unmarked: number } {
  const objects = objectsOf(Buffer.from(file))
  const parts = new Map<string, number>()
  for (const { head } of objects.values()) {
    const [, kind] = /^<<\n\/S \/(\w+)\n/.exec(head) ?? []
    if (kind !== undefined) parts.set(kind, (parts.get(kind) ?? 0) + 1)
  }
  return { parts, unmarked: pageContents(objects).reduce((sum, content) => sum + unmarkedTexts(content), 0) }
}

function unmarkedTexts(content: string): number {
  let [depth, unmarked] = [0, 0]
  for (const [word] of content.matchAll(/\b(?:BDC|BMC|EMC|TJ)\b/g)) {
    if (word === 'TJ') unmarked += depth === 0 ? 1 : 0
    else depth += word === 'EMC' ? -1 : 1
  }
  return unmarked
}

function pageContents(objects: ReadonlyMap<string, PdfObject>): readonly string[] {
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b/.test(head))
    .map(({ head }) => objects.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '')?.stream ?? '')
}

type PdfObject = { readonly head: string; readonly stream: string }

function objectsOf(file: Buffer): ReadonlyMap<string, PdfObject> {
  const text = file.toString('latin1')
  const objects = new Map<string, PdfObject>()
  for (const match of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)(?:\nendobj|\nstream\n)/g)) {
    const [whole, number = '', head = ''] = match
    const [, length] = /\/Length (\d+)/.exec(head) ?? []
    const from = (match.index ?? 0) + whole.length
    const bytes = length === undefined ? Buffer.alloc(0) : file.subarray(from, from + Number(length))
    const isPlain = !head.includes('/FlateDecode')
    objects.set(number, { head, stream: (isPlain ? bytes : inflateSync(bytes)).toString('latin1') })
  }
  return objects
}

type Letters = ReadonlyMap<string, ReadonlyMap<string, string>>

/** For each font's name in the pages, what its glyphs say. */
function fontLetters(objects: ReadonlyMap<string, PdfObject>): Letters {
  const letters = new Map<string, ReadonlyMap<string, string>>()
  for (const { head } of objects.values()) {
    for (const [, name = '', number = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [, map = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number)?.head ?? '') ?? []
      letters.set(name, lettersOf(objects.get(map)?.stream ?? ''))
    }
  }
  return letters
}

/** Reads `<0000> <00ff> [<0041> <0042>]` (Adobe Technical Note 5411). */
function lettersOf(map: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>()
  for (const [, first = '', list = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    const start = Number.parseInt(first, 16)
    ;[...list.matchAll(/<([0-9a-f ]+)>/g)].forEach(([, hex = ''], i) => {
      const glyph = (start + i).toString(16).padStart(4, '0')
      letters.set(glyph, Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'))
    })
  }
  return letters
}

function linesOf(content: string, letters: Letters): readonly string[] {
  let font = ''
  const lines: string[] = []
  for (const [, named, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (named !== undefined) font = named
    const glyphs = [...(shown ?? '').matchAll(/<([0-9a-f]+)>/g)].map(([, hex]) => hex).join('')
    if (shown !== undefined) lines.push(glyphs.replace(/.{4}/g, (glyph) => letters.get(font)?.get(glyph) ?? '�'))
  }
  return lines
}
