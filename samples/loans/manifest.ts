import type { CalendarDate, Permit, RecordType } from '@goodstanding/core'
import type { Candidate, Move } from './candidates.ts'
import type { LeftOut } from './known-on.ts'

/** Where the rows come from: real amounts, days, industries and outcomes, or all of it from the generator. */
export type Origin = 'real_with_generated_fields' | 'generated'

/** A member of the demo network that publishes. */
export type ManifestMember = {
  readonly name: string
  readonly title: string
  readonly kind: 'bank' | 'registry' | 'tax_office'
  /** What its network's descriptor lets it publish. */
  readonly permits: readonly Permit[]
}

/** A file to ingest: through which mapping, at which member, and whether from the start or once the enterprise moved. */
export type ManifestFile = {
  readonly member: string
  readonly path: string
  readonly mapping: string
  readonly type: RecordType
  readonly rows: number
  readonly origin: Origin
  readonly step: 'start' | 'move'
}

/** `manifest.json`: what the splitter wrote. Paths are relative to the folder that it lies in. */
export type Manifest = {
  readonly version: 1
  readonly day: CalendarDate
  readonly seed: string
  readonly origin: Origin
  /** Said wherever the data show. */
  readonly notice: string
  readonly loans: {
    readonly read: number
    readonly written: number
    readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>
    /** Charge-offs of more than six years ago: they are in the files, and a node refuses them as past retention. */
    readonly pastRetention: number
  }
  readonly members: readonly ManifestMember[]
  readonly files: readonly ManifestFile[]
}

/** `enterprises.json`: whom a demo can be about. `main` is the first candidate; `move` is its own. */
export type EnterprisesFile = {
  readonly version: 1
  readonly day: CalendarDate
  readonly origin: Origin
  readonly main: Candidate | null
  readonly candidates: readonly Candidate[]
  readonly move: Omit<Move, 'oldEntry' | 'newEntry'> | null
}

const NOTICES: { readonly [O in Origin]: string } = {
  real_with_generated_fields:
    'Names of enterprises and banks are invented. Amounts, days, states, industries and outcomes of the loans are those of the public SBA data as known on the day. Register entries, tax standing, charges, insolvencies, payment histories, balances and collateral are generated.',
  generated: 'All of it is generated: names, loans, register entries, tax standing and payment histories.',
}

export function noticeOf(origin: Origin): string {
  return NOTICES[origin]
}
