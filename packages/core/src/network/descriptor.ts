import { z } from 'zod'
import { recordType } from '../records/record.ts'
import { RECORD_TYPES } from '../records/record-types.ts'
import { checkedText } from '../statements/checked-text.ts'
import { hash, instantText, memberName, publicKey } from '../statements/scalars.ts'

export const ROLES = ['registrar', 'provider', 'lender', 'home', 'witness', 'supervisor', 'sequencer'] as const
export type Role = (typeof ROLES)[number]

/** What a member may publish: a type, and for the types of public registers in which jurisdiction and registry. */
export const permit = z.strictObject({
  type: recordType,
  jurisdiction: checkedText('jurisdiction').optional(),
  registry: checkedText('registry').optional(),
})
export type Permit = z.infer<typeof permit>

export const member = z.strictObject({
  name: memberName,
  /** Members of one group count as one, and never witness each other. */
  group: memberName,
  roles: z.array(z.enum(ROLES)).min(1).max(ROLES.length),
  /** Signs statements: requests, answers, links, operations. */
  statementKey: publicKey,
  /** Signs HTTP requests (RFC 9421). */
  httpKey: publicKey,
  /** Sign checkpoints, one key for each log origin; null where the member has no such log. */
  recordLogKey: publicKey.nullable(),
  accessLogKey: publicKey.nullable(),
  /** Cosigns checkpoints of others. */
  witnessKey: publicKey.nullable(),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .regex(/^[^?#@]*$/, 'must have no query, fragment or password')
    .max(200),
  permits: z.array(permit).max(256),
})
export type Member = z.infer<typeof member>

const descriptorFields = {
  kind: z.literal('descriptor'),
  version: z.int().min(1),
  name: memberName,
  charterHash: hash,
  /** A test network's clock: now = real time − `real` + `declared`. Null: the world's clock, a network in earnest. */
  testClock: z
    .strictObject({
      declared: instantText,
      real: instantText,
      /** Types of records that a generator made, in whole or in part: no screen shows them without saying so. */
      generated: z.array(recordType).min(1).max(RECORD_TYPES.length).optional(),
    })
    .nullable(),
  members: z.array(member).min(1).max(10_000),
  witnesses: z.strictObject({ members: z.array(memberName).max(15), k: z.int().min(0).max(15) }),
  headerLog: z.strictObject({
    keys: z
      .array(z.strictObject({ fromHeight: z.int().min(0), member: memberName, key: publicKey }))
      .min(1)
      .max(64),
  }),
}

/** The first descriptor: its hash is the genesis hash, so it cannot hold it. */
export const genesisDescriptor = z.strictObject(descriptorFields)
export type GenesisDescriptor = z.infer<typeof genesisDescriptor>

/** Names of the witnesses and of the log's three kinds of origin. */
export type LogKind = 'records' | 'access' | 'headers'
