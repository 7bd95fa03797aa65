import { hex } from '@goodstanding/core'
import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { operationReceipt } from './ledger-contracts.ts'

/** Whoever holds the printed code ends the consent, at any node and without a key. */
export const revokeConsentContract = defineContract({
  id: 'revokeConsent',
  method: 'POST',
  path: '/v1/consents/revoke',
  summary: 'Ends a consent for good; the revocation code is all that is needed.',
  allowed: ['anyone'],
  body: z.strictObject({ code: hex(16) }),
  bodyBytesMax: 1_024,
  callsPerMinute: 600,
  responses: { 200: operationReceipt },
})
