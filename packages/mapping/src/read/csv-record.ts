/** What a line did to the record it belongs to: ended it, left a quotation open, or broke the rules. */
export type LineOutcome = 'ended' | 'open' | 'broken'

/** One record of CSV (RFC 4180), line by line. Quotations are strict: a whole cell or none of it. */
export class CsvRecord {
  readonly #delimiter: string
  #cells: string[] = []
  /** Text of the quotation that is open; null outside of one. */
  #quoted: string | null = null

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** The cells, and a fresh start. */
  take(): string[] {
    const cells = this.#cells
    this.#cells = []
    this.#quoted = null
    return cells
  }

  /** Takes in a line without its `\n`. */
  add(line: string): LineOutcome {
    if (this.#quoted === null && !line.includes('"')) {
      this.#cells.push(...withoutReturn(line).split(this.#delimiter))
      return 'ended'
    }
    let at = 0
    while (at <= line.length) {
      const end = this.#quoted === null && line[at] !== '"' ? this.#plain(line, at) : this.#quotation(line, at)
      if (end === 'open' || end === 'broken') return end
      at = end
    }
    return 'ended'
  }

  /** Reads a cell without quotation marks; gives where the next one begins. */
  #plain(line: string, from: number): number | 'broken' {
    const delimiter = line.indexOf(this.#delimiter, from)
    const cell = delimiter < 0 ? withoutReturn(line.slice(from)) : line.slice(from, delimiter)
    if (cell.includes('"')) return 'broken'
    this.#cells.push(cell)
    return delimiter < 0 ? line.length + 1 : delimiter + 1
  }

  /** Reads a quotation, or on with one that an earlier line opened; a doubled mark stands for one. */
  #quotation(line: string, from: number): number | 'open' | 'broken' {
    let text = this.#quoted === null ? '' : `${this.#quoted}\n`
    let at = this.#quoted === null ? from + 1 : from
    for (;;) {
      const mark = line.indexOf('"', at)
      if (mark < 0) {
        this.#quoted = text + line.slice(at)
        return 'open'
      }
      text += line.slice(at, mark)
      if (line[mark + 1] !== '"') return this.#close(line, mark + 1, text)
      text += '"'
      at = mark + 2
    }
  }

  #close(line: string, after: number, text: string): number | 'broken' {
    this.#quoted = null
    const isLast = after === line.length || (line[after] === '\r' && after + 1 === line.length)
    if (!isLast && line[after] !== this.#delimiter) return 'broken'
    this.#cells.push(text)
    return isLast ? line.length + 1 : after + 1
  }
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text
}
