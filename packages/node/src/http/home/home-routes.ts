import type { AnyRoute } from '../route.ts'
import {
  consentRoute,
  consentStapleRoute,
  consentsRoute,
  grantConsentRoute,
  ownReportRoute,
  ownStapleRoute,
  reportErasureRoute,
  viewsRoute,
} from './consent-routes.ts'
import { createEnterpriseRoute, enterpriseRoute, keyHistoryRoute, updateKeysRoute } from './enterprise-routes.ts'
import {
  beginEnterpriseClaimRoute,
  enterpriseClaimRoute,
  enterpriseLinksRoute,
  enterpriseUnlinkRoute,
  importLinksRoute,
  renewEnterpriseRegistrationRoute,
} from './link-routes.ts'
import { consentRequestStateRoute, declineRequestRoute, inboxRoute, requestConsentRoute } from './request-routes.ts'

/** What a node serves beside the frame's routes when its member holds the home role. */
export const homeRoutes: readonly AnyRoute[] = [
  createEnterpriseRoute,
  updateKeysRoute,
  enterpriseRoute,
  keyHistoryRoute,
  beginEnterpriseClaimRoute,
  enterpriseClaimRoute,
  enterpriseLinksRoute,
  importLinksRoute,
  enterpriseUnlinkRoute,
  renewEnterpriseRegistrationRoute,
  requestConsentRoute,
  consentRequestStateRoute,
  inboxRoute,
  declineRequestRoute,
  grantConsentRoute,
  consentsRoute,
  consentRoute,
  ownStapleRoute,
  consentStapleRoute,
  reportErasureRoute,
  ownReportRoute,
  viewsRoute,
]
