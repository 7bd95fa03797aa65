import type { KeyFile } from '../context/key-file.ts'

/** A consent whose reads are looked for; null is what the key file does not say. */
export type SoughtConsent = {
  readonly consent: string
  readonly accessRoot: string
  readonly reader: string | null
  readonly purpose: string | null
  readonly reads: number | null
  /** Null: every provider is looked at. */
  readonly providers: readonly string[] | null
}

/** All consents of a key file, by what is kept there alone: nobody can have one of them left out. */
export function soughtConsents({ keys }: KeyFile, everywhere: boolean): readonly SoughtConsent[] {
  return Object.entries(keys.consents).map(([consent, { accessRoot, terms }]) => {
    const { reader = null, purpose = null, reads = null, providers = null } = terms ?? {}
    return { consent, accessRoot, reader, purpose, reads, providers: everywhere ? null : providers }
  })
}
