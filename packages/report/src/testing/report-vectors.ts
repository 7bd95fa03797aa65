import { formatInstant, type Report } from '@goodstanding/core'
import { CLAIMS, type ClaimName } from '../claims/claim.ts'
import type { Overall } from '../verify-report.ts'
import { BROKEN_REPORTS } from './broken/all.ts'
import { type BrokenReport, judge, linesOf } from './broken-report.ts'
import { NOW } from './test-world.ts'

/** What every implementation must say of a file under `vectors/report/`. */
export type ExpectedVerdict = {
  readonly file: string
  readonly what: string
  /** Genesis hashes that the verifier has pinned, and its time. */
  readonly trusted: readonly string[]
  readonly now: string
  readonly overall: Overall
  /** Claim, of whom, verdict and code of every finding. */
  readonly findings: readonly string[]
}

/** Which of the broken reports stands for each claim. */
const CHOSEN: { readonly [C in ClaimName]: string } = {
  network: 'whose network asks for fewer witnesses than it was founded with',
  enterprise: 'whose keys the operator of the ledger has changed',
  registration: 'of a form without legal personality',
  consent: 'whose consent allows more reads than a credit application’s may',
  consent_active: 'whose consent was revoked at the header',
  headers_witnessed: 'whose header one witness has cosigned twice',
  provider: 'whose reader did not sign its requests',
  link: 'whose link is for another enterprise’s register entry',
  records: 'with a record that was changed after publication',
  published_in_time: 'with a back-dated record',
  logs_witnessed: 'whose records one witness has seen',
  nothing_left_out: 'from which a record is dropped',
  receipt: 'without a receipt',
  slices_answered: 'that leaves a provider out',
  retention: 'that shows a fact which is past its retention',
  kept_in_time: 'that is kept longer than it may be',
}

/** Reports that hold, with remarks. */
const REMARKABLE: readonly (readonly [string, ClaimName, string])[] = [
  ['test-network', 'network', 'of a test network'],
  ['carried-registration', 'registration', 'whose registrar is silent and whose carried registration is fresh'],
  ['expired-since', 'retention', 'with a fact that has expired since it was read'],
]

/** The files of `vectors/report/`: an honest report, one for each claim that does not hold, and some with remarks. */
export async function reportVectors(): Promise<{
  readonly reports: Readonly<Record<string, Report>>
  readonly expected: readonly ExpectedVerdict[]
}> {
  const made = await Promise.all([
    vector('honest', { name: 'that is honest', says: [] }),
    ...CLAIMS.map((claim) => vector(claim.replaceAll('_', '-'), chosen(claim, CHOSEN[claim]))),
    ...REMARKABLE.map(([file, claim, name]) => vector(file, chosen(claim, name))),
  ])
  return {
    reports: Object.fromEntries(made.map(({ file, report }) => [file, report])),
    expected: made.map(({ report: _, ...expected }) => expected),
  }
}

async function vector(name: string, broken: BrokenReport): Promise<ExpectedVerdict & { readonly report: Report }> {
  const { report, verification, genesisHash } = await judge(broken)
  return {
    file: `${name}.json`,
    what: `a report ${broken.name}`,
    trusted: [genesisHash],
    now: formatInstant(broken.now ?? NOW),
    overall: verification.overall,
    findings: linesOf(verification),
    report,
  }
}

function chosen(claim: ClaimName, name: string): BrokenReport {
  const found = BROKEN_REPORTS[claim].find((one) => one.name === name)
  if (found === undefined) throw new Error(`there is no report ${name}`)
  return found
}
