import type { Cell, Column } from '../model/document-model.ts'
import { type Sheet, widthOf } from './sheet.ts'
import { piecesOf } from './wrap-text.ts'

/** Sizes that a table may be set in, largest first; the last only where words would be broken otherwise. */
const SIZES = [8, 7.4, 6.8, 6.2] as const
/** A smaller size is taken where less than this share of what cells want beyond their widest word is there. */
const SHARE_WANTED = 0.75
const READABLE = 6.8
const ROOM = 8
/** Between figures that stand on the right of their column and words on the left of the next. */
const GAP = 8

/** How far the text of a column stands in from its left side, beyond the padding. */
export function indentOf(columns: readonly Column[], i: number): number {
  return columns[i]?.align === 'left' && columns[i - 1]?.align === 'right' ? GAP : 0
}
const TEXT_MAX = 190

/** Widths of a table's columns, padding included, that fill the page, and the size at which no word is broken if it can be. */
export function columnWidths(
  sheet: Sheet,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): { readonly size: number; readonly widths: readonly number[] } {
  const needs = columns.map((column, i) =>
    needOf(
      sheet,
      column,
      rows.map((row) => row[i]?.text ?? ''),
    ),
  )
  let fitting: { readonly size: number; readonly widths: readonly number[] } | null = null
  for (const size of SIZES) {
    const least = needs.map(({ least: width }, i) => width * size + ROOM + indentOf(columns, i))
    const spare = sheet.width - sum(least)
    if (spare < 0) continue
    const wanted = needs.map(({ most }, i) => Math.max(0, most * size + ROOM + indentOf(columns, i) - (least[i] ?? 0)))
    const share = Math.min(1, spare / Math.max(sum(wanted), 1e-9))
    const widths = least.map((width, i) => width + (wanted[i] ?? 0) * share)
    if (fitting === null || size >= READABLE) fitting = { size, widths: spread(widths, sheet.width, columns) }
    if (share >= SHARE_WANTED) break
  }
  if (fitting !== null) return fitting
  const size = SIZES.at(-1) ?? 8
  const least = needs.map(({ least: width }) => width * size + ROOM)
  const shrunk = sheet.width / sum(least)
  return { size, widths: least.map((width) => width * shrunk) }
}

/** At size 1: the widest word (numbers are one word), and the whole text up to a bound. */
function needOf(sheet: Sheet, { title, align }: Column, texts: readonly string[]): { least: number; most: number } {
  const regular = (text: string) => widthOf(sheet, text, { size: 1, weight: 'regular' })
  const bold = (text: string) => widthOf(sheet, text, { size: 1, weight: 'bold' })
  const whole = Math.max(bold(title), ...texts.map(regular))
  const words = (text: string) => (align === 'right' ? [text] : piecesOf(text).map((piece) => piece.trimEnd()))
  const longest = Math.max(
    ...title.split(' ').map(bold),
    ...texts.flatMap(words).map((word) => Math.min(regular(word), align === 'right' ? 40 : 14)),
  )
  return { least: longest, most: Math.min(whole, TEXT_MAX / 8) }
}

/** Widens a narrow table to half a page at most beyond its need, so that figures stay near their names. */
function spread(widths: readonly number[], whole: number, columns: readonly Column[]): readonly number[] {
  const spare = whole - sum(widths)
  const each = Math.min(spare / columns.length, 60)
  return widths.map((width) => width + each)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
