import type { Instant, Report } from '@goodstanding/core'
import { type Verification, verifyReport } from '../verify-report.ts'
import { type Bend, testWorld } from './test-report.ts'
import { NOW, type WorldPlan } from './test-world.ts'

/** A report with one thing wrong or remarkable, and all that a verifier says of it. */
export type BrokenReport = {
  /** What is so: reads after "a report". */
  readonly name: string
  readonly plan?: WorldPlan
  readonly bend?: Bend
  /** When it is verified. */
  readonly now?: Instant
  readonly isUnpinned?: true
  /** Every finding: claim, of whom, verdict, code. */
  readonly says: readonly string[]
  /** What is broken lies below so much that only some findings are told here. */
  readonly amongOthers?: true
}

/** A broken report, made and verified. */
export type Judged = {
  readonly report: Report
  readonly verification: Verification
  readonly genesisHash: string
}

export async function judge(broken: BrokenReport): Promise<Judged> {
  const world = testWorld(broken.plan)
  const report = await world.assemble(broken.bend)
  const { genesisHash } = world.network
  const trusted = broken.isUnpinned ? [] : [genesisHash]
  return { report, genesisHash, verification: verifyReport(report, { trusted, now: broken.now ?? NOW }) }
}

/** The findings of a verification in one line each, sorted, each once. */
export function linesOf({ claims }: Verification): readonly string[] {
  const lines = claims.flatMap(({ claim, provider, findings }) =>
    findings.map(({ verdict, code }) => `${claim}${provider === undefined ? '' : `@${provider}`} ${verdict} ${code}`),
  )
  return [...new Set(lines)].sort()
}
