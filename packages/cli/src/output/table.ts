/** Rows as aligned columns for a terminal; numbers to the right. The header is underlined by dashes. */
export function table(columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const texts = rows.map((row) => row.map((cell) => (cell === null ? '–' : String(cell))))
  const widths = columns.map((column, i) => Math.max(width(column), ...texts.map((row) => width(row[i] ?? ''))))
  const isNumber = columns.map(
    (_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === 'number' || row[i] === null),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => pad(cell, widths[i] ?? 0, isNumber[i] ?? false))
      .join('  ')
      .trimEnd()
  return [line(columns), line(widths.map((length) => '─'.repeat(length))), ...texts.map(line)].join('\n')
}

function pad(text: string, length: number, toRight: boolean): string {
  const space = ' '.repeat(Math.max(0, length - width(text)))
  return toRight ? space + text : text + space
}

/** Columns that a terminal takes for a text: wide East Asian characters take two. */
export function width(text: string): number {
  let columns = 0
  for (const letter of text) {
    if (/\p{Mark}/u.test(letter)) continue
    columns += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
      letter,
    )
      ? 2
      : 1
  }
  return columns
}
