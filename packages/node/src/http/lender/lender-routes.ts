import type { AnyRoute } from '../route.ts'
import { askConsentRoute } from './ask-consent.ts'
import { askedConsentsRoute } from './asked-consents.ts'
import { completeReportRoute } from './complete-report.ts'
import { deliverConsentRoute } from './deliver-consent.ts'
import { readReportRoute } from './read-report.ts'
import { reportFileRoute } from './report-file.ts'
import { reportsRoute } from './reports.ts'
import { retryProviderRoute } from './retry-provider.ts'

/** What a node serves beside the frame's routes when its member holds the lender role. */
export const lenderRoutes: readonly AnyRoute[] = [
  askConsentRoute,
  askedConsentsRoute,
  deliverConsentRoute,
  readReportRoute,
  reportsRoute,
  reportFileRoute,
  completeReportRoute,
  retryProviderRoute,
]
