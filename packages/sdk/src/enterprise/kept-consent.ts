import type { ConsentStatement, SliceOpening } from '@goodstanding/core'

/** What an enterprise keeps of a consent beside its keys, so that it finds its reads without anybody's word. */
export type KeptConsent = {
  /** k, from which the tags of its reads follow. */
  readonly accessRoot: string
  /** The revocation code. */
  readonly code: string
  /** What was granted; absent where only the secrets were kept. */
  readonly terms?: KeptTerms | undefined
  /** All that was sent, until the home node's answer is known: sent again as it is. */
  readonly unanswered?: UnansweredGrant | undefined
}

/** A signed consent on its way to the home node. */
export type UnansweredGrant = {
  /** The lender's request that it answers. */
  readonly request: string
  /** What the enterprise decided, as canonical JSON. */
  readonly choice: string
  readonly statement: ConsentStatement
  readonly salt: string
  readonly slices: readonly SliceOpening[]
}

/** Who may read under a consent, where, how often and until when. */
export type KeptTerms = {
  readonly reader: string
  readonly purpose: string
  /** Providers that have a slice: nobody else can log a read under the consent. */
  readonly providers: readonly string[]
  /** At most so many reads of each provider. */
  readonly reads: number
  readonly expires: string
}

type Built = Pick<KeptConsent, 'accessRoot' | 'code'> & {
  readonly statement: ConsentStatement
  readonly slices: readonly SliceOpening[]
}

/** What is to be kept of a consent before it leaves the enterprise's side. */
export function keptConsent({ accessRoot, code, statement, slices }: Built): KeptConsent {
  const { reader, purpose, reads, expires } = statement.payload
  const providers = slices.map(({ slice }) => slice.provider)
  return { accessRoot, code, terms: { reader, purpose, providers, reads, expires } }
}
