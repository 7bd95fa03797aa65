import { type Field, type Fields, fail, ok, parseDate, RECORD_SCHEMAS, type Result } from '@goodstanding/core'
import { type FieldRule, type Mapping, mapping } from './mapping.ts'

export type MappingFault =
  | 'mapping_form'
  | 'mapping_field_unknown'
  | 'mapping_field_missing'
  | 'mapping_rule_mismatch'
  | 'mapping_code_unknown'

/** Parses a mapping and holds it against the record type that it makes: every field known, every code one of the list. */
export function parseMapping(value: unknown): Result<Mapping, MappingFault> {
  const parsed = mapping.safeParse(value)
  if (!parsed.success) return fail('mapping_form', parsed.error.issues[0]?.path.join('.') ?? '')
  const { asOf, type, fields } = parsed.data
  if ('const' in asOf && !parseDate(asOf.const).ok) return fail('mapping_form', 'asOf.const')
  const fault = checkFields(RECORD_SCHEMAS[type], fields, 'fields')
  return fault ?? ok(parsed.data)
}

type Faulty = ReturnType<typeof fail<MappingFault>> | null

function checkFields(fields: Fields, rules: { readonly [name: string]: FieldRule }, at: string): Faulty {
  for (const name of Object.keys(rules))
    if (!Object.hasOwn(fields, name)) return fail('mapping_field_unknown', `${at}.${name}`)
  for (const [name, field] of Object.entries(fields)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    if (rule === undefined || 'absent' in rule) {
      if (!field.optional) return fail('mapping_field_missing', `${at}.${name}`)
      continue
    }
    const fault = checkRule(field, rule, `${at}.${name}`)
    if (fault !== null) return fault
  }
  return null
}

function checkRule(field: Field, rule: FieldRule, at: string): Faulty {
  if (!fits(field, rule)) return fail('mapping_rule_mismatch', at)
  if (field.is === 'group' && 'group' in rule) return checkFields(field.fields, rule.group, at)
  if (field.is === 'list' && 'eachCode' in rule) return checkCodes(field.of, Object.values(rule.eachCode), at)
  if (field.is === 'list' && 'items' in rule) return checkItems(field.of, rule.items, at)
  if (field.is === 'code' && 'codes' in rule) return checkCodes(field, Object.values(rule.codes), at)
  if (field.is === 'code' && 'const' in rule) return checkCodes(field, [String(rule.const)], at)
  return null
}

function checkItems(field: Field, items: readonly FieldRule[], at: string): Faulty {
  for (const [index, item] of items.entries()) {
    const fault = checkRule(field, item, `${at}.${index}`)
    if (fault !== null) return fault
  }
  return null
}

/** The empty text is no code of any list: a mapping says with it that the field does not apply. */
function checkCodes(field: Field, codes: readonly string[], at: string): Faulty {
  if (field.is !== 'code') return null
  const unknown = codes.find((code) => code !== '' && !field.values.includes(code))
  return unknown === undefined ? null : fail('mapping_code_unknown', `${at}: ${unknown}`)
}

const RULES_OF: { readonly [F in Field['is']]: readonly string[] } = {
  date: ['date', 'const'],
  flag: ['flag', 'const'],
  money: ['money'],
  count: ['count', 'const'],
  code: ['codes', 'const'],
  checked: ['text', 'codes', 'const', 'activity', 'group'],
  list: ['eachCode', 'items', 'const'],
  group: ['group'],
}

/** An activity code and an identifier are written by rules of their own; other checked texts by text, code or constant. */
function fits(field: Field, rule: FieldRule): boolean {
  if (!RULES_OF[field.is].some((kind) => Object.hasOwn(rule, kind))) return false
  if (field.is !== 'checked') return true
  if (field.form === 'activity') return 'activity' in rule
  if (field.form === 'identifier') return 'group' in rule
  return !('activity' in rule) && !('group' in rule)
}
