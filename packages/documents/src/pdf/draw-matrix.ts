import { groupsOf } from '../html/html-blocks.ts'
import type { MatrixBlock, MatrixCell, MatrixRow } from '../model/document-model.ts'
import { INK, MUTED_INK, TONE_COLOURS } from '../model/tone.ts'
import { drawBox, drawLine, LEADING, needRoom, newPage, type Sheet, type TextStyle, widthOf } from './sheet.ts'
import { asArtifact, asPart } from './tags.ts'
import { drawText, settable, wrapText } from './wrap-text.ts'

const SMALL: TextStyle = { size: 7, weight: 'regular', ink: INK }
const HEAD: TextStyle = { size: 6.6, weight: 'bold', ink: INK }
const CAPTION: TextStyle = { size: 8, weight: 'regular', ink: MUTED_INK }
const CELL_HEIGHT = 12
const HEAD_MAX = 150
const NOTE_MAX = 110
const GAP = 6
/** Part of a page below which a matrix is not cut. */
const SHORT = 0.35

type Measures = { readonly head: number; readonly note: number; readonly cell: number }

/** Draws a matrix of signs with its heading on every page, and its key. */
export function drawMatrix(sheet: Sheet, matrix: MatrixBlock): void {
  const measures = measuresOf(sheet, matrix)
  const lines = wrapText(sheet, matrix.caption, sheet.width, CAPTION)
  const caption = lines.length * CAPTION.size * LEADING + 2 + 2 * HEAD.size * LEADING
  const rows = matrix.rows.reduce((sum, row) => sum + layOf(sheet, row, measures).height, 0)
  // A short matrix and its key stay on one page; of a long one the heading is never left alone at the foot.
  const whole = caption + rows + 3 * CELL_HEIGHT
  needRoom(sheet, whole < (sheet.bottom - sheet.top) * SHORT ? whole : caption + 4 * CELL_HEIGHT)
  asPart(sheet, 'Table', () => {
    asPart(sheet, 'Caption', () => {
      sheet.y += drawText(sheet, lines, sheet.left, sheet.y, CAPTION) + 2
    })
    drawHeading(sheet, matrix, measures)
    for (const row of matrix.rows) drawBodyRow(sheet, row, matrix, measures)
  })
  sheet.y += 3
  asPart(sheet, 'P', () => drawKey(sheet, matrix.key))
  sheet.y += 8
}

function drawBodyRow(sheet: Sheet, row: MatrixRow, matrix: MatrixBlock, measures: Measures): void {
  const { head, note, height } = layOf(sheet, row, measures)
  if (sheet.y + height > sheet.bottom) {
    newPage(sheet)
    asArtifact(sheet, () => drawHeading(sheet, matrix, measures))
  }
  drawRow(sheet, row, measures, { head, note })
  sheet.y += height
}

type LaidRow = { readonly head: readonly string[]; readonly note: readonly string[]; readonly height: number }

function layOf(sheet: Sheet, row: MatrixRow, measures: Measures): LaidRow {
  const head = wrapText(sheet, row.head, measures.head - 4, SMALL)
  const note = wrapText(sheet, row.note, measures.note, SMALL)
  const lines = Math.max(head.length, note.length)
  return { head, note, height: Math.max(CELL_HEIGHT, lines * SMALL.size * LEADING + 2) }
}

function measuresOf(sheet: Sheet, { corner, noteTitle, columns, rows }: MatrixBlock): Measures {
  const widest = (texts: readonly string[], max: number) =>
    Math.min(max, Math.max(...texts.map((text) => widthOf(sheet, text, HEAD) + 6)))
  const head = widest([corner, ...rows.map((row) => row.head)], HEAD_MAX)
  const note = noteTitle === null ? 0 : widest([noteTitle, ...rows.map((row) => row.note)], NOTE_MAX)
  return { head, note, cell: Math.min(18, (sheet.width - head - note - GAP) / Math.max(columns.length, 1)) }
}

function drawHeading(sheet: Sheet, matrix: MatrixBlock, measures: Measures): void {
  const { corner, noteTitle, columns } = matrix
  const { head, cell } = measures
  const second = sheet.y + HEAD.size * LEADING
  asArtifact(sheet, () => drawGroups(sheet, matrix, measures, second))
  const title = (text: string, x: number) =>
    asPart(sheet, 'TH', () => drawLine(sheet, settable(sheet, text), x, second, HEAD), { scope: 'Column' })
  asPart(sheet, 'TR', () => {
    title(corner, sheet.left)
    columns.forEach(({ label, group }, i) => {
      const x = sheet.left + head + i * cell + (cell - widthOf(sheet, label, SMALL)) / 2
      const draw = () => drawLine(sheet, label, x, second, { ...SMALL, ink: MUTED_INK })
      asPart(sheet, 'TH', draw, { scope: 'Column', alt: `${group}-${label}` })
    })
    if (noteTitle !== null) title(noteTitle, sheet.left + head + columns.length * cell + GAP)
  })
  sheet.y = second + HEAD.size * LEADING + 1
}

/** The years above their months; read aloud, each month names its own. */
function drawGroups(sheet: Sheet, { columns }: MatrixBlock, { head, cell }: Measures, second: number): void {
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
}

function drawRow(
  sheet: Sheet,
  row: MatrixRow,
  { head, cell }: Measures,
  lines: { readonly head: readonly string[]; readonly note: readonly string[] },
): void {
  asPart(sheet, 'TR', () => {
    asPart(sheet, 'TH', () => drawText(sheet, lines.head, sheet.left, sheet.y + 1, SMALL), { scope: 'Row' })
    row.cells.forEach((one, i) => {
      // A sign is read aloud as what it means.
      asPart(sheet, 'TD', () => drawSign(sheet, one, sheet.left + head + i * cell, cell), { alt: one.says })
    })
    const x = sheet.left + head + row.cells.length * cell + GAP
    asPart(sheet, 'TD', () => drawText(sheet, lines.note, x, sheet.y + 1, SMALL))
  })
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
