import type { Field } from '@goodstanding/core'
import type { CellRule, FieldRule, GroupRule, Mapping } from '../mapping.ts'
import { convertCell } from './convert-cell.ts'
import { type Cells, type Converted, fault, value } from './converted.ts'

type Missing = Mapping['missingColumns']

/** Applies one field's rule to a row. An empty cell is an absence; a cell that cannot be read is a fault. */
export function convertField(field: Field, rule: FieldRule, cells: Cells, missing: Missing = 'reject'): Converted {
  if ('absent' in rule) return { kind: 'absent', reason: rule.absent }
  if ('const' in rule) return value(rule.const)
  if ('items' in rule) return convertItems(field, rule.items, cells, missing)
  if ('group' in rule) return convertGroup(field, rule, cells, missing)

  const cell = readCell(rule, cells)
  if (cell === undefined && missing === 'reject') {
    return fault('column_missing', `the row has no column ${rule.column}`, '')
  }
  if (cell === undefined || cell === '') return { kind: 'absent', reason: rule.whenEmpty ?? 'not_reported' }
  const { absentWhen = {} } = rule
  if (Object.hasOwn(absentWhen, cell)) return { kind: 'absent', reason: absentWhen[cell] ?? 'not_reported' }
  if (cell.includes('\ufffd')) return fault('encoding_form', 'bytes that are no text in the mapping’s encoding', cell)
  return convertCell(rule, cell, cells)
}

/** The text that a rule reads; undefined where the row has no such column. */
export function readCell(rule: Pick<CellRule, 'column' | 'before'>, cells: Cells): string | undefined {
  if (!Object.hasOwn(cells, rule.column)) return isWithinEmpty(rule.column, cells) ? '' : undefined
  const cell = (cells[rule.column] ?? '').trim()
  return rule.before === undefined ? cell : (cell.split(rule.before)[0] ?? '').trim()
}

/** In JSON `"address": null` says that none of its members is there. */
function isWithinEmpty(column: string, cells: Cells): boolean {
  for (let dot = column.lastIndexOf('.'); dot > 0; dot = column.lastIndexOf('.', dot - 1)) {
    if (cells[column.slice(0, dot)] === '') return true
  }
  return false
}

/** The items that a row has; those that are empty are left out. */
function convertItems(field: Field, rules: readonly FieldRule[], cells: Cells, missing: Missing): Converted {
  const of = field.is === 'list' ? field.of : field
  const items: unknown[] = []
  for (const rule of rules) {
    const item = convertField(of, rule, cells, missing)
    if (item.kind === 'fault') return item
    if (item.kind === 'value') items.push(item.value)
  }
  return value(items)
}

/** A group is absent when no cell of it holds anything; a part that is optional may be missing. */
function convertGroup(field: Field, rule: GroupRule, cells: Cells, missing: Missing): Converted {
  const values: { [name: string]: unknown } = {}
  let hasContent = false
  let lacking: string | null = null
  for (const [name, partRule] of Object.entries(rule.group)) {
    const part = convertField(partOf(field, name), partRule, cells, missing)
    if (part.kind === 'fault') return { ...part, at: [name, part.at].filter(Boolean).join('.') }
    if (part.kind === 'value') {
      values[name] = part.value
      hasContent ||= isContent(partRule, part.value)
    } else if (!isOptional(field, name)) lacking ??= name
  }
  const isAbsent = !hasContent || (lacking !== null && rule.incomplete === 'absent')
  if (isAbsent) return { kind: 'absent', reason: rule.whenEmpty ?? 'not_reported' }
  if (lacking === null) return value(values)
  return { ...fault('field_missing', `${lacking} is required and empty`, ''), at: lacking }
}

/** Constants and empty lists are there in every row, so they alone make no group. */
function isContent(rule: FieldRule, made: unknown): boolean {
  return !('const' in rule) && !(Array.isArray(made) && made.length === 0)
}

/** A group of a checked form (an identifier) has texts for its parts. */
function partOf(field: Field, name: string): Field {
  const part = field.is === 'group' ? field.fields[name] : undefined
  return part ?? { is: 'checked', form: 'register_number' }
}

function isOptional(field: Field, name: string): boolean {
  return field.is === 'group' ? field.fields[name]?.optional === true : name === 'registry'
}
