import { errorFields } from '../../logger.ts'
import type { NodeContext } from '../../node-context.ts'
import { completeReports } from '../../use-cases/lender/complete-report.ts'
import { eraseReports } from '../../use-cases/lender/erase-reports.ts'
import { resumeReports } from '../../use-cases/lender/resume-report.ts'
import { sendErasures } from '../../use-cases/lender/send-erasures.ts'
import { periodic, type Worker } from '../periodic.ts'

const REPORTS_EVERY_MS = 30_000
const ERASURES_EVERY_MS = 60_000

/** What runs beside requests at a node whose member holds the lender role. */
export function lenderWorkers(node: NodeContext): readonly Worker[] {
  const worker = (name: string, everyMs: number, turn: () => Promise<void>) =>
    periodic({
      ...{ name, everyMs, turn },
      onError: (error) => {
        node.metrics.failures.inc({ worker: name })
        node.logger.warn({ worker: name, ...errorFields(error) }, 'turn failed')
      },
    })
  return [
    worker('lender reports', REPORTS_EVERY_MS, async () => {
      await resumeReports(node)
      await completeReports(node)
    }),
    worker('lender erasures', ERASURES_EVERY_MS, async () => {
      await eraseReports(node)
      await sendErasures(node)
    }),
  ]
}
