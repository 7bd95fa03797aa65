import { once } from 'node:events'
import type { DocumentModel, Section } from '../model/document-model.ts'
import { ACCENT, INK, MUTED_INK, RULE, TONE_COLOURS } from '../model/tone.ts'
import { chartHeight, drawBlock, drawFacts } from './draw-block.ts'
import type { Paper } from './paper.ts'
import {
  drawBox,
  drawLine,
  drawRule,
  LEADING,
  needRoom,
  openSheet,
  type Sheet,
  type TextStyle,
  widthOf,
} from './sheet.ts'
import { asArtifact, asPart } from './tags.ts'
import { drawText, wrapText } from './wrap-text.ts'

/** The document as a PDF file with its fonts in it. The same document and paper give the same bytes. */
export async function pdfFile(model: DocumentModel, { paper }: { readonly paper: Paper }): Promise<Uint8Array> {
  const notice = model.notices.join(' · ')
  const sheet = openSheet(model, paper, notice === '' ? 44 : 62)
  drawTitle(sheet, model)
  for (const section of model.sections) asPart(sheet, 'Sect', () => drawSection(sheet, section))
  sheet.part.end()
  drawEveryPage(sheet, model, notice)
  return finished(sheet)
}

const TITLE: TextStyle = { size: 18, weight: 'bold', ink: INK }
const SUBTITLE: TextStyle = { size: 11, weight: 'regular', ink: INK }
const HEADING: TextStyle = { size: 12.5, weight: 'bold', ink: ACCENT }
const SMALL: TextStyle = { size: 7.5, weight: 'regular', ink: MUTED_INK }

function drawTitle(sheet: Sheet, { title, subtitle, facts }: DocumentModel): void {
  asPart(sheet, 'H1', () => {
    sheet.y += drawText(sheet, wrapText(sheet, title, sheet.width, TITLE), sheet.left, sheet.y, TITLE)
    sheet.y += drawText(sheet, wrapText(sheet, subtitle, sheet.width, SUBTITLE), sheet.left, sheet.y, SUBTITLE) + 5
  })
  drawFacts(sheet, { items: facts })
}

function drawSection(sheet: Sheet, { id, title, blocks }: Section): void {
  const [first] = blocks
  // A heading keeps what it heads below it: a whole chart, or some lines.
  needRoom(sheet, 40 + (first?.is === 'chart' ? chartHeight(sheet, first) : 50))
  sheet.y += 8
  if (title !== '') {
    sheet.doc.outline.addItem(title)
    asPart(sheet, 'H2', () => {
      sheet.y += drawText(sheet, wrapText(sheet, title, sheet.width, HEADING), sheet.left, sheet.y, HEADING) + 1
    })
    drawRule(sheet, sheet.left, sheet.y, sheet.width, ACCENT, 1)
    sheet.y += 6
  }
  blocks.forEach((block, i) => {
    drawBlock(sheet, block, `${id}-${i}`)
  })
}

/** What every page says: the notices above, whom it is about and its number below. */
function drawEveryPage(sheet: Sheet, { footer }: DocumentModel, notice: string): void {
  const { doc } = sheet
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    asArtifact(sheet, () => drawFurniture(sheet, { footer, notice, number: `${page - start + 1} / ${count}` }))
  }
}

function drawFurniture(
  sheet: Sheet,
  { footer, notice, number }: { readonly footer: string; readonly notice: string; readonly number: string },
): void {
  const { left, width, bottom } = sheet
  if (notice !== '') {
    const { fill, ink } = TONE_COLOURS.bad
    const style: TextStyle = { size: 8, weight: 'bold', ink }
    const lines = wrapText(sheet, notice, width - 16, style).slice(0, 2)
    drawBox(sheet, [left, 20, width, lines.length * style.size * LEADING + 6], fill, false)
    drawText(sheet, lines, left + 8, 22.5, style)
  }
  drawRule(sheet, left, bottom + 8, width, RULE)
  const numberWidth = widthOf(sheet, number, SMALL)
  drawText(sheet, wrapText(sheet, footer, width - numberWidth - 20, SMALL).slice(0, 2), left, bottom + 11, SMALL)
  drawLine(sheet, number, left + width - numberWidth, bottom + 11, SMALL)
}

async function finished({ doc }: Sheet): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = once(doc, 'end')
  doc.end()
  await ended
  return Buffer.concat(chunks)
}
