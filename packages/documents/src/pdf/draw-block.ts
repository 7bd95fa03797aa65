import SVGtoPDF from 'svg-to-pdfkit'
import { chartSize, drawChart } from '../charts/draw-chart.ts'
import type { Block, BoxesBlock, ChartBlock, FactsBlock, NoteBlock } from '../model/document-model.ts'
import { INK, MUTED_INK, TONE_COLOURS } from '../model/tone.ts'
import { drawMatrix } from './draw-matrix.ts'
import { drawTable } from './draw-table.ts'
import { drawBox, LEADING, needRoom, type Sheet, type TextStyle, widthOf } from './sheet.ts'
import { asContent, asPart } from './tags.ts'
import { drawText, wrapText } from './wrap-text.ts'

export const BODY: TextStyle = { size: 9, weight: 'regular', ink: INK }
const NAME: TextStyle = { ...BODY, ink: MUTED_INK }

/** Draws a block where the sheet stands and moves on below it. */
export function drawBlock(sheet: Sheet, block: Block, name: string): void {
  switch (block.is) {
    case 'text':
      drawParagraph(sheet, block.text)
      break
    case 'lines':
      drawLines(sheet, block.lines)
      break
    case 'list':
      asPart(sheet, 'L', () => {
        for (const item of block.items) drawItem(sheet, item)
      })
      sheet.y += 4
      break
    case 'note':
      drawNote(sheet, block)
      break
    case 'facts':
      drawFacts(sheet, block)
      break
    case 'boxes':
      drawBoxes(sheet, block)
      break
    case 'table':
      drawTable(sheet, block)
      break
    case 'matrix':
      drawMatrix(sheet, block)
      break
    case 'chart':
      drawChartBlock(sheet, block, name)
      break
  }
}

function drawParagraph(sheet: Sheet, text: string): void {
  asPart(sheet, 'P', () => {
    for (const line of wrapText(sheet, text, sheet.width, BODY)) {
      needRoom(sheet, BODY.size * LEADING)
      sheet.y += drawText(sheet, [line], sheet.left, sheet.y, BODY)
    }
  })
  sheet.y += 4
}

function drawLines(sheet: Sheet, lines: readonly string[]): void {
  const wrapped = lines.flatMap((line) => wrapText(sheet, line, sheet.width, BODY))
  needRoom(sheet, wrapped.length * BODY.size * LEADING)
  asPart(sheet, 'P', () => drawText(sheet, wrapped, sheet.left, sheet.y, BODY))
  sheet.y += wrapped.length * BODY.size * LEADING + 8
}

function drawItem(sheet: Sheet, item: string): void {
  const lines = wrapText(sheet, item, sheet.width - 12, BODY)
  needRoom(sheet, lines.length * BODY.size * LEADING)
  asPart(sheet, 'LI', () => {
    drawText(sheet, ['–'], sheet.left, sheet.y, BODY)
    drawText(sheet, lines, sheet.left + 12, sheet.y, BODY)
  })
  sheet.y += lines.length * BODY.size * LEADING + 1
}

function drawNote(sheet: Sheet, { tone, sign, text }: NoteBlock): void {
  const { fill, ink } = TONE_COLOURS[tone]
  const [bold, plain] = [{ ...BODY, weight: 'bold', ink } as const, { ...BODY, ink }]
  const signWidth = widthOf(sheet, sign, bold) + 8
  const lines = wrapText(sheet, text, sheet.width - signWidth - 18, plain)
  const height = lines.length * BODY.size * LEADING + 8
  needRoom(sheet, height)
  drawBox(sheet, [sheet.left, sheet.y, sheet.width, height], fill, false)
  drawBox(sheet, [sheet.left, sheet.y, 3, height], ink, false)
  asPart(sheet, 'P', () => {
    drawText(sheet, [sign], sheet.left + 9, sheet.y + 3, bold)
    drawText(sheet, lines, sheet.left + 9 + signWidth, sheet.y + 3, plain)
  })
  sheet.y += height + 6
}

/** Names on the left, what they stand for on the right. */
export function drawFacts(sheet: Sheet, { items }: Pick<FactsBlock, 'items'>): void {
  const names = Math.min(170, Math.max(0, ...items.map(({ name }) => widthOf(sheet, name, NAME))) + 14)
  for (const { name, value } of items) {
    const ink = value.tone === undefined ? INK : TONE_COLOURS[value.tone].ink
    const style: TextStyle = { ...BODY, ink, weight: value.tone === undefined ? 'regular' : 'bold' }
    const left = wrapText(sheet, name, names - 10, NAME)
    const right = wrapText(sheet, value.text, sheet.width - names, style)
    const height = Math.max(left.length, right.length) * BODY.size * LEADING + 1
    needRoom(sheet, height)
    asPart(sheet, 'P', () => {
      drawText(sheet, left, sheet.left, sheet.y, NAME)
      drawText(sheet, right, sheet.left + names, sheet.y, style)
    })
    sheet.y += height
  }
  sheet.y += 5
}

const BOXES_IN_A_ROW = 4
const BOX_GAP = 8

function drawBoxes(sheet: Sheet, { boxes }: BoxesBlock): void {
  for (let from = 0; from < boxes.length; from += BOXES_IN_A_ROW) {
    drawBoxRow(sheet, boxes.slice(from, from + BOXES_IN_A_ROW), Math.min(BOXES_IN_A_ROW, boxes.length))
  }
}

function drawBoxRow(sheet: Sheet, boxes: BoxesBlock['boxes'], inARow: number): void {
  const width = (sheet.width - (inARow - 1) * BOX_GAP) / inARow
  const small: TextStyle = { size: 7.5, weight: 'regular', ink: MUTED_INK }
  const laid = boxes.map(({ label, value, note }) => {
    const ink = value.tone === undefined ? INK : TONE_COLOURS[value.tone].ink
    const large: TextStyle = { size: value.text.length > 16 ? 10 : 14, weight: 'bold', ink }
    return {
      value,
      large,
      label: wrapText(sheet, label, width - 14, small),
      text: wrapText(sheet, value.text, width - 14, large),
      note: wrapText(sheet, note, width - 14, small),
    }
  })
  const heightOf = (box: (typeof laid)[number]) =>
    (box.label.length + box.note.length) * small.size * LEADING + box.text.length * box.large.size * LEADING + 14
  const height = Math.max(...laid.map(heightOf))
  needRoom(sheet, height)
  laid.forEach((box, i) => {
    const x = sheet.left + i * (width + BOX_GAP)
    drawBox(
      sheet,
      [x, sheet.y, width, height],
      box.value.tone === undefined ? '#ffffff' : TONE_COLOURS[box.value.tone].fill,
      true,
    )
    let y = sheet.y + 5
    asPart(sheet, 'P', () => {
      y += drawText(sheet, box.label, x + 7, y, small) + 1
      y += drawText(sheet, box.text, x + 7, y, box.large) + 1
      drawText(sheet, box.note, x + 7, y, small)
    })
  })
  sheet.y += height + 8
}

function drawChartBlock(sheet: Sheet, block: ChartBlock, name: string): void {
  const { title, summary, chart, table } = block
  needRoom(sheet, chartHeight(sheet, block))
  asPart(sheet, 'P', () => {
    sheet.y += drawText(sheet, wrapText(sheet, title, sheet.width, HEADING), sheet.left, sheet.y, HEADING)
    sheet.y += drawText(sheet, wrapText(sheet, summary, sheet.width, NAME), sheet.left, sheet.y, NAME) + 3
  })
  const height = drawnHeight(sheet, block)
  const fontCallback = (_family: string, bold: boolean) => (bold ? 'bold' : 'regular')
  const draw = () =>
    SVGtoPDF(sheet.doc as never, drawChart(chart, name), sheet.left, sheet.y, {
      width: sheet.width,
      height,
      fontCallback,
    })
  // Read aloud as its sentence; the table that follows has its figures.
  asPart(sheet, 'Figure', () => asContent(sheet, draw), { alt: `${title}. ${summary}` })
  sheet.y += height + 4
  drawTable(sheet, table)
}

const HEADING: TextStyle = { ...BODY, weight: 'bold' }

/** Room that a chart takes with its words, without its table. */
export function chartHeight(sheet: Sheet, block: ChartBlock): number {
  const lines = [wrapText(sheet, block.title, sheet.width, HEADING), wrapText(sheet, block.summary, sheet.width, NAME)]
  return lines.flat().length * BODY.size * LEADING + 3 + drawnHeight(sheet, block) + 4
}

function drawnHeight(sheet: Sheet, { chart }: ChartBlock): number {
  const { width, height } = chartSize(chart)
  return (height * sheet.width) / width
}
