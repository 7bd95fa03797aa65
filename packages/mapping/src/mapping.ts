import { ABSENCE_REASONS, RECORD_TYPES, type RecordType } from '@goodstanding/core'
import { z } from 'zod'

const column = z.string().min(1).max(200)
const reason = z.enum(ABSENCE_REASONS)

/** What every rule that reads a column may say about it. */
const cell = {
  column,
  /** Texts that say that nothing is there, and why: `{ "0": "not_reported", "open": "not_applicable" }`. */
  absentWhen: z.record(z.string(), reason).optional(),
  /** Only what stands before the first of these, as in `62012 - Software development`. */
  before: z.string().min(1).max(5).optional(),
  /** How an empty cell of an optional field is told; `not_reported` where a mapping says nothing. */
  whenEmpty: reason.optional(),
}

/** Date layouts that occur in exports; two-digit years lie within the hundred years up to `pivot`. */
export const DATE_LAYOUTS = [
  'YYYY-MM-DD',
  'YYYYMMDD',
  'YYYY/MM/DD',
  'DD.MM.YYYY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'MM-DD-YYYY',
  'D-MMM-YY',
  'DD-MMM-YYYY',
] as const

const dateRule = z.strictObject({
  ...cell,
  date: z.enum(DATE_LAYOUTS),
  /** For layouts with two-digit years: the last year they can mean. */
  pivot: z.int().min(1950).max(2100).optional(),
})

const moneyRule = z.strictObject({
  ...cell,
  money: z.strictObject({
    currency: z.union([z.string().regex(/^[A-Z]{3}$/), z.strictObject({ column })]),
    decimal: z.enum(['.', ',']).default('.'),
    /** Characters dropped before reading: thousands marks and currency signs. */
    drop: z.string().max(12).default(''),
    unit: z.enum(['major', 'minor', 'thousand']).default('major'),
  }),
})

const countRule = z.strictObject({
  ...cell,
  count: z.strictObject({ unit: z.enum(['one', 'years_to_months', 'days_to_months']).default('one') }),
})

const flagRule = z.strictObject({
  ...cell,
  flag: z.strictObject({ yes: z.array(z.string()).min(1), no: z.array(z.string()).min(1) }),
})

/** A code that is mapped to the empty text says that the field does not apply. */
const codeRule = z.strictObject({ ...cell, codes: z.record(z.string(), z.string()) })

const codesRule = z.strictObject({
  ...cell,
  /** Between the codes of one cell; empty: each character is one code. Items of a JSON array stand with `|` between. */
  separator: z.string().max(3),
  eachCode: z.record(z.string(), z.string()),
})

const textRule = z.strictObject({ ...cell, text: z.enum(['as_is', 'upper']) })

const activityRule = z.strictObject({
  ...cell,
  /** The classification, such as `naics2002`. */
  activity: z.string(),
  /** The source writes no dot: of `62012` (UK SIC 2007, whose fifth digit NACE does not have) `62.01` is read. */
  undotted: z.literal(true).optional(),
})

const constRule = z.strictObject({ const: z.union([z.string(), z.boolean(), z.int(), z.array(z.never())]) })

const absentRule = z.strictObject({ absent: reason })

/** A group is absent where no cell of it holds anything; one that lacks a required part is refused, or absent too. */
export type GroupRule = {
  readonly group: { readonly [field: string]: FieldRule }
  readonly incomplete?: 'reject' | 'absent' | undefined
  readonly whenEmpty?: z.infer<typeof reason> | undefined
}

/** How one field is made of a row's cells. */
export type FieldRule =
  | z.infer<typeof dateRule>
  | z.infer<typeof moneyRule>
  | z.infer<typeof countRule>
  | z.infer<typeof flagRule>
  | z.infer<typeof codeRule>
  | z.infer<typeof codesRule>
  | z.infer<typeof textRule>
  | z.infer<typeof activityRule>
  | z.infer<typeof constRule>
  | z.infer<typeof absentRule>
  | GroupRule
  | { readonly items: readonly FieldRule[] }

/** A rule that reads one cell. */
export type CellRule = Extract<FieldRule, { readonly column: string }>

const fieldRule: z.ZodType<FieldRule> = z.lazy(() =>
  z.union([
    dateRule,
    moneyRule,
    countRule,
    flagRule,
    codeRule,
    codesRule,
    textRule,
    activityRule,
    constRule,
    absentRule,
    z.strictObject({
      group: z.record(z.string(), fieldRule),
      incomplete: z.enum(['reject', 'absent']).optional(),
      whenEmpty: reason.optional(),
    }),
    z.strictObject({ items: z.array(fieldRule).max(20) }),
  ]),
)

/** A declarative mapping: how each row of one export becomes one record of one type. */
export const mapping = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/),
  description: z.string().max(1000),
  /** Where the rows' facts come from: `generated` data says so wherever it shows. */
  origin: z.enum(['real', 'generated', 'real_with_generated_fields']).default('real'),
  format: z.enum(['csv', 'ndjson']),
  delimiter: z.string().length(1).default(','),
  encoding: z.enum(['utf-8', 'latin1']).default('utf-8'),
  /** A column that a row lacks: `reject` finds a changed export, `empty` is for JSON that leaves out what it does not have. */
  missingColumns: z.enum(['reject', 'empty']).default('reject'),
  type: z.enum(RECORD_TYPES as [RecordType, ...RecordType[]]),
  /**
   * The provider's own number of the customer; it becomes a random subject handle and never leaves the provider. Where
   * a source has no number, several columns together tell the customer.
   */
  customer: z.union([z.strictObject({ column }), z.strictObject({ columns: z.array(column).min(2).max(4) })]),
  /** Columns that together name the row in its source. */
  rowKey: z.array(column).min(1).max(8),
  asOf: z.union([dateRule, z.strictObject({ const: z.string() })]),
  /** Rows that are no facts of this type, such as subtotals or natural persons: passed over and counted. */
  skip: z
    .array(
      z.union([
        z.strictObject({ column, in: z.array(z.string()).min(1) }),
        z.strictObject({ column, startsWith: z.array(z.string().min(1)).min(1) }),
      ]),
    )
    .default([]),
  fields: z.record(z.string(), fieldRule),
})
export type Mapping = z.infer<typeof mapping>
