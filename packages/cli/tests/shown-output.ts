const LEFT_OUT = '…'

/**
 * What is wrong with the output that a guide shows, if anything. A line of only `…` stands for lines left out; `…` in a
 * line for one word that differs each time. How wide a table's columns are does not count.
 */
export function faultOfShown(shown: string, printed: string): string | undefined {
  const lines = linesOf(printed)
  const parts = partsOf(linesOf(shown))
  let from = 0
  for (const [at, part] of parts.entries()) {
    const isLast = at === parts.length - 1
    const found = placeOf(part, lines, { from, isAnchored: at === 0, endsThere: isLast })
    if (found === undefined) return saying(part, lines, from)
    from = found + part.length
  }
  return undefined
}

/** The shown lines, parted where lines are left out. */
function partsOf(shown: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]]
  for (const line of shown) {
    if (line === LEFT_OUT) parts.push([])
    else parts.at(-1)?.push(line)
  }
  return parts
}

type Where = { readonly from: number; readonly isAnchored: boolean; readonly endsThere: boolean }

function placeOf(part: readonly string[], lines: readonly string[], where: Where): number | undefined {
  const latest = lines.length - part.length
  const earliest = where.endsThere && !where.isAnchored ? Math.max(where.from, latest) : where.from
  const until = where.isAnchored ? where.from : latest
  for (let at = earliest; at <= until; at++) {
    const isThere = part.every((line, offset) => isLike(line, lines[at + offset]))
    if (isThere && (!where.endsThere || at + part.length === lines.length)) return at
  }
  return undefined
}

function isLike(shown: string, line: string | undefined): boolean {
  if (line === undefined) return false
  const pattern = shown.split(LEFT_OUT).map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${pattern.join('\\S+')}$`, 'u').test(line)
}

function saying(part: readonly string[], lines: readonly string[], from: number): string {
  const missing = part.find((line) => !lines.slice(from).some((printed) => isLike(line, printed)))
  const what = missing === undefined ? `not in this place: ${part.join(' / ')}` : `not printed: ${missing}`
  return `${what}\nprinted:\n${lines.join('\n')}`
}

function linesOf(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.trim().replace(/ +/g, ' ').replace(/─+/g, '─'))
}
