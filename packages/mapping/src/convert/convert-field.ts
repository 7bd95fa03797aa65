import type { AbsenceReason, Field } from '@goodstanding/core'
import type { FieldRule } from '../mapping.ts'
import { convertDate } from './convert-date.ts'
import { convertMoney } from './convert-money.ts'

/** What a rule makes of a row: a value, an absence with its reason, or a fault with the cell that caused it. */
export type Converted =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'absent'; readonly reason: AbsenceReason }
  | {
      readonly kind: 'fault'
      readonly code: string
      readonly why: string
      readonly value: string
      readonly at?: string
    }

type Cells = { readonly [column: string]: string }

/** Applies one field's rule to a row. An empty cell is an absence; a cell that cannot be read is a fault. */
export function convertField(field: Field, rule: FieldRule, cells: Cells): Converted {
  if ('absent' in rule) return { kind: 'absent', reason: rule.absent }
  if ('const' in rule) return value(rule.const)
  if ('items' in rule) return convertItems(field, rule.items, cells)
  if ('group' in rule) return convertGroup(field, rule, cells)
  if (!Object.hasOwn(cells, rule.column)) return fault('column_missing', `the row has no column ${rule.column}`, '')
  const cell = (cells[rule.column] ?? '').trim()
  if (cell === '') return { kind: 'absent', reason: rule.whenEmpty ?? 'not_reported' }
  return convertCell(rule, cell, cells)
}

type CellRule = Extract<FieldRule, { readonly column: string }>

function convertCell(rule: CellRule, cell: string, cells: Cells): Converted {
  if ('date' in rule) {
    const date = convertDate(cell, rule.date, rule.pivot)
    return date.ok ? value(date.value) : fault('date_form', `not a date ${rule.date}`, cell)
  }
  if ('money' in rule) {
    const { currency } = rule.money
    const code = typeof currency === 'string' ? currency : (cells[currency.column] ?? '').trim().toUpperCase()
    const money = convertMoney(cell, { ...rule.money, currency: code })
    return money.ok ? value(money.value) : fault(money.fault, `not an amount in ${code || 'a currency'}`, cell)
  }
  if ('count' in rule) return convertCount(rule.count.unit, cell)
  if ('flag' in rule) {
    if (rule.flag.yes.includes(cell)) return value(true)
    return rule.flag.no.includes(cell)
      ? value(false)
      : fault('flag_unknown', 'neither a yes nor a no of the mapping', cell)
  }
  if ('codes' in rule) return oneCode(rule.codes, cell)
  if ('eachCode' in rule) return manyCodes(rule.eachCode, rule.separator, cell)
  if ('activity' in rule) return value({ scheme: rule.activity, code: cell })
  return value((rule.text === 'upper' ? cell.toUpperCase() : cell).normalize('NFC').replace(/\s+/gu, ' '))
}

function convertCount(unit: 'one' | 'years_to_months' | 'days_to_months', cell: string): Converted {
  if (!/^\d{1,9}$/.test(cell)) return fault('count_form', 'not a whole number', cell)
  const count = Number(cell)
  if (unit === 'one') return value(count)
  // A month of loan terms has 365.25 / 12 days.
  return value(unit === 'years_to_months' ? count * 12 : Math.round((count * 12) / 365.25))
}

function oneCode(codes: { readonly [code: string]: string }, cell: string): Converted {
  if (!Object.hasOwn(codes, cell)) return fault('code_unknown', 'a code that the mapping does not know', cell)
  const mapped = codes[cell] ?? ''
  return mapped === '' ? { kind: 'absent', reason: 'not_applicable' } : value(mapped)
}

function manyCodes(codes: { readonly [code: string]: string }, separator: string, cell: string): Converted {
  const found: string[] = []
  for (const part of separator === '' ? [...cell] : cell.split(separator)) {
    if (!Object.hasOwn(codes, part)) return fault('code_unknown', 'a code that the mapping does not know', part)
    found.push(codes[part] ?? '')
  }
  return value(found)
}

function convertItems(field: Field, rules: readonly FieldRule[], cells: Cells): Converted {
  if (field.is !== 'list') return fault('rule_mismatch', 'items are for lists', '')
  const items: unknown[] = []
  for (const rule of rules) {
    const item = convertField(field.of, rule, cells)
    if (item.kind === 'fault') return item
    if (item.kind === 'value') items.push(item.value)
  }
  return value(items)
}

/** A group is absent when all of it is; a part that is optional may be missing. */
function convertGroup(field: Field, rule: Extract<FieldRule, { group: unknown }>, cells: Cells): Converted {
  if (field.is !== 'group') return fault('rule_mismatch', 'a group rule is for groups', '')
  const values: { [name: string]: unknown } = {}
  const missing: string[] = []
  for (const [name, part] of Object.entries(field.fields)) {
    const partRule = rule.group[name]
    const made = partRule === undefined ? null : convertField(part, partRule, cells)
    if (made?.kind === 'fault') return { ...made, at: [name, made.at].filter(Boolean).join('.') }
    if (made?.kind === 'value') values[name] = made.value
    else if (!part.optional) missing.push(name)
  }
  if (missing.length === 0) return value(values)
  const isEmpty = Object.values(values).every((part) => Array.isArray(part) && part.length === 0)
  if (isEmpty) return { kind: 'absent', reason: rule.whenEmpty ?? 'not_reported' }
  return { ...fault('field_missing', `${missing[0]} is required and empty`, ''), at: missing[0] ?? '' }
}

function value(made: unknown): Converted {
  return { kind: 'value', value: made }
}

function fault(code: string, why: string, cell: string): Extract<Converted, { kind: 'fault' }> {
  return { kind: 'fault', code, why, value: cell }
}
