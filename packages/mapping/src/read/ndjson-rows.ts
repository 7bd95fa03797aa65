import type { Readable } from 'node:stream'
import type { BrokenRow, Row } from '../row.ts'
import { linesOf } from './lines-of.ts'

const DEPTH_MAX = 8

/** The rows of a text with one JSON object a line, in any nesting: a member's column is its dotted path. */
export async function* ndjsonRows(text: Readable): AsyncGenerator<Row | BrokenRow> {
  let line = 0
  for await (const content of linesOf(text)) {
    line++
    if (content === null) yield { line, broken: 'row_too_long' }
    else if (content.trim() !== '') {
      const cells = cellsOf(content)
      yield cells === null ? { line, broken: 'json_form' } : { line, cells }
    }
  }
}

function cellsOf(text: string): Row['cells'] | null {
  try {
    const value: unknown = JSON.parse(text, asWritten)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    const cells = new Map<string, string>()
    return flatten(value, '', cells, 0) ? Object.fromEntries(cells) : null
  } catch {
    return null
  }
}

/** A number stays the text that the source has, so that none is rounded on its way through a float. */
function asWritten(_name: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' ? (context?.source ?? value) : value
}

/** False where two members have one path, or the nesting is too deep to be a row. */
function flatten(value: object, at: string, cells: Map<string, string>, depth: number): boolean {
  if (depth > DEPTH_MAX) return false
  return Object.entries(value).every(([name, inner]) => {
    const path = at === '' ? name : `${at}.${name}`
    if (isNested(inner)) return flatten(inner, path, cells, depth + 1)
    if (cells.has(path)) return false
    cells.set(path, Array.isArray(inner) ? inner.map(textOf).join('|') : textOf(inner))
    return true
  })
}

/** Objects, and arrays that hold any: their items are members by position. A list of plain values is one cell. */
function isNested(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  return !Array.isArray(value) || value.some((item) => typeof item === 'object' && item !== null)
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}
