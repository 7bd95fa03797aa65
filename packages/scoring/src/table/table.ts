/** Why a cell has no value. Each kind keeps a bin of its own; none of them costs a point. */
export const ABSENCES = ['missing', 'not_applicable', 'provider_silent', 'withheld'] as const
export type Absence = (typeof ABSENCES)[number]

/**
 * A column of numbers. Where `absence` is not 0 there is no value: `ABSENCES[absence - 1]` says why, and `values` holds NaN.
 * `absence` is null where every cell has a value.
 */
export type NumberColumn = {
  readonly kind: 'number'
  readonly values: Float64Array
  readonly absence: Uint8Array | null
}

/** A column of categories: `codes` point into `labels`; where `absence` is not 0 the code is -1. */
export type CategoryColumn = {
  readonly kind: 'category'
  readonly codes: Int32Array
  readonly labels: readonly string[]
  readonly absence: Uint8Array | null
}

export type Column = NumberColumn | CategoryColumn

/** Rows of a training or scoring set, held by column; every column has `rows` cells. */
export type Table = {
  readonly rows: number
  readonly columns: ReadonlyMap<string, Column>
}

/** The outcome of each row of a table: 1 where the enterprise failed its obligation (a bad), 0 where not (a good). */
export type Outcomes = Uint8Array

/** One cell by itself, as one enterprise has it. */
export type Cell = number | string | { readonly absent: Absence }

/** One row by itself: a cell by the name of its characteristic; what is not there is missing. */
export type Row = Readonly<Record<string, Cell>>
