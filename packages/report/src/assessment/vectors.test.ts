import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { instantOf } from '@goodstanding/ledger'
import { parseAssessment } from '@goodstanding/scoring'
import { describe, expect, it } from 'vitest'
import { parseReport } from '../parse-report.ts'
import { assessmentVectors, VECTOR_FOLDER, vectorScorecard } from '../testing/assessment-vectors.ts'
import { verifyReport } from '../verify-report.ts'
import { recheckAssessment } from './recheck-assessment.ts'

const { reports, expected } = await assessmentVectors()
const scorecard = vectorScorecard()
const pathOf = (file: string): string => fileURLToPath(new URL(file, VECTOR_FOLDER))

describe('The vectors of assessments', () => {
  it.each(Object.entries(reports))(
    '%s is the report that this code makes; `vitest run packages/report/src/assessment -u` writes it anew',
    async (file, report) => {
      await expect(`${JSON.stringify(report)}\n`).toMatchFileSnapshot(pathOf(file))
    },
  )

  it('expected.json says what this code computes from them', async () => {
    await expect(`${JSON.stringify(expected, null, 1)}\n`).toMatchFileSnapshot(pathOf('expected.json'))
  })

  it.each(expected.map((vector) => [`${vector.file}: ${vector.what}`, vector] as const))(
    '%s',
    (_, { file, trusted, now, assessment }) => {
      const report = parseReport(readFileSync(pathOf(file), 'utf8'))
      if (!report.ok) throw new Error(report.fault)
      const verification = verifyReport(report.value, { trusted, now: instantOf(now) })
      const written = parseAssessment(JSON.parse(JSON.stringify(assessment)))
      if (!written.ok) throw new Error(written.at)
      const checked = recheckAssessment(written.value, report.value, { scorecard, verification })
      expect(checked).toMatchObject({ ok: true, value: { agrees: true, differing: [] } })
    },
  )
})
