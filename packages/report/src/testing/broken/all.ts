import type { ClaimName } from '../../claims/claim.ts'
import type { BrokenReport } from '../broken-report.ts'
import { BROKEN_CONSENTS } from './consent.ts'
import { BROKEN_ENTERPRISES } from './enterprise.ts'
import { BROKEN_HEADERS, BROKEN_STATES } from './ledger.ts'
import { BROKEN_LINKS } from './link.ts'
import { BROKEN_LOGS } from './logs.ts'
import { BROKEN_NETWORKS } from './network.ts'
import { BROKEN_LISTS } from './nothing-left-out.ts'
import { BROKEN_PROVIDERS, BROKEN_SLICES } from './provider.ts'
import { BROKEN_TIMES } from './published-in-time.ts'
import { BROKEN_KEEPING, BROKEN_RECEIPTS } from './receipt.ts'
import { BROKEN_RECORDS } from './records.ts'
import { BROKEN_REGISTRATIONS } from './registration.ts'
import { BROKEN_RETENTIONS } from './retention.ts'

/** What each claim is tried with; among it reports that only just hold. */
export const BROKEN_REPORTS: { readonly [C in ClaimName]: readonly BrokenReport[] } = {
  network: BROKEN_NETWORKS,
  enterprise: BROKEN_ENTERPRISES,
  registration: BROKEN_REGISTRATIONS,
  consent: BROKEN_CONSENTS,
  consent_active: BROKEN_STATES,
  headers_witnessed: BROKEN_HEADERS,
  provider: BROKEN_PROVIDERS,
  link: BROKEN_LINKS,
  records: BROKEN_RECORDS,
  published_in_time: BROKEN_TIMES,
  logs_witnessed: BROKEN_LOGS,
  nothing_left_out: BROKEN_LISTS,
  receipt: BROKEN_RECEIPTS,
  slices_answered: BROKEN_SLICES,
  retention: BROKEN_RETENTIONS,
  kept_in_time: BROKEN_KEEPING,
}
