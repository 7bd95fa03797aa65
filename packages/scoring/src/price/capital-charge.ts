import { reproducibleExp } from '../calibration/reproducible-exp.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import { reproducibleLog } from './reproducible-log.ts'

/** What decides the capital that a loan needs, as the Basel framework's IRB function for corporates takes it. */
export type CorporateExposure = {
  readonly pd: number
  readonly lgd: number
  readonly maturityYears: number
  /** Annual sales of the group in million euros; null for the function without its SME term. */
  readonly salesMillionEur: number | null
}

/** The lowest PD and the bounds of maturity that the function is used with (Basel framework, CRE32). */
export const IRB_BOUNDS = { pdLeast: 0.0005, maturityLeast: 1, maturityMost: 5 } as const

/** Capital per unit lent: unexpected loss at 99.9 % (Basel framework, CRE31, corporate function; no scaling factor). */
export function irbCorporateCapital(exposure: CorporateExposure): number {
  const pd = Math.max(exposure.pd, IRB_BOUNDS.pdLeast)
  const maturity = Math.min(Math.max(exposure.maturityYears, IRB_BOUNDS.maturityLeast), IRB_BOUNDS.maturityMost)
  const correlation = assetCorrelation(pd, exposure.salesMillionEur)
  const stressed = normalCdf(
    (normalQuantile(pd) + Math.sqrt(correlation) * normalQuantile(CONFIDENCE)) / Math.sqrt(1 - correlation),
  )
  const root = 0.11852 - 0.05478 * reproducibleLog(pd)
  const slope = root * root
  const maturityFactor = (1 + (maturity - 2.5) * slope) / (1 - 1.5 * slope)
  // At a PD near 1 the two losses meet and rounding could leave a trace below zero.
  return Math.max(0, exposure.lgd * (stressed - pd) * maturityFactor)
}

const CONFIDENCE = 0.999

/** CRE31: from 24 % for the safest to 12 %, less up to 4 points for groups with sales below 50 million euros. */
function assetCorrelation(pd: number, salesMillionEur: number | null): number {
  const weight = (1 - reproducibleExp(-50 * pd)) / (1 - reproducibleExp(-50))
  const sales = Math.min(Math.max(salesMillionEur ?? 50, 5), 50)
  return 0.12 * weight + 0.24 * (1 - weight) - 0.04 * (1 - (sales - 5) / 45)
}
