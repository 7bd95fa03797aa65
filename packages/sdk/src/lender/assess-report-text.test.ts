import { readFileSync } from 'node:fs'
import { type CalendarDate, instantOfMs } from '@goodstanding/core'
import type { PricingTerms } from '@goodstanding/scoring'
import { describe, expect, it } from 'vitest'
import { GoodstandingError } from '../goodstanding-error.ts'
import { type AssessingText, assessReportText } from './assess-report-text.ts'

const textOf = (file: string): string =>
  readFileSync(new URL(`../../../../vectors/assessment/${file}`, import.meta.url), 'utf8')

type Vector = {
  readonly file: string
  readonly what: string
  readonly trusted: readonly string[]
  readonly now: string
  readonly asOf: CalendarDate
  readonly disputed: readonly string[]
  readonly terms: PricingTerms | null
  readonly assessment: unknown
}

const vectors: readonly Vector[] = JSON.parse(textOf('expected.json'))
const scorecard = textOf('scorecard.json')
const [whole] = vectors
const given: AssessingText = {
  scorecard,
  trusted: whole?.trusted ?? [],
  now: instantOfMs(Date.parse(whole?.now ?? '')),
}

describe('Assessing a report’s file', () => {
  it.each(vectors.map((one) => [`${one.file}: ${one.what}`, one] as const))('%s', (_, vector) => {
    const { trusted, now, asOf, disputed, terms } = vector
    const { assessment, scorecardSignedBy } = assessReportText(textOf(vector.file), {
      ...{ scorecard, trusted, now: instantOfMs(Date.parse(now)), asOf, disputed },
      ...(terms === null ? {} : { terms }),
    })
    expect(assessment).toEqual(vector.assessment)
    expect(scorecardSignedBy).toEqual([])
  })

  it('takes the day of now unless another is given', () => {
    const { assessment, verification } = assessReportText(textOf('whole.json'), given)
    expect([assessment.asOf, verification.overall]).toEqual([whole?.asOf, 'verified'])
  })

  it.each<[string, string, Partial<AssessingText>]>([
    ['report_not_json', 'no report', {}],
    ['report_not_verified', textOf('whole.json'), { trusted: [] }],
    ['scorecard_not_json', textOf('whole.json'), { scorecard: '' }],
    ['scorecard_form', textOf('whole.json'), { scorecard: '{}' }],
  ])('throws %s', (code, text, change) => {
    expect(() => assessReportText(text, { ...given, ...change })).toThrow(GoodstandingError)
    expect(() => assessReportText(text, { ...given, ...change })).toThrow(expect.objectContaining({ code }))
  })
})
