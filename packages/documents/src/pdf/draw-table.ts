import type { Cell, Column, TableBlock } from '../model/document-model.ts'
import { INK, MUTED_INK, RULE, TONE_COLOURS } from '../model/tone.ts'
import { columnWidths, indentOf } from './column-widths.ts'
import { drawBox, drawRule, LEADING, needRoom, newPage, type Sheet, type TextStyle, widthOf } from './sheet.ts'
import { asArtifact, asPart } from './tags.ts'
import { drawText, wrapText } from './wrap-text.ts'

const PADDING = 3
/** Part of a page below which a table is not cut. */
const SHORT = 0.35
const CAPTION: TextStyle = { size: 8, weight: 'regular', ink: MUTED_INK }

/** Draws a table; its heading is repeated on every page that it goes on to. */
export function drawTable(sheet: Sheet, { caption, columns, rows }: TableBlock): void {
  const { size, widths } = columnWidths(sheet, columns, rows)
  const head = layRow(
    sheet,
    columns.map(({ title }) => ({ text: title })),
    columns,
    widths,
    { size, weight: 'bold', ink: INK },
  )
  const laid = rows.map((row) => layRow(sheet, row, columns, widths, { size, weight: 'regular', ink: INK }))
  const captionLines = wrapText(sheet, caption, sheet.width, CAPTION)
  const captionHeight = captionLines.length * CAPTION.size * LEADING + 2
  const whole = captionHeight + head.height + laid.reduce((sum, { height }) => sum + height, 0)
  // A short table stays on one page; of a long one the heading is never left alone at the foot.
  const isShort = whole < (sheet.bottom - sheet.top) * SHORT
  needRoom(sheet, isShort ? whole : captionHeight + head.height + (laid[0]?.height ?? 0) * 3)
  asPart(sheet, 'Table', () => {
    asPart(sheet, 'Caption', () => {
      sheet.y += drawText(sheet, captionLines, sheet.left, sheet.y, CAPTION) + 2
    })
    drawHead(sheet, head)
    for (const row of laid) drawBodyRow(sheet, row, head)
  })
  sheet.y += 8
}

function drawBodyRow(sheet: Sheet, row: LaidRow, head: LaidRow): void {
  if (sheet.y + row.height > sheet.bottom) {
    newPage(sheet)
    // Repeated for the eye: the part that reads aloud has its heading already.
    asArtifact(sheet, () => drawHead(sheet, head))
  }
  drawRow(sheet, row, 'Row')
  drawRule(sheet, sheet.left, sheet.y, row.width, RULE)
}

type LaidCell = {
  readonly lines: readonly string[]
  readonly x: number
  readonly width: number
  readonly align: Column['align']
  readonly style: TextStyle
  readonly fill: string | null
}
type LaidRow = { readonly cells: readonly LaidCell[]; readonly height: number; readonly width: number }

function layRow(
  sheet: Sheet,
  row: readonly Cell[],
  columns: readonly Column[],
  widths: readonly number[],
  style: TextStyle,
): LaidRow {
  let x = sheet.left
  const cells = columns.map((column, i): LaidCell => {
    const cell = row[i] ?? { text: '' }
    const indent = indentOf(columns, i)
    const width = (widths[i] ?? 0) - indent
    x += indent
    const colours = cell.tone === undefined || cell.tone === 'plain' ? null : TONE_COLOURS[cell.tone]
    const own = colours === null ? style : { ...style, ink: colours.ink }
    const lines = wrapText(sheet, cell.text, width - 2 * PADDING, own)
    const laid = { lines, x, width, align: column.align, style: own, fill: colours?.fill ?? null }
    x += width
    return laid
  })
  const lines = Math.max(1, ...cells.map((cell) => cell.lines.length))
  return { cells, height: lines * style.size * LEADING + 2 * PADDING - 1, width: x - sheet.left }
}

function drawHead(sheet: Sheet, head: LaidRow): void {
  drawRow(sheet, head, 'Column')
  drawRule(sheet, sheet.left, sheet.y, head.width, MUTED_INK, 1)
}

/** A heading's cells head columns, the first cell of a row its row. */
function drawRow(sheet: Sheet, { cells, height }: LaidRow, scope: 'Column' | 'Row'): void {
  asPart(sheet, 'TR', () => {
    cells.forEach((cell, i) => {
      const isHead = scope === 'Column' || i === 0
      asPart(sheet, isHead ? 'TH' : 'TD', () => drawCell(sheet, cell, height), isHead ? { scope } : {})
    })
  })
  sheet.y += height
}

function drawCell(sheet: Sheet, { lines, x, width, align, style, fill }: LaidCell, height: number): void {
  if (fill !== null) drawBox(sheet, [x, sheet.y + 0.5, width, height - 1], fill, false)
  lines.forEach((line, i) => {
    const at = align === 'right' ? x + width - PADDING - widthOf(sheet, line, style) : x + PADDING
    drawText(sheet, [line], at, sheet.y + PADDING - 0.5 + i * style.size * LEADING, style)
  })
}
