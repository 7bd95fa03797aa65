import {
  consentContract,
  consentStapleContract,
  consentsContract,
  grantConsentContract,
  ownReportContract,
  ownStapleContract,
  reportErasureContract,
  viewsContract,
} from '@goodstanding/api'
import { consentStaple } from '../../use-cases/home/consent-staple.ts'
import { consentOfEnterprise, consentsOfEnterprise } from '../../use-cases/home/consents-of-enterprise.ts'
import { grantConsent } from '../../use-cases/home/grant-consent.ts'
import { viewsOfEnterprise } from '../../use-cases/home/keep-views.ts'
import { ownReport } from '../../use-cases/home/own-report.ts'
import { receiveErasure } from '../../use-cases/home/receive-erasure.ts'
import { type Route, refused } from '../route.ts'
import { callingLender } from './calling-lender.ts'

/** POST /v1/enterprises/:id/consents */
export const grantConsentRoute: Route<typeof grantConsentContract> = {
  contract: grantConsentContract,
  async handle({ params, body, node }) {
    const granted = await grantConsent(node, params.id, body)
    return granted.ok ? { status: 200, body: granted.value } : refused(granted.fault)
  },
}

/** GET /v1/enterprises/:id/consents */
export const consentsRoute: Route<typeof consentsContract> = {
  contract: consentsContract,
  handle: async ({ params, node }) => ({
    status: 200,
    body: { consents: await consentsOfEnterprise(node, params.id) },
  }),
}

/** GET /v1/enterprises/:id/consents/:consent */
export const consentRoute: Route<typeof consentContract> = {
  contract: consentContract,
  async handle({ params, node }) {
    const consent = await consentOfEnterprise(node, params.id, params.consent)
    return consent === null ? refused('not_found') : { status: 200, body: consent }
  },
}

/** GET /v1/enterprises/:id/consents/:consent/staple */
export const ownStapleRoute: Route<typeof ownStapleContract> = {
  contract: ownStapleContract,
  async handle({ params, node }) {
    const stapled = await consentStaple(node, params.consent, { enterprise: params.id })
    return stapled === null ? refused('not_found') : { status: 200, body: stapled }
  },
}

/** GET /v1/consents/:consent/staple */
export const consentStapleRoute: Route<typeof consentStapleContract> = {
  contract: consentStapleContract,
  async handle({ params, caller, node }) {
    const stapled = await consentStaple(node, params.consent, { reader: callingLender(caller).name })
    return stapled === null ? refused('not_found') : { status: 200, body: stapled }
  },
}

/** POST /v1/consents/erasures */
export const reportErasureRoute: Route<typeof reportErasureContract> = {
  contract: reportErasureContract,
  async handle({ body, caller, node }) {
    const received = await receiveErasure(node, callingLender(caller), body.receipt)
    return received.ok ? { status: 204, body: undefined } : refused(received.fault)
  },
}

/** POST /v1/enterprises/:id/reports */
export const ownReportRoute: Route<typeof ownReportContract> = {
  contract: ownReportContract,
  async handle({ params, body, node }) {
    const report = await ownReport(node, params.id, body)
    return report.ok ? { status: 200, body: report.value } : refused(report.fault)
  },
}

/** GET /v1/enterprises/:id/views */
export const viewsRoute: Route<typeof viewsContract> = {
  contract: viewsContract,
  handle: async ({ params, node }) => ({ status: 200, body: await viewsOfEnterprise(node, params.id) }),
}
