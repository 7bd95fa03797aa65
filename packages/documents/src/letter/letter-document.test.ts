import { type AdverseActionLetter, adverseActionLetter, letterText, parseLetterFacts } from '@goodstanding/scoring'
import { describe, expect, it } from 'vitest'
import { htmlPage } from '../html/html-page.ts'
import { pdfFile } from '../pdf/pdf-file.ts'
import { anAssessment } from '../testing/an-assessment.ts'
import { pdfText } from '../testing/pdf-text.ts'
import { letterDocument } from './letter-document.ts'

function letterOf(enterprise: string): AdverseActionLetter {
  const facts = parseLetterFacts({
    action: 'declined',
    credit: 'a term loan of USD 250,000',
    grossRevenuesUsd: 800_000,
    completedOn: '2026-02-20',
    actionOn: '2026-03-01',
    letterOn: '2026-03-02',
    creditor: {
      name: 'Northbank',
      address: ['1 Quay Street', 'Baltimore'],
      office: 'Credit office',
      phone: '+1 410 555 0100',
    },
    agency: { name: 'Office of the Comptroller of the Currency', address: ['Houston, TX 77010'] },
    enterprise: { name: enterprise, address: ['20 Pier Road', 'Annapolis'] },
  })
  if (!facts.ok) throw new Error(`${facts.fault} ${facts.at}`)
  const letter = adverseActionLetter(anAssessment(), facts.value)
  if (!letter.ok) throw new Error(letter.fault)
  return letter.value
}

/** Words alone: lines are broken elsewhere on paper, quotation marks are straight, items have another mark. */
const words = (text: string) => text.replace(/[’‘]/g, "'").match(/[\p{L}\p{N}',.]+/gu) ?? []

describe('A letter as a PDF', () => {
  it('says word for word, and in the same order, what its text says', async () => {
    const letter = letterOf('Harbor Light Supplies LLC')
    const pages = pdfText(await pdfFile(letterDocument(letter, { generated: false }), { paper: 'letter' }))
    const text = words(letterText(letter))
    const drawn = words(pages.join('\n').replace('1 Quay Street, Baltimore', '1 Quay Street Baltimore'))
    expect(text.length).toBeGreaterThan(120)
    expect(drawn.slice(0, text.length)).toEqual(text)
  })

  it('shows a Chinese addressee, and says where the scorecard was not trained on real rows', async () => {
    const letter = letterOf('深圳市海纳供应链管理有限公司')
    const model = letterDocument(letter, { generated: true })
    for (const page of pdfText(await pdfFile(model, { paper: 'a4' }))) expect(page).toContain('GENERATED ROWS')
    expect(pdfText(await pdfFile(model, { paper: 'a4' })).join('')).toContain('深圳市海纳供应链管理有限公司')
    expect(htmlPage(model)).toContain('GENERATED ROWS')
  })
})
