import { ABSENCE_REASONS, RECORD_TYPES, type RecordType } from '@goodstanding/core'
import { z } from 'zod'

const column = z.string().min(1).max(200)
const reason = z.enum(ABSENCE_REASONS)

/** How an empty cell of an optional field is told; `not_reported` where a mapping says nothing. */
const whenEmpty = { whenEmpty: reason.optional() }

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
  column,
  date: z.enum(DATE_LAYOUTS),
  /** For layouts with two-digit years: the last year they can mean. */
  pivot: z.int().min(1950).max(2100).optional(),
  ...whenEmpty,
})

const moneyRule = z.strictObject({
  column,
  money: z.strictObject({
    currency: z.union([z.string().regex(/^[A-Z]{3}$/), z.strictObject({ column })]),
    decimal: z.enum(['.', ',']).default('.'),
    /** Characters dropped before reading: thousands marks and currency signs. */
    drop: z.string().max(12).default(''),
    unit: z.enum(['major', 'minor', 'thousand']).default('major'),
  }),
  ...whenEmpty,
})

const countRule = z.strictObject({
  column,
  count: z.strictObject({ unit: z.enum(['one', 'years_to_months', 'days_to_months']).default('one') }),
  ...whenEmpty,
})

const flagRule = z.strictObject({
  column,
  flag: z.strictObject({ yes: z.array(z.string()).min(1), no: z.array(z.string()).min(1) }),
  ...whenEmpty,
})

const codeRule = z.strictObject({ column, codes: z.record(z.string(), z.string()), ...whenEmpty })

const codesRule = z.strictObject({
  column,
  /** Between the codes of one cell; empty: each character is one code. */
  separator: z.string().max(3),
  eachCode: z.record(z.string(), z.string()),
  ...whenEmpty,
})

const textRule = z.strictObject({ column, text: z.enum(['as_is', 'upper']), ...whenEmpty })

const activityRule = z.strictObject({ column, activity: z.string(), ...whenEmpty })

const constRule = z.strictObject({ const: z.union([z.string(), z.boolean(), z.int(), z.array(z.never())]) })

const absentRule = z.strictObject({ absent: reason })

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
  | { readonly group: { readonly [field: string]: FieldRule }; readonly whenEmpty?: z.infer<typeof reason> | undefined }
  | { readonly items: readonly FieldRule[] }

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
    z.strictObject({ group: z.record(z.string(), fieldRule), ...whenEmpty }),
    z.strictObject({ items: z.array(fieldRule).max(20) }),
  ]),
)

/** A declarative mapping: how each row of one export becomes one record of one type. */
export const mapping = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/),
  description: z.string().max(500),
  /** Where the rows' facts come from: `generated` data says so wherever it shows. */
  origin: z.enum(['real', 'generated', 'real_with_generated_fields']).default('real'),
  format: z.enum(['csv', 'ndjson']),
  delimiter: z.string().length(1).default(','),
  encoding: z.enum(['utf-8', 'latin1']).default('utf-8'),
  type: z.enum(RECORD_TYPES as [RecordType, ...RecordType[]]),
  /** The provider's own number of the customer; it becomes a random subject handle and never leaves the provider. */
  customer: z.strictObject({ column }),
  /** Columns that together name the row in its source. */
  rowKey: z.array(column).min(1).max(8),
  asOf: z.union([dateRule, z.strictObject({ const: z.string() })]),
  /** Rows that are no facts of this type, such as subtotals: passed over and counted. */
  skip: z.array(z.strictObject({ column, in: z.array(z.string()).min(1) })).default([]),
  fields: z.record(z.string(), fieldRule),
})
export type Mapping = z.infer<typeof mapping>
