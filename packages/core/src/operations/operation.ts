import { z } from 'zod'
import { proof } from '../statements/scalars.ts'
import { consentGrant, consentRevoke } from './consent-operations.ts'
import { enterpriseCreate, enterpriseUpdate } from './key-operations.ts'

export const operationPayload = z.discriminatedUnion('kind', [
  enterpriseCreate,
  enterpriseUpdate,
  consentGrant,
  consentRevoke,
])
export type OperationPayload = z.infer<typeof operationPayload>

/** A signed request to the ledger. Only `consent.revoke` has no proofs: its code is its proof. */
export const operation = z.strictObject({ payload: operationPayload, proofs: z.array(proof).max(16) })
export type Operation = z.infer<typeof operation>

/** More than this, in bytes of canonical JSON, is refused. */
export const OPERATION_BYTES_MAX = 16_384
