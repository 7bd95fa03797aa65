import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { instantOf } from '@goodstanding/ledger'
import { describe, expect, it } from 'vitest'
import { CLAIMS } from './claims/claim.ts'
import { parseReport } from './parse-report.ts'
import { linesOf } from './testing/broken-report.ts'
import { type ExpectedVerdict, reportVectors } from './testing/report-vectors.ts'
import { verifyReport } from './verify-report.ts'

const VECTORS = join(import.meta.dirname, '../../../vectors/report')
const { reports, expected } = await reportVectors()

const written: readonly ExpectedVerdict[] = expected

describe('The vectors of reports', () => {
  it.each(Object.entries(reports))(
    '%s is the report that this code makes; `vitest run packages/report -u` writes it anew',
    async (file, report) => {
      await expect(`${JSON.stringify(report)}\n`).toMatchFileSnapshot(join(VECTORS, file))
    },
  )

  it('expected.json says what this code says of them', async () => {
    await expect(`${JSON.stringify(expected, null, 1)}\n`).toMatchFileSnapshot(join(VECTORS, 'expected.json'))
  })

  it.each(written)('$file has the verdict that is written for it', ({ file, trusted, now, overall, findings }) => {
    const report = parseReport(readFileSync(join(VECTORS, file), 'utf8'))
    if (!report.ok) throw new Error(report.fault)
    const verification = verifyReport(report.value, { trusted, now: instantOf(now) })
    expect([verification.overall, linesOf(verification)]).toEqual([overall, findings])
  })

  it('have a file for each claim, in which it does not hold', () => {
    for (const [i, claim] of CLAIMS.entries()) {
      expect(written[i + 1]?.findings.some((line) => line.startsWith(claim))).toBe(true)
    }
  })
})
