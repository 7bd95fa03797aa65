import type { Field, Fields } from '../field.ts'
import { RECORD_RULES, RECORD_SCHEMAS, type RecordType } from '../record-types.ts'
import { RETENTION } from '../retention.ts'

/** The part of `docs/protocol/record-types.md` on one type, as the code has it. */
export function sectionOf(type: RecordType): string {
  const rules = RECORD_RULES[type].map(({ says, fault }) => `- ${says}${fault === undefined ? '' : ` (\`${fault}\`)`}`)
  return [
    `### \`${type}\``,
    '',
    '| field | form | presence |',
    '|---|---|---|',
    ...rowsOf(RECORD_SCHEMAS[type], ''),
    '',
    `Retained: ${retentionOf(type)}.`,
    ...(rules.length === 0 ? [] : ['', 'Rules:', '', ...rules]),
  ].join('\n')
}

function rowsOf(fields: Fields, above: string): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = `${above}${name}`
    const row = `| \`${path}\` | ${formOf(field)} | ${presenceOf(field, above)} |`
    return [row, ...innerRowsOf(field, path)]
  })
}

function innerRowsOf(field: Field, path: string): readonly string[] {
  if (field.is === 'group') return rowsOf(field.fields, `${path}.`)
  return field.is === 'list' ? innerRowsOf(field.of, `${path}[]`) : []
}

function presenceOf(field: Fields[string], above: string): string {
  if (!field.optional) return 'required'
  return above === '' ? 'or absent, with a reason' : 'may be left out'
}

function formOf(field: Field): string {
  switch (field.is) {
    case 'date':
      return field.ahead ? 'day; may be after `asOf`' : 'day'
    case 'flag':
      return '`true` or `false`'
    case 'money':
      return field.min === 0 ? 'amount, not below zero' : 'amount of either sign'
    case 'count':
      return `whole number, 0 to ${field.max}`
    case 'code':
      return `one of ${field.values.map((value) => `\`${value}\``).join(', ')}`
    case 'checked':
      return FORMS[field.form]
    case 'list':
      return `list of up to ${field.max}: ${formOf(field.of)}`
    case 'group':
      return 'object'
  }
}

const FORMS = {
  activity: 'activity code',
  address_line: 'line of an address',
  country: 'country code',
  identifier: 'identifier of a legal entity',
  jurisdiction: 'jurisdiction code',
  legal_form: 'ISO 20275 code of a listed legal form',
  legal_name: 'legal name',
  register_number: 'register number',
  registry: 'GLEIF code of a listed register',
} as const

function retentionOf(type: RecordType): string {
  const { months, from, ended, short } = RETENTION[type]
  const term = months % 12 === 0 ? `${months / 12} years` : `${months} months`
  const parts = [`${term.replace(/^1 years$/, '1 year')} from ${from.map((name) => `\`${name}\``).join(' or ')}`]
  if (from.length > 1) parts.push('whichever is first')
  if (from[0] !== 'asOf' && type !== 'judgment') parts.push('open while none is there')
  if (ended !== undefined) {
    parts.push(
      `but from \`asOf\` where \`${ended.field}\` is ${ended.values.map((value) => `\`${value}\``).join(', ')}`,
    )
  }
  if (short !== undefined) {
    parts.push(
      `but ${short.months} month from \`${short.of}\` if \`${short.end}\` is within ${short.months} month of it`,
    )
  }
  return parts.join(', ')
}
