import { groupsOf } from '../html/html-blocks.ts'
import type { MatrixBlock, MatrixCell, MatrixRow } from '../model/document-model.ts'
import { INK, MUTED_INK, TONE_COLOURS } from '../model/tone.ts'
import { drawBox, drawLine, LEADING, needRoom, newPage, type Sheet, type TextStyle, widthOf } from './sheet.ts'
import { drawText, settable, wrapText } from './wrap-text.ts'

const SMALL: TextStyle = { size: 7, weight: 'regular', ink: INK }
const HEAD: TextStyle = { size: 6.6, weight: 'bold', ink: INK }
const CAPTION: TextStyle = { size: 8, weight: 'regular', ink: MUTED_INK }
const CELL_HEIGHT = 12
const HEAD_MAX = 150
const NOTE_MAX = 110
const GAP = 6

type Measures = { readonly head: number; readonly note: number; readonly cell: number }

/** Draws a matrix of signs with its heading on every page, and its key. */
export function drawMatrix(sheet: Sheet, matrix: MatrixBlock): void {
  const measures = measuresOf(sheet, matrix)
  const lines = wrapText(sheet, matrix.caption, sheet.width, CAPTION)
  needRoom(sheet, lines.length * CAPTION.size * LEADING + 4 * CELL_HEIGHT)
  sheet.y += drawText(sheet, lines, sheet.left, sheet.y, CAPTION) + 2
  drawHeading(sheet, matrix, measures)
  for (const row of matrix.rows) {
    const [head, note] = [
      wrapText(sheet, row.head, measures.head - 4, SMALL),
      wrapText(sheet, row.note, measures.note, SMALL),
    ]
    const height = Math.max(CELL_HEIGHT, Math.max(head.length, note.length) * SMALL.size * LEADING + 2)
    if (sheet.y + height > sheet.bottom) {
      newPage(sheet)
      drawHeading(sheet, matrix, measures)
    }
    drawRow(sheet, row, measures, { head, note })
    sheet.y += height
  }
  sheet.y += 3
  drawKey(sheet, matrix.key)
  sheet.y += 8
}

function measuresOf(sheet: Sheet, { corner, noteTitle, columns, rows }: MatrixBlock): Measures {
  const widest = (texts: readonly string[], max: number) =>
    Math.min(max, Math.max(...texts.map((text) => widthOf(sheet, text, HEAD) + 6)))
  const head = widest([corner, ...rows.map((row) => row.head)], HEAD_MAX)
  const note = noteTitle === null ? 0 : widest([noteTitle, ...rows.map((row) => row.note)], NOTE_MAX)
  return { head, note, cell: Math.min(18, (sheet.width - head - note - GAP) / Math.max(columns.length, 1)) }
}

function drawHeading(sheet: Sheet, { corner, noteTitle, columns }: MatrixBlock, { head, cell }: Measures): void {
  const second = sheet.y + HEAD.size * LEADING
  drawLine(sheet, settable(sheet, corner), sheet.left, second, HEAD)
  let x = sheet.left + head
  for (const { group, span } of groupsOf(columns)) {
    if (widthOf(sheet, group, HEAD) <= span * cell) drawLine(sheet, group, x + 1, sheet.y, HEAD)
    sheet.doc
      .moveTo(x, sheet.y)
      .lineTo(x, second + HEAD.size * LEADING)
      .lineWidth(0.5)
      .stroke(MUTED_INK)
    x += span * cell
  }
  columns.forEach(({ label }, i) => {
    const width = widthOf(sheet, label, SMALL)
    drawLine(sheet, label, sheet.left + head + i * cell + (cell - width) / 2, second, { ...SMALL, ink: MUTED_INK })
  })
  if (noteTitle !== null)
    drawLine(sheet, settable(sheet, noteTitle), sheet.left + head + columns.length * cell + GAP, second, HEAD)
  sheet.y = second + HEAD.size * LEADING + 1
}

function drawRow(
  sheet: Sheet,
  row: MatrixRow,
  { head, cell }: Measures,
  lines: { readonly head: readonly string[]; readonly note: readonly string[] },
): void {
  drawText(sheet, lines.head, sheet.left, sheet.y + 1, SMALL)
  row.cells.forEach((one, i) => {
    drawSign(sheet, one, sheet.left + head + i * cell, cell)
  })
  drawText(sheet, lines.note, sheet.left + head + row.cells.length * cell + GAP, sheet.y + 1, SMALL)
}

function drawSign(sheet: Sheet, { sign, tone }: MatrixCell, x: number, width: number): void {
  const { fill, ink } = TONE_COLOURS[tone]
  drawBox(sheet, [x, sheet.y, width, CELL_HEIGHT], fill, true)
  const style = { ...SMALL, ink }
  drawLine(sheet, sign, x + (width - widthOf(sheet, sign, style)) / 2, sheet.y + 1.5, style)
}

function drawKey(sheet: Sheet, key: readonly MatrixCell[]): void {
  let x = sheet.left
  for (const one of key) {
    const says = settable(sheet, one.says)
    const width = 18 + widthOf(sheet, says, SMALL) + 12
    if (x + width > sheet.left + sheet.width) {
      x = sheet.left
      sheet.y += CELL_HEIGHT + 2
    }
    if (x === sheet.left && needRoom(sheet, CELL_HEIGHT)) x = sheet.left
    drawSign(sheet, one, x, 14)
    drawLine(sheet, says, x + 18, sheet.y + 1.5, SMALL)
    x += width
  }
  sheet.y += CELL_HEIGHT
}
