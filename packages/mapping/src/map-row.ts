import {
  type AnyBody,
  type CalendarDate,
  type Fields,
  parseBody,
  parseDate,
  RECORD_SCHEMAS,
  type RecordType,
} from '@goodstanding/core'
import { convertDate } from './convert/convert-date.ts'
import { convertField, readCell } from './convert/convert-field.ts'
import type { CellFault, Cells, Converted } from './convert/converted.ts'
import { valueShape } from './convert/value-shape.ts'
import type { Mapping } from './mapping.ts'
import { customerColumns } from './mapping-columns.ts'
import type { FileFault, Row } from './row.ts'

/** What a row says, before the provider's node makes it a record. */
export type Candidate = {
  readonly line: number
  readonly customer: string
  readonly rowKey: string
  readonly type: RecordType
  readonly asOf: CalendarDate
  readonly body: AnyBody
}

type BodyFault = Extract<ReturnType<typeof parseBody>, { readonly ok: false }>['fault']

/** Why a row is no candidate record. */
export type RowFault = 'customer_missing' | 'row_key_missing' | CellFault | BodyFault | FileFault

/** Why a row is not passed on: which field, which code, in words, and the shape of the value (never the value). */
export type Reject = {
  readonly line: number
  readonly field: string
  readonly code: RowFault
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
  if (mapping.skip.some((rule) => isSkipped(rule, cellOf(cells, rule.column)))) return { kind: 'skipped', line }

  const names = customerColumns(mapping)
  const told = names.map((column) => cellOf(cells, column))
  if (told.every((text) => text === '')) {
    return reject(line, names.join('+'), 'customer_missing', 'the row names no customer')
  }
  const customer = told.length === 1 ? (told[0] ?? '') : JSON.stringify(told)
  const keys = mapping.rowKey.map((column) => cellOf(cells, column))
  if (keys.every((key) => key === '')) {
    return reject(line, mapping.rowKey.join('+'), 'row_key_missing', 'the row has no key')
  }
  const asOf = asOfRow(mapping, cells)
  if (!asOf.ok) return reject(line, 'asOf', asOf.fault, 'the day of the fact cannot be read', asOfCell(mapping, cells))

  const made = makeFields(RECORD_SCHEMAS[mapping.type], mapping, cells)
  if (made.fault !== undefined)
    return reject(line, made.fault.at ?? '', made.fault.code, made.fault.why, made.fault.value)
  const body = parseBody(mapping.type, { ...made.values, absent: made.absent }, asOf.value)
  if (!body.ok) return reject(line, body.at ?? '', body.fault, whyOf(body), textAt(made.values, body.at))
  return {
    kind: 'candidate',
    candidate: { line, customer, rowKey: JSON.stringify(keys), type: mapping.type, asOf: asOf.value, body: body.value },
  }
}

function isSkipped(rule: Mapping['skip'][number], cell: string): boolean {
  return 'in' in rule ? rule.in.includes(cell) : rule.startsWith.some((start) => cell.startsWith(start))
}

function reject(line: number, field: string, code: RowFault, why: string, cell = ''): MappedRow {
  return { kind: 'reject', reject: { line, field, code, why, shape: valueShape(cell) } }
}

function asOfRow(mapping: Mapping, cells: Cells): ReturnType<typeof convertDate> {
  if ('const' in mapping.asOf) return parseDate(mapping.asOf.const)
  return convertDate(asOfCell(mapping, cells), mapping.asOf.date, mapping.asOf.pivot)
}

function asOfCell(mapping: Mapping, cells: Cells): string {
  return 'column' in mapping.asOf ? (readCell(mapping.asOf, cells) ?? '') : ''
}

/** A contradiction's own words name the values, so it is told without them. */
function whyOf(body: { readonly fault: BodyFault; readonly why?: string }): string {
  return body.fault === 'body_contradicts_itself' ? 'another field of the row says otherwise' : (body.why ?? body.fault)
}

type Fault = Extract<Converted, { kind: 'fault' }>

type Made = {
  readonly values: { readonly [name: string]: unknown }
  readonly absent: { readonly [name: string]: string }
  readonly fault?: Fault
}

/** The top-level fields of a body, and the reasons for those that are absent. */
function makeFields(fields: Fields, mapping: Mapping, cells: Cells): Made {
  const values: { [name: string]: unknown } = {}
  const absent: { [name: string]: string } = {}
  for (const [name, field] of Object.entries(fields)) {
    const rule = mapping.fields[name] ?? { absent: 'not_reported' }
    const made = convertField(field, rule, cells, mapping.missingColumns)
    if (made.kind === 'fault') {
      return { values, absent, fault: { ...made, at: [name, made.at].filter(Boolean).join('.') } }
    }
    if (made.kind === 'value') values[name] = made.value
    else if (field.optional) absent[name] = made.reason
    else return { values, absent, fault: requiredIsEmpty(name) }
  }
  return { values, absent }
}

function requiredIsEmpty(name: string): Fault {
  return { kind: 'fault', code: 'field_missing', why: `${name} is required and empty`, value: '', at: name }
}

function cellOf(cells: Cells, column: string): string {
  return Object.hasOwn(cells, column) ? (cells[column] ?? '').trim() : ''
}

function textAt(values: unknown, path: string | undefined): string {
  let value = values
  for (const step of (path ?? '').split('.')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
  }
  return typeof value === 'string' ? value : ''
}
