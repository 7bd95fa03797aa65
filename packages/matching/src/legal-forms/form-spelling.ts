/** What kind of entity a form makes: alike over borders, so that `GmbH` and `SARL` can be compared. */
export type FormKind =
  | 'limited'
  | 'stock'
  | 'limited_partnership'
  | 'general_partnership'
  | 'liability_partnership'
  | 'cooperative'
  | 'association'
  | 'foundation'
  | 'trust'
  | 'proprietorship'

/** A legal form of one jurisdiction (ISO 3166 code) with its written spellings, and its ISO 20275 code where known. */
export type FormSpelling = {
  readonly jurisdiction: string
  readonly kind: FormKind
  readonly elf?: string
  /** Recognised wherever they stand in a name. */
  readonly anywhere?: readonly string[]
  /** Recognised at the end only, since they are also words or initials of names. */
  readonly atEnd?: readonly string[]
  /** Recognised at the start only. */
  readonly atStart?: readonly string[]
}
