import {
  type AnyBody,
  type CalendarDate,
  type Field,
  type Fields,
  parseBody,
  parseDate,
  RECORD_SCHEMAS,
  type RecordType,
} from '@goodstanding/core'
import { convertDate } from './convert/convert-date.ts'
import { type Converted, convertField } from './convert/convert-field.ts'
import { valueShape } from './convert/value-shape.ts'
import type { FieldRule, Mapping } from './mapping.ts'

/** A row as the source has it: its line (of the file, from 1) and its cells by column. */
export type Row = { readonly line: number; readonly cells: { readonly [column: string]: string } }

/** What a row says, before the provider's node makes it a record. */
export type Candidate = {
  readonly line: number
  readonly customer: string
  readonly rowKey: string
  readonly type: RecordType
  readonly asOf: CalendarDate
  readonly body: AnyBody
}

/** Why a row is not passed on: which field, which code, in words, and the shape of the value (never the value). */
export type Reject = {
  readonly line: number
  readonly field: string
  readonly code: string
  readonly why: string
  readonly shape: string
}

export type MappedRow =
  | { readonly kind: 'candidate'; readonly candidate: Candidate }
  | { readonly kind: 'reject'; readonly reject: Reject }
  | { readonly kind: 'skipped'; readonly line: number }

/** Makes one row into a candidate record of the mapping's type, or says what is wrong with it. */
export function mapRow(mapping: Mapping, row: Row): MappedRow {
  const { cells, line } = row
  if (mapping.skip.some((rule) => rule.in.includes(cellOf(cells, rule.column) ?? ''))) return { kind: 'skipped', line }
  const reject = (field: string, code: string, why: string, value = ''): MappedRow => ({
    kind: 'reject',
    reject: { line, field, code, why, shape: valueShape(value) },
  })

  const customer = cellOf(cells, mapping.customer.column)
  if (!customer) return reject(mapping.customer.column, 'customer_missing', 'the row names no customer')
  const keys = mapping.rowKey.map((column) => cellOf(cells, column) ?? '')
  if (keys.every((key) => key === '')) return reject(mapping.rowKey.join('+'), 'row_key_missing', 'the row has no key')
  const asOf = asOfRow(mapping, cells)
  if (!asOf.ok)
    return reject(
      'asOf',
      asOf.fault,
      'the day that the fact is of cannot be read',
      'column' in mapping.asOf ? cells[mapping.asOf.column] : '',
    )

  const made = makeFields(RECORD_SCHEMAS[mapping.type], mapping.fields, cells)
  if (made.fault !== undefined) return reject(made.fault.field, made.fault.code, made.fault.why, made.fault.value)
  const body = parseBody(mapping.type, { ...made.values, absent: made.absent })
  if (!body.ok) return reject(body.at ?? '', body.fault, body.why ?? body.fault, textAt(made.values, body.at))
  const rowKey = JSON.stringify(keys)
  return {
    kind: 'candidate',
    candidate: { line, customer, rowKey, type: mapping.type, asOf: asOf.value, body: body.value },
  }
}

function asOfRow(mapping: Mapping, cells: Row['cells']): ReturnType<typeof convertDate> {
  if ('const' in mapping.asOf) return parseDate(mapping.asOf.const)
  return convertDate(cellOf(cells, mapping.asOf.column) ?? '', mapping.asOf.date, mapping.asOf.pivot)
}

type Made = {
  readonly values: { readonly [name: string]: unknown }
  readonly absent: { readonly [name: string]: string }
  readonly fault?: { readonly field: string; readonly code: string; readonly why: string; readonly value: string }
}

/** The top-level fields of a body, and the reasons for those that are absent. */
function makeFields(fields: Fields, rules: Mapping['fields'], cells: Row['cells']): Made {
  const values: { [name: string]: unknown } = {}
  const absent: { [name: string]: string } = {}
  for (const [name, field] of Object.entries(fields)) {
    const made = makeField(field, rules[name], cells)
    if (made.kind === 'fault')
      return { values, absent, fault: { ...made, field: [name, made.at].filter(Boolean).join('.') } }
    if (made.kind === 'value') values[name] = made.value
    else if (field.optional) absent[name] = made.reason
    else
      return {
        values,
        absent,
        fault: { field: name, code: 'field_missing', why: `${name} is required and empty`, value: '' },
      }
  }
  return { values, absent }
}

function makeField(field: Field, rule: FieldRule | undefined, cells: Row['cells']): Converted {
  return rule === undefined ? { kind: 'absent', reason: 'not_reported' } : convertField(field, rule, cells)
}

export function cellOf(cells: Row['cells'], column: string): string | undefined {
  return Object.hasOwn(cells, column) ? cells[column]?.trim() : undefined
}

function textAt(values: unknown, path: string | undefined): string {
  let value = values
  for (const step of (path ?? '').split('.'))
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
  return typeof value === 'string' ? value : ''
}
