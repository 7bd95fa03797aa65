import { z } from 'zod'
import { dateText, hash, instantText, logIndex } from '../statements/scalars.ts'

/** What a block leaves behind. Its hash is leaf number `height` of the header log. */
export const header = z.strictObject({
  kind: z.literal('header'),
  height: logIndex,
  time: instantText,
  /** Hash of the header before; zeros at height 0. */
  previous: hash,
  operationsHash: hash,
  stateRoot: hash,
  /** Version of the network descriptor in force. */
  descriptor: z.int().min(1),
})
export type Header = z.infer<typeof header>

/** A signed note (C2SP tlog-checkpoint with cosignatures), as its log serves it. */
export const checkpointNote = z.string().min(1).max(65_536)

/** An ICS-23 commitment proof in its JSON form; `map` parses it. Null: absence under the empty root. */
export const mapProof = z.looseObject({}).nullable()

/** What proves a header: it stands in the header log under a witnessed checkpoint. */
export const provenHeader = z.strictObject({
  header,
  checkpoint: checkpointNote,
  inclusion: z.array(hash).max(64),
})
export type ProvenHeader = z.infer<typeof provenHeader>

/** Value of `consent/<revocationHash>` in the ledger's state. */
export const consentState = z.strictObject({
  commitment: hash,
  expiresOn: dateText,
  revokedAt: instantText.nullable(),
})
export type ConsentState = z.infer<typeof consentState>

/** Value of `enterprise/<id>` in the ledger's state: hash of the latest key operation. */
export const enterpriseState = z.strictObject({ operation: hash })
export type EnterpriseState = z.infer<typeof enterpriseState>

/** That an enterprise's keys are current at a header. */
export const keyStaple = z.strictObject({
  at: provenHeader,
  enterprise: z.strictObject({ value: enterpriseState, proof: mapProof }),
})
export type KeyStaple = z.infer<typeof keyStaple>

/** That a consent is active and its enterprise's keys are current, both at one header. */
export const staple = keyStaple.extend({ consent: z.strictObject({ value: consentState, proof: mapProof }) })
export type Staple = z.infer<typeof staple>
