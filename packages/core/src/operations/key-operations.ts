import { z } from 'zod'
import { enterpriseId, hash, hex, instantText, memberName, publicKey, statementOf } from '../statements/scalars.ts'

export const SCOPES = ['consent', 'claim', 'dispute', 'read'] as const
export type Scope = (typeof SCOPES)[number]

const keyState = {
  /** In falling order of authority; any one may sign an update. */
  rotationKeys: z.array(publicKey).min(1).max(5),
  signers: z
    .array(
      z.strictObject({
        key: publicKey,
        scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
        /** From this instant on it signs no more; null: until it is taken out. */
        until: instantText.nullable(),
      }),
    )
    .min(1)
    .max(32),
  /** How many signers of a scope must sign (m of n). */
  thresholds: z.strictObject({
    consent: z.int().min(1).max(16),
    claim: z.int().min(1).max(16),
    dispute: z.int().min(1).max(16),
    read: z.int().min(1).max(16),
  }),
  home: memberName,
}

/** First operation of a key history: its hash is the enterprise id. */
export const enterpriseCreate = z.strictObject({ kind: z.literal('enterprise.create'), ...keyState, salt: hex(32) })
export type EnterpriseCreate = z.infer<typeof enterpriseCreate>

/** Replaces the keys, thresholds and home; signed by a rotation key of the operation before. */
export const enterpriseUpdate = z.strictObject({
  kind: z.literal('enterprise.update'),
  enterprise: enterpriseId,
  previous: hash,
  ...keyState,
})
export type EnterpriseUpdate = z.infer<typeof enterpriseUpdate>

export const keyOperation = z.union([enterpriseCreate, enterpriseUpdate])
export type KeyOperation = z.infer<typeof keyOperation>

export const keyOperationStatement = statementOf(keyOperation)

/** The signed chain of an enterprise's key operations, oldest first. */
export const keyHistory = z.array(keyOperationStatement).min(1).max(1_000)
export type KeyHistory = z.infer<typeof keyHistory>
