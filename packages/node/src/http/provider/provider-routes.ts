import type { AnyRoute } from '../route.ts'
import { beginClaimRoute } from './begin-claim.ts'
import { claimRoute } from './claim.ts'
import { inviteCustomerRoute } from './invite-customer.ts'
import { linkStatesRoute } from './link-states.ts'
import { providerStatusRoute } from './provider-status.ts'
import { publishRecordsRoute } from './publish-records.ts'
import { readRoute } from './read.ts'
import { readReceiptRoute } from './read-receipt.ts'
import { renewRegistrationRoute } from './renew-registration.ts'
import { unlinkRoute } from './unlink.ts'
import { unlinkCustomerRoute } from './unlink-customer.ts'
import { withdrawRecordRoute } from './withdraw-record.ts'

/** What a provider's or registrar's node serves beside the frame's routes. */
export const providerRoutes: readonly AnyRoute[] = [
  publishRecordsRoute,
  withdrawRecordRoute,
  inviteCustomerRoute,
  unlinkCustomerRoute,
  providerStatusRoute,
  beginClaimRoute,
  claimRoute,
  renewRegistrationRoute,
  unlinkRoute,
  linkStatesRoute,
  readRoute,
  readReceiptRoute,
]
