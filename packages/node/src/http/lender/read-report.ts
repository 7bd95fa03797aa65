import { readReportContract } from '@goodstanding/api'
import { readReport } from '../../use-cases/lender/read-report.ts'
import { type Route, refused } from '../route.ts'

/** POST /v1/lender/reports */
export const readReportRoute: Route<typeof readReportContract> = {
  contract: readReportContract,
  async handle({ body, node }) {
    const read = await readReport(node, body.consent)
    return read.ok ? { status: 200, body: read.value } : refused(read.fault)
  },
}
