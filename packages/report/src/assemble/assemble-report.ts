import {
  assert,
  type ConsentStatement,
  formatInstant,
  type Instant,
  type KeyHistory,
  type Network,
  REPORT_MEDIA_TYPE,
  type RegistrationProof,
  type Report,
  type ReportAnswer,
  type SliceOpening,
} from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { sliceHash } from '@goodstanding/ledger'

/** What a report is made of: one consent with all its slices open, and what became of each request. */
export type ReportParts = {
  readonly network: Network
  readonly assembledAt: Instant
  readonly consent: {
    readonly statement: ConsentStatement
    readonly salt: string
    readonly slices: readonly SliceOpening[]
  }
  readonly keyHistory: KeyHistory
  /** What the enterprise carries from its registrar; it goes along only where that was asked and has not answered. */
  readonly registration: RegistrationProof | null
  readonly answers: readonly ReportAnswer[]
}

/**
 * Joins the answers of all providers that a consent covers into one report, in the order of the consent's slices. There
 * is one answer to each slice, be it `silent`: a provider cannot be left out.
 */
export function assembleReport({
  network,
  assembledAt,
  consent,
  keyHistory,
  registration,
  answers,
}: ReportParts): Report {
  const { payload } = consent.statement
  const openings = new Map(consent.slices.map((opening) => [toHex(sliceHash(opening, network)), opening]))
  const bySlice = new Map(answers.map((answer) => [answer.request.payload.slice, answer]))
  assert(bySlice.size === answers.length, 'a slice is answered once')
  assert(answers.length === payload.slices.length, 'each slice of the consent is answered')
  const registrar = answers.find(({ provider }) => provider === registration?.provider)
  const isCarried = registrar !== undefined && registrar.outcome.kind !== 'answered'
  return {
    format: REPORT_MEDIA_TYPE,
    version: 1,
    network: [network.descriptor],
    assembledAt: formatInstant(assembledAt),
    consent: {
      statement: consent.statement,
      salt: consent.salt,
      slices: payload.slices.map((hash) => given(openings, hash)),
    },
    keyHistory,
    registration: isCarried ? registration : null,
    answers: payload.slices.map((hash) => given(bySlice, hash)),
  }
}

function given<T>(bySlice: ReadonlyMap<string, T>, hash: string): T {
  const value = bySlice.get(hash)
  assert(value !== undefined, 'each slice of the consent is open and answered')
  return value
}
