import {
  keyHistory,
  type ReadRequestStatement,
  type ReportOutcome,
  readRequestStatement,
  registrationProof,
  reportOutcome,
  type Staple,
  staple,
} from '@goodstanding/core'
import type { Bytes } from '@goodstanding/crypto'
import { z } from 'zod'
import type { Random } from '../../random.ts'
import { seal, unseal } from '../provider/keys/seal.ts'

/** A request as it was signed, with the staple that proves the header that it names. */
export type AskedRead = { readonly request: ReadRequestStatement; readonly staple: Staple }

/** What became of a request. */
export type SettledRead = { readonly outcome: ReportOutcome; readonly laterStaple: Staple | null }

const askedRead = z.strictObject({ request: readRequestStatement, staple })
const settledRead = z.strictObject({ outcome: reportOutcome, laterStaple: staple.nullable() })
/** What a report rests on beside its consent. */
const ground = z.strictObject({ keyHistory, registration: registrationProof })
export type ReportGround = z.infer<typeof ground>

/** What seals and opens the parts of one consent's reports. */
export type Sealing = { readonly key: Bytes; readonly random: Random }

export function sealAsked(asked: AskedRead, { key, random }: Sealing): Bytes {
  return seal(asked, `asked ${asked.request.payload.requestId}`, key, random)
}

export function openAsked(sealed: Bytes, requestId: string, key: Bytes): AskedRead {
  return askedRead.parse(unseal(sealed, `asked ${requestId}`, key))
}

export function sealSettled(settled: SettledRead, requestId: string, { key, random }: Sealing): Bytes {
  return seal(settled, `answer ${requestId}`, key, random)
}

export function openSettled(sealed: Bytes, requestId: string, key: Bytes): SettledRead {
  return settledRead.parse(unseal(sealed, `answer ${requestId}`, key))
}

export function sealGround(given: ReportGround, report: string, { key, random }: Sealing): Bytes {
  return seal(given, `report ${report}`, key, random)
}

export function openGround(sealed: Bytes, report: string, key: Bytes): ReportGround {
  return ground.parse(unseal(sealed, `report ${report}`, key))
}
