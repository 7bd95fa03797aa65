import type { Cell, Column, TableBlock } from '../model/document-model.ts'
import { INK, MUTED_INK, RULE, TONE_COLOURS } from '../model/tone.ts'
import { columnWidths, indentOf } from './column-widths.ts'
import { drawBox, drawRule, LEADING, needRoom, newPage, type Sheet, type TextStyle, widthOf } from './sheet.ts'
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
  sheet.y += drawText(sheet, captionLines, sheet.left, sheet.y, CAPTION) + 2
  drawHead(sheet, head)
  for (const row of laid) {
    if (sheet.y + row.height > sheet.bottom) {
      newPage(sheet)
      drawHead(sheet, head)
    }
    drawRow(sheet, row)
    drawRule(sheet, sheet.left, sheet.y, row.width, RULE)
  }
  sheet.y += 8
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
  drawRow(sheet, head)
  drawRule(sheet, sheet.left, sheet.y, head.width, MUTED_INK, 1)
}

function drawRow(sheet: Sheet, { cells, height }: LaidRow): void {
  for (const { lines, x, width, align, style, fill } of cells) {
    if (fill !== null) drawBox(sheet, [x, sheet.y + 0.5, width, height - 1], fill, false)
    lines.forEach((line, i) => {
      const at = align === 'right' ? x + width - PADDING - widthOf(sheet, line, style) : x + PADDING
      drawText(sheet, [line], at, sheet.y + PADDING - 0.5 + i * style.size * LEADING, style)
    })
  }
  sheet.y += height
}
