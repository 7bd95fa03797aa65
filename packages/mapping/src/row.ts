import type { Cells } from './convert/converted.ts'

/** A row as the source has it: its line (of the file, from 1) and its cells by column. */
export type Row = { readonly line: number; readonly cells: Cells }

/** Why a row cannot be read as its format says, or why a file's header does not fit. */
export type FileFault =
  | 'csv_columns'
  | 'csv_quotes'
  | 'row_too_long'
  | 'header_column_missing'
  | 'header_column_twice'
  | 'json_form'

/** A row that the format itself does not allow: too few columns, a line that is no JSON object. */
export type BrokenRow = { readonly line: number; readonly broken: FileFault; readonly column?: string }

/** The longest row that is read, in characters. */
export const ROW_LENGTH_MAX = 1_048_576
