import { openTrueType, partsOf, type TrueType } from './true-type.ts'

/** A font file with these letters of a font and no others; letters that it does not have are left out. */
export function subsetFont(file: Buffer, letters: Iterable<string>): Buffer {
  const font = openTrueType(file)
  const mapped = [...new Set(letters)]
    .map((letter) => ({ code: letter.codePointAt(0) ?? 0, glyph: font.glyphOf(letter.codePointAt(0) ?? 0) }))
    .filter(({ glyph }) => glyph !== 0)
    .toSorted((a, b) => a.code - b.code)
  const glyphs = withParts(font, [0, ...mapped.map(({ glyph }) => glyph)])
  const numberOf = new Map(glyphs.map((glyph, i) => [glyph, i]))
  const renumbered = (glyph: number) => numberOf.get(glyph) ?? 0
  const outlines = glyphs.map((glyph) => padded(renamed(font.outline(glyph), renumbered)))
  const copied = ['name', 'OS/2', 'cvt ', 'fpgm', 'prep', 'gasp'].map((tag) => [tag, font.table(tag)] as const)
  return fontFile([
    ...copied.filter((entry): entry is readonly [string, Buffer] => entry[1] !== null),
    ['cmap', cmapTable(mapped.map(({ code, glyph }) => [code, renumbered(glyph)]))],
    ['glyf', Buffer.concat(outlines)],
    ['head', changed(font, 'head', (head) => head.writeUInt32BE(0, 8) && head.writeInt16BE(1, 50))],
    ['hhea', changed(font, 'hhea', (hhea) => hhea.writeUInt16BE(glyphs.length, 34))],
    ['hmtx', Buffer.concat(glyphs.map(font.metric))],
    ['loca', locaTable(outlines)],
    ['maxp', changed(font, 'maxp', (maxp) => maxp.writeUInt16BE(glyphs.length, 4))],
    ['post', postTable(font)],
  ])
}

/** The glyphs and all that they are put together from, each once. */
function withParts(font: TrueType, wanted: readonly number[]): readonly number[] {
  const glyphs = new Set(wanted)
  // A set that grows while it is walked is walked to its end.
  for (const glyph of glyphs) {
    const outline = font.outline(glyph)
    for (const place of partsOf(outline)) glyphs.add(outline.readUInt16BE(place))
  }
  return [...glyphs]
}

function renamed(outline: Buffer, numberOf: (glyph: number) => number): Buffer {
  const places = partsOf(outline)
  if (places.length === 0) return outline
  const copy = Buffer.from(outline)
  for (const place of places) copy.writeUInt16BE(numberOf(outline.readUInt16BE(place)), place)
  return copy
}

function changed(font: TrueType, tag: string, change: (table: Buffer) => unknown): Buffer {
  const table = Buffer.from(font.table(tag) ?? Buffer.alloc(0))
  change(table)
  return table
}

function locaTable(outlines: readonly Buffer[]): Buffer {
  const table = Buffer.alloc((outlines.length + 1) * 4)
  let offset = 0
  outlines.forEach((outline, i) => {
    offset += outline.length
    table.writeUInt32BE(offset, (i + 1) * 4)
  })
  return table
}

/** One map of all of Unicode: platform 3, encoding 10, format 12, a group for each letter. */
function cmapTable(pairs: readonly (readonly [code: number, glyph: number])[]): Buffer {
  const table = Buffer.alloc(28 + pairs.length * 12)
  table.writeUInt16BE(1, 2)
  table.writeUInt16BE(3, 4)
  table.writeUInt16BE(10, 6)
  table.writeUInt32BE(12, 8)
  table.writeUInt16BE(12, 12)
  table.writeUInt32BE(16 + pairs.length * 12, 16)
  table.writeUInt32BE(pairs.length, 24)
  pairs.forEach(([code, glyph], i) => {
    ;[code, code, glyph].forEach((value, j) => {
      table.writeUInt32BE(value, 28 + i * 12 + j * 4)
    })
  })
  return table
}

/** Version 3: no names of glyphs. */
function postTable(font: TrueType): Buffer {
  const table = Buffer.from((font.table('post') ?? Buffer.alloc(32)).subarray(0, 32))
  table.writeUInt32BE(0x0003_0000, 0)
  return table
}

function fontFile(tables: readonly (readonly [tag: string, table: Buffer])[]): Buffer {
  const sorted = tables.toSorted(([a], [b]) => (a < b ? -1 : 1))
  const power = Math.floor(Math.log2(sorted.length))
  const header = Buffer.alloc(12 + sorted.length * 16)
  header.writeUInt32BE(0x0001_0000, 0)
  header.writeUInt16BE(sorted.length, 4)
  header.writeUInt16BE(2 ** power * 16, 6)
  header.writeUInt16BE(power, 8)
  header.writeUInt16BE(sorted.length * 16 - 2 ** power * 16, 10)
  let offset = header.length
  sorted.forEach(([tag, table], i) => {
    const at = 12 + i * 16
    header.write(tag, at, 'latin1')
    header.writeUInt32BE(checksum(table), at + 4)
    header.writeUInt32BE(offset, at + 8)
    header.writeUInt32BE(table.length, at + 12)
    offset += padded(table).length
  })
  const file = Buffer.concat([header, ...sorted.map(([, table]) => padded(table))])
  const head = sorted.findIndex(([tag]) => tag === 'head')
  // The whole file sums to this number.
  file.writeUInt32BE((0xb1b0_afba - checksum(file)) >>> 0, header.readUInt32BE(12 + head * 16 + 8) + 8)
  return file
}

function checksum(bytes: Buffer): number {
  const whole = padded(bytes)
  let sum = 0
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0
  return sum
}

function padded(bytes: Buffer): Buffer {
  const rest = bytes.length % 4
  return rest === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - rest)])
}
