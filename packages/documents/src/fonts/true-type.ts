/** A TrueType font's file, with what is needed to take letters out of it (ISO/IEC 14496-22). */
export type TrueType = {
  readonly table: (tag: string) => Buffer | null
  /** The glyph of a letter; 0 where the font has none. */
  readonly glyphOf: (codePoint: number) => number
  /** The outline of a glyph; empty for a space. */
  readonly outline: (glyph: number) => Buffer
  /** Advance width and left side bearing of a glyph, as `hmtx` has them. */
  readonly metric: (glyph: number) => Buffer
}

const HEAD_LOCA_FORMAT = 50
const HHEA_METRICS = 34

/** Opens a font; throws where it is no TrueType font with a full Unicode map, which would be our own mistake. */
export function openTrueType(file: Buffer): TrueType {
  const tables = tablesOf(file)
  const table = (tag: string) => tables.get(tag) ?? null
  const need = (tag: string): Buffer => table(tag) ?? missing(tag)
  const [glyf, loca, hmtx] = [need('glyf'), need('loca'), need('hmtx')]
  const isLong = need('head').readInt16BE(HEAD_LOCA_FORMAT) === 1
  const metrics = need('hhea').readUInt16BE(HHEA_METRICS)
  const offset = (glyph: number) => (isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2)
  return {
    table,
    glyphOf: unicodeMap(need('cmap')),
    outline: (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1)),
    metric(glyph) {
      if (glyph < metrics) return hmtx.subarray(glyph * 4, glyph * 4 + 4)
      // Glyphs beyond the last full metric share its width and have a bearing of their own.
      const bearing = metrics * 4 + (glyph - metrics) * 2
      return Buffer.concat([
        hmtx.subarray((metrics - 1) * 4, (metrics - 1) * 4 + 2),
        hmtx.subarray(bearing, bearing + 2),
      ])
    },
  }
}

function tablesOf(file: Buffer): ReadonlyMap<string, Buffer> {
  const count = file.readUInt16BE(4)
  const entries = Array.from({ length: count }, (_, i) => {
    const at = 12 + i * 16
    const from = file.readUInt32BE(at + 8)
    return [file.toString('latin1', at, at + 4), file.subarray(from, from + file.readUInt32BE(at + 12))] as const
  })
  return new Map(entries)
}

/** Segments of code points (format 12), searched by halves. */
function unicodeMap(cmap: Buffer): (codePoint: number) => number {
  const count = cmap.readUInt16BE(2)
  const subtables = Array.from({ length: count }, (_, i) => cmap.subarray(cmap.readUInt32BE(4 + i * 8 + 4)))
  const map = subtables.find((subtable) => subtable.readUInt16BE(0) === 12) ?? missing('cmap format 12')
  const groups = map.readUInt32BE(12)
  return (codePoint) => {
    let [low, high] = [0, groups - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const at = 16 + middle * 12
      const [first, last] = [map.readUInt32BE(at), map.readUInt32BE(at + 4)]
      if (codePoint < first) high = middle - 1
      else if (codePoint > last) low = middle + 1
      else return map.readUInt32BE(at + 8) + codePoint - first
    }
    return 0
  }
}

/** Where in a composite outline the numbers of its parts stand; none where it is drawn by itself. */
export function partsOf(outline: Buffer): readonly number[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return []
  const places: number[] = []
  let at = 10
  for (;;) {
    const flags = outline.readUInt16BE(at)
    places.push(at + 2)
    at += 4 + (flags & WORDS ? 4 : 2)
    if (flags & SCALE) at += 2
    else if (flags & TWO_SCALES) at += 4
    else if (flags & MATRIX) at += 8
    if (!(flags & MORE)) return places
  }
}

const WORDS = 0x1
const SCALE = 0x8
const MORE = 0x20
const TWO_SCALES = 0x40
const MATRIX = 0x80

function missing(what: string): never {
  throw new Error(`the font has no ${what}`)
}
