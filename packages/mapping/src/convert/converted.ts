import type { AbsenceReason } from '@goodstanding/core'
import type { MoneyFault } from './convert-money.ts'

export type CellFault =
  | 'column_missing'
  | 'encoding_form'
  | 'date_form'
  | MoneyFault
  | 'count_form'
  | 'flag_unknown'
  | 'code_unknown'
  | 'field_missing'

/** The cells of a row by column. */
export type Cells = { readonly [column: string]: string }

export type Fault = {
  readonly kind: 'fault'
  readonly code: CellFault
  readonly why: string
  readonly value: string
  readonly at?: string
}

/** What a rule makes of a row: a value, an absence with its reason, or a fault with the cell that caused it. */
export type Converted =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'absent'; readonly reason: AbsenceReason }
  | Fault

export function value(made: unknown): Converted {
  return { kind: 'value', value: made }
}

export function fault(code: CellFault, why: string, cell: string): Fault {
  return { kind: 'fault', code, why, value: cell }
}
