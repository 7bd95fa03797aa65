import { assert, type Instant, type Report } from '@goodstanding/core'
import { assembleReport } from '@goodstanding/report'
import { type LenderReport, lenderReadsOf, lenderReportById, type StoreTransaction } from '@goodstanding/store'
import type { NodeContext } from '../../node-context.ts'
import { type HeldConsent, heldConsent } from './held-consent.ts'
import {
  type AskedRead,
  openAsked,
  openGround,
  openSettled,
  type ReportGround,
  type SettledRead,
} from './sealed-read.ts'

/** A report as this lender keeps it, open. */
export type KeptReport = Omit<LenderReport, 'sealed'> & {
  readonly held: HeldConsent
  readonly ground: ReportGround
  readonly reads: readonly KeptRead[]
}

/** One provider's part: what stands in the report, and another try under way. */
export type KeptRead = AskedRead & {
  readonly provider: string
  readonly requestId: string
  /** Null until the first outcome. */
  readonly settled: SettledRead | null
  readonly next: (AskedRead & { readonly requestId: string }) | null
}

/** A report with its consent; null where there is none, or it is erased. */
export async function keptReport(node: Pick<NodeContext, 'store' | 'config'>, id: string): Promise<KeptReport | null> {
  const stored = await lenderReportById(node.store.db, id)
  const held = stored === null ? null : await heldConsent(node, stored.consent)
  return stored === null || held === null ? null : openReport(node.store.db, stored, held)
}

/** Opens all parts of a report; what is read is one moment's where `db` is a transaction that has locked it. */
export async function openReport(
  db: NodeContext['store']['db'] | StoreTransaction,
  { sealed, ...stored }: LenderReport,
  held: HeldConsent,
): Promise<KeptReport> {
  const { key } = held
  const rows = await lenderReadsOf(db, stored.report)
  const reads = rows.map(({ provider, asked, answer, next }): KeptRead => {
    const { requestId } = asked
    return {
      ...openAsked(asked.sealed, requestId, key),
      ...{ provider, requestId },
      settled: answer === null ? null : openSettled(answer, requestId, key),
      next: next === null ? null : { ...openAsked(next.sealed, next.requestId, key), requestId: next.requestId },
    }
  })
  return { ...stored, held, ground: openGround(sealed, stored.report, key), reads }
}

/** The file: one answer to each slice of the consent. */
export function fileOf(kept: KeptReport, assembledAt: Instant, network: NodeContext['network']): Report {
  const { held, ground, reads } = kept
  return assembleReport({
    ...{ network, assembledAt, consent: held, keyHistory: ground.keyHistory, registration: ground.registration },
    answers: reads.map(({ provider, request, staple, settled }) => {
      assert(settled !== null, 'a file is made when each provider has an outcome')
      return { provider, request, staple, ...settled }
    }),
  })
}
