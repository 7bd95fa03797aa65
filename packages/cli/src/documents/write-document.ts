import type { DocumentModel, Paper } from '@goodstanding/documents'
import { writeWhole } from '../files/write-whole.ts'

/** Draws a document as a page or, where a paper is given, as a PDF, writes it whole, and answers its size in bytes. */
export async function writeDocument(model: DocumentModel, out: string, paper: Paper | null): Promise<number> {
  const { htmlPage, pdfFile } = await import('@goodstanding/documents')
  const bytes = paper === null ? Buffer.from(htmlPage(model)) : await pdfFile(model, { paper })
  writeWhole(out, bytes)
  return bytes.length
}
