import { z } from 'zod'
import { consentStatement, sliceOpening } from '../consent/consent.ts'
import { genesisDescriptor } from '../network/descriptor.ts'
import { staple } from '../network/header.ts'
import { keyHistory } from '../operations/key-operations.ts'
import { instantText, memberName, salt, statementOf } from '../statements/scalars.ts'
import { readAnswerStatement, readRefusalStatement } from './answer.ts'
import { registrationProof } from './registration-proof.ts'
import { readRequest } from './request.ts'

/** What became of the request to one provider. */
export const reportOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answered'), answer: readAnswerStatement }),
  z.strictObject({ kind: z.literal('refused'), refusal: readRefusalStatement }),
  /** By the reader's word alone; the provider's access log can refute it. */
  z.strictObject({
    kind: z.literal('silent'),
    at: instantText,
    /** `too_large`: an answer came, and is larger than a node takes or than the report has room for. */
    reason: z.enum(['timeout', 'unreachable', 'invalid_answer', 'too_large']),
  }),
])
export type ReportOutcome = z.infer<typeof reportOutcome>

export const reportAnswer = z.strictObject({
  provider: memberName,
  request: statementOf(readRequest),
  staple,
  /** A second staple, fetched when a provisional answer was completed. */
  laterStaple: staple.nullable(),
  outcome: reportOutcome,
})
export type ReportAnswer = z.infer<typeof reportAnswer>

export const REPORT_MEDIA_TYPE = 'application/vnd.goodstanding.report+json'

/** One lender's look at one enterprise, verifiable offline by anyone who holds the file and pins the network. */
export const report = z.strictObject({
  format: z.literal(REPORT_MEDIA_TYPE),
  version: z.literal(1),
  /** Descriptors from genesis on. */
  network: z.array(genesisDescriptor).min(1).max(64),
  assembledAt: instantText,
  consent: z.strictObject({ statement: consentStatement, salt, slices: z.array(sliceOpening).max(512) }),
  keyHistory,
  /** Only where the registrar refused or was silent. */
  registration: registrationProof.nullable(),
  answers: z.array(reportAnswer).max(512),
})
export type Report = z.infer<typeof report>
