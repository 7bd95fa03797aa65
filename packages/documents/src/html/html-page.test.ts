import { describe, expect, it } from 'vitest'
import { creditReportDocument } from '../credit-report/credit-report-document.ts'
import { openTrueType } from '../fonts/true-type.ts'
import { TONE_COLOURS, TONES } from '../model/tone.ts'
import { aReport } from '../testing/a-report.ts'
import { anAssessment } from '../testing/an-assessment.ts'
import { hostileReport, MARKUP_NAME } from '../testing/hostile-report.ts'
import { htmlPage } from './html-page.ts'

function pageOf(legalName: string): string {
  const plan = hostileReport({ registration: { legalName } })
  const assessment = anAssessment({
    scorecard: { name: legalName.slice(0, 100), hash: 'cd'.repeat(32), generated: true, outcomeMonths: 12 },
  })
  return htmlPage(creditReportDocument({ ...aReport(plan), assessment, isRecomputed: false, language: 'en' }))
}

const page = pageOf('Harbor Row Bakery, Inc.')

describe('A page', () => {
  it('shows markup in names as text', () => {
    const hostile = pageOf(MARKUP_NAME)
    expect(hostile).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;')
    expect(hostile).not.toMatch(/<script|<img|onerror='/)
    // The same elements, no more and no fewer: nothing that a name holds became one.
    const elements = (html: string) => [...html.matchAll(/<(\/?[a-z]\w*)/g)].map(([, name]) => name)
    expect(elements(hostile)).toEqual(elements(page))
  })

  it('shows what would turn the reading direction or steer a terminal as a mark', () => {
    expect(pageOf('Harbor \u{202e}kcaB\u{1b}[2J')).toContain('Harbor \u{fffd}kcaB\u{fffd}[2J')
  })

  it('brings the letters of Chinese names with it', () => {
    const faces = [
      ...pageOf('海纳货运有限公司').matchAll(
        /font-family:Goodstanding;font-weight:(\d+);src:url\(data:font\/ttf;base64,([^)]*)\)/g,
      ),
    ]
    expect(faces.map(([, weight]) => weight)).toEqual(['400', '700'])
    for (const [, , data = ''] of faces) {
      const font = openTrueType(Buffer.from(data, 'base64'))
      for (const letter of '海纳货运有限公司Bank') expect(font.glyphOf(letter.codePointAt(0) ?? 0)).toBeGreaterThan(0)
    }
  })

  it('runs no script and asks for nothing beyond itself', () => {
    const without = page.replaceAll('http://www.w3.org/2000/svg', '').replaceAll('http://www.w3.org/1999/xlink', '')
    expect(without).not.toMatch(/<script|<link|<iframe|<object|@import|https?:|\son\w+=|src=/)
    expect(page).toContain(`default-src 'none'`)
  })

  it('has its language, one first heading, unique ids, and links that lead to them', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(page.match(/<h1/g)).toHaveLength(1)
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
    for (const [, label] of page.matchAll(/aria-labelledby="([^"]+)"/g)) expect(ids).toContain(label)
  })

  it('has for each chart a name, a sentence and a table with headings', () => {
    const figures = page.match(/<figure>.*?<\/figure>/gs) ?? []
    expect(figures.length).toBeGreaterThan(4)
    for (const figure of figures) {
      expect(figure).toMatch(/<figcaption id="[^"]+">[^<]+<\/figcaption><p class="summary">[^<]{20,}/)
      expect(figure).toMatch(/<svg role="img" aria-labelledby="/)
      expect(figure).toMatch(/<table(?: class="wide")?><caption>[^<]+<\/caption><thead><tr><th scope="col"/)
    }
  })

  it('is the same to the last byte for the same report', () => {
    expect(pageOf('Harbor Row Bakery, Inc.')).toBe(page)
  })
})

describe('A tone', () => {
  const luminance = (colour: string) =>
    [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, i) => sum + part * ([0.2126, 0.7152, 0.0722][i] ?? 0), 0)

  it.each(TONES)('%s has ink that stands out from its fill by 4.5 to 1 or more', (tone) => {
    const [light, dark] = Object.values(TONE_COLOURS[tone])
      .map(luminance)
      .toSorted((a, b) => b - a)
    expect(((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)).toBeGreaterThanOrEqual(4.5)
  })

  it('of lateness is darker the later, so that steps are told apart in grey', () => {
    const steps = (['on_time', 'late_1', 'late_2', 'late_3', 'late_4', 'lost'] as const).map((tone) =>
      luminance(TONE_COLOURS[tone].fill),
    )
    expect(steps).toEqual(steps.toSorted((a, b) => b - a))
  })
})
