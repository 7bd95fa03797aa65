import { type Field, type Fields, fail, ok, RECORD_SCHEMAS, type Result } from '@goodstanding/core'
import { type FieldRule, type Mapping, mapping } from './mapping.ts'

export type MappingFault = 'mapping_form' | 'mapping_field_unknown' | 'mapping_field_missing' | 'mapping_code_unknown'

/** Parses a mapping and holds it against the record type that it makes: every field known, every code one of the list. */
export function parseMapping(value: unknown): Result<Mapping, MappingFault> {
  const parsed = mapping.safeParse(value)
  if (!parsed.success) return fail('mapping_form', parsed.error.issues[0]?.path.join('.') ?? '')
  const fault = checkFields(RECORD_SCHEMAS[parsed.data.type], parsed.data.fields, 'fields')
  return fault ?? ok(parsed.data)
}

type Faulty = ReturnType<typeof fail<MappingFault>> | null

function checkFields(fields: Fields, rules: { readonly [name: string]: FieldRule }, at: string): Faulty {
  for (const name of Object.keys(rules))
    if (fields[name] === undefined) return fail('mapping_field_unknown', `${at}.${name}`)
  for (const [name, field] of Object.entries(fields)) {
    const rule = rules[name]
    if (rule === undefined) {
      if (!field.optional) return fail('mapping_field_missing', `${at}.${name}`)
      continue
    }
    const fault = checkRule(field, rule, `${at}.${name}`)
    if (fault !== null) return fault
  }
  return null
}

function checkRule(field: Field, rule: FieldRule, at: string): Faulty {
  if (field.is === 'group' && 'group' in rule) return checkFields(field.fields, rule.group, at)
  if (field.is === 'list' && 'eachCode' in rule) return checkCodes(field.of, Object.values(rule.eachCode), at)
  if (field.is === 'code' && 'codes' in rule) return checkCodes(field, Object.values(rule.codes), at)
  if (field.is === 'code' && 'const' in rule) return checkCodes(field, [String(rule.const)], at)
  return null
}

function checkCodes(field: Field, codes: readonly string[], at: string): Faulty {
  if (field.is !== 'code') return null
  const unknown = codes.find((code) => !field.values.includes(code))
  return unknown === undefined ? null : fail('mapping_code_unknown', `${at}: ${unknown}`)
}
