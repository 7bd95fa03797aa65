/** A document being drawn, and where in its parts. */
export type Drawing = {
  readonly doc: PDFKit.PDFDocument
  /** The part that is being drawn. */
  part: PDFKit.PDFStructureElement
  /** Whether what is drawn is no part of the document. */
  isArtifact: boolean
}

/** What a part is to a reader that reads aloud (ISO 32000-1, 14.8.4). */
export type Tag = 'Sect' | 'H1' | 'H2' | 'P' | 'L' | 'LI' | 'Table' | 'Caption' | 'TR' | 'TH' | 'TD' | 'Figure'

type TagOptions = { readonly alt?: string; readonly scope?: 'Column' | 'Row' }

/** Draws a part of the document: what is drawn within it is its content. */
export function asPart(sheet: Drawing, tag: Tag, draw: () => unknown, options: TagOptions = {}): void {
  if (sheet.isArtifact) {
    draw()
    return
  }
  const whole = sheet.part
  const part = sheet.doc.struct(tag, { ...options })
  whole.add(part)
  sheet.part = part
  draw()
  sheet.part = whole
  part.end()
}

/** Draws content of the part that is being drawn. */
export function asContent(sheet: Drawing, draw: () => unknown): void {
  if (sheet.isArtifact) {
    draw()
    return
  }
  const content = sheet.doc.markStructureContent('Span')
  draw()
  sheet.doc.endMarkedContent()
  sheet.part.add(content)
}

/** Draws what says nothing of its own: lines, boxes, and what stands on every page. */
export function asArtifact(sheet: Drawing, draw: () => unknown): void {
  if (sheet.isArtifact) {
    draw()
    return
  }
  sheet.isArtifact = true
  sheet.doc.markContent('Artifact')
  draw()
  sheet.doc.endMarkedContent()
  sheet.isArtifact = false
}
