import PDFDocument from 'pdfkit'
import { sharedFont, type Weight } from '../fonts/font-files.ts'
import type { DocumentModel } from '../model/document-model.ts'
import { INK, RULE } from '../model/tone.ts'
import type { Language } from '../words/language.ts'
import { PAPERS, type Paper } from './paper.ts'
import { asArtifact, asContent, type Drawing } from './tags.ts'

/** How a run of text is set; `ink` is `#rrggbb`. */
export type TextStyle = { readonly size: number; readonly weight: Weight; readonly ink: string }

/** Lines stand so far apart, in sizes of their font: Chinese letters fill their whole square. */
export const LEADING = 1.4

/** The pages being drawn, and how far down the current one is filled. */
export type Sheet = Drawing & {
  readonly language: Language
  readonly left: number
  readonly width: number
  readonly top: number
  readonly bottom: number
  /** Where the next block begins. */
  y: number
}

const SIDE = 44
const FOOT = 46

/** Opens a document of which every page leaves `head` points to what stands on each. */
export function openSheet(model: DocumentModel, paper: Paper, head: number): Sheet {
  const [width, height] = PAPERS[paper]
  const made = new Date(model.madeAt)
  const doc = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    font: '',
    size: [width, height],
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    pdfVersion: '1.7',
    lang: model.language === 'zh' ? 'zh-Hans' : 'en',
    displayTitle: true,
    tagged: true,
    info: {
      Title: `${model.title}: ${model.subtitle}`,
      Creator: 'Goodstanding',
      Producer: 'Goodstanding',
      CreationDate: made,
      ModDate: made,
    },
  })
  doc.registerFont('regular', sharedFont('regular'))
  doc.registerFont('bold', sharedFont('bold'))
  const top = head
  const whole = doc.struct('Document')
  doc.addStructure(whole)
  const sheet: Sheet = {
    doc,
    language: model.language,
    left: SIDE,
    width: width - 2 * SIDE,
    top,
    bottom: height - FOOT,
    y: top,
    part: whole,
    isArtifact: false,
  }
  doc.addPage()
  return sheet
}

/** Begins a new page unless so much room is left on this one; what needs more than a page begins a new one too. */
export function needRoom(sheet: Sheet, height: number): boolean {
  if (sheet.y + height <= sheet.bottom || sheet.y === sheet.top) return false
  newPage(sheet)
  return true
}

export function newPage(sheet: Sheet): void {
  sheet.doc.addPage()
  sheet.y = sheet.top
}

/** Widths at size 100 of texts that were measured: documents have most of their words in common. */
const WIDTHS = new Map<string, number>()
const WIDTHS_MAX = 50_000

/** Width of a text on one line. */
export function widthOf(sheet: Sheet, text: string, { size, weight }: Pick<TextStyle, 'size' | 'weight'>): number {
  const key = `${weight} ${text}`
  const known = WIDTHS.get(key)
  if (known !== undefined) return (known * size) / 100
  const width = sheet.doc.font(weight).fontSize(100).widthOfString(text)
  if (WIDTHS.size >= WIDTHS_MAX) WIDTHS.clear()
  WIDTHS.set(key, width)
  return (width * size) / 100
}

/** Draws one line whose letters stand on `y + size`. */
export function drawLine(sheet: Sheet, text: string, x: number, y: number, style: TextStyle): void {
  if (text === '') return
  asContent(sheet, () => {
    sheet.doc
      .font(style.weight)
      .fontSize(style.size)
      .fillColor(style.ink)
      .text(text, x, y + style.size, { lineBreak: false, baseline: 'alphabetic' })
  })
}

/** A box of one colour, with a thin line around it where `line` says so. */
export function drawBox(
  sheet: Sheet,
  box: readonly [number, number, number, number],
  fill: string,
  line: boolean,
): void {
  const { doc } = sheet
  asArtifact(sheet, () => {
    doc.rect(...box)
    if (line) doc.lineWidth(0.5).fillAndStroke(fill, RULE)
    else doc.fill(fill)
  })
}

export function drawRule(sheet: Sheet, x: number, y: number, width: number, colour: string = INK, thick = 0.5): void {
  asArtifact(sheet, () => {
    sheet.doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(thick)
      .stroke(colour)
  })
}
