import { type CalendarDate, fail, type Report, type Result } from '@goodstanding/core'
import { canonicalBytes, fromHex, taggedHash, toHex } from '@goodstanding/crypto'
import { openNetwork } from '@goodstanding/ledger'
import { type Assessment, type AssessmentFault, assess, type PricingTerms, type Scorecard } from '@goodstanding/scoring'
import type { Verification } from '../verify-report.ts'
import { creditFileOf } from './credit-file-of.ts'
import { scorecardHash } from './scorecard-file.ts'

/** What a report is assessed with, beside itself. */
export type ReportAssessing = {
  readonly scorecard: Scorecard
  /** What `verifyReport` said of it: one that does not verify is not assessed. */
  readonly verification: Verification
  readonly asOf: CalendarDate
  /** Ids of records that the enterprise disputes. */
  readonly disputed?: ReadonlySet<string>
  readonly pricing?: PricingTerms | null
}

export type ReportAssessmentFault = AssessmentFault | 'report_not_verified'

/** What a scorecard says of a verified report. The same report, scorecard and day give the same assessment, to the last digit. */
export function assessReport(report: Report, assessing: ReportAssessing): Result<Assessment, ReportAssessmentFault> {
  const { scorecard, verification, asOf, disputed = new Set<string>(), pricing = null } = assessing
  const network = openNetwork(report.network[0])
  if (verification.overall === 'not_verified' || !network.ok) return fail('report_not_verified')
  return assess({
    scorecard,
    file: creditFileOf(report, { network: network.value, verification, asOf }),
    asOf,
    hashes: { report: reportHash(report, network.value.genesisHash), scorecard: scorecardHash(scorecard) },
    disputed,
    pricing,
  })
}

/** SHA-256(tag `report` ‖ the report's canonical form), lower-case hex. */
export function reportHash(report: Report, genesisHash: string): string {
  return toHex(taggedHash('report', fromHex(genesisHash), canonicalBytes(report)))
}
