import { z } from 'zod'
import { fail, ok, type Result } from '../result.ts'
import type { CalendarDate } from '../time/calendar-date.ts'
import type { BodyRule } from './body-rule.ts'
import type { Fields } from './field.ts'
import { fieldShape } from './parse-field.ts'
import {
  ABSENCE_REASONS,
  type AnyBody,
  isRecordType,
  RECORD_RULES,
  RECORD_SCHEMAS,
  RECORD_TYPES,
  type RecordType,
} from './record-types.ts'
import { dayAfter, secondCurrency } from './rules-of-every-body.ts'

export type BodyFault =
  | 'type_unknown'
  | 'field_unknown'
  | 'field_missing'
  | 'field_form'
  | 'absence_reason_missing'
  | 'absence_reason_needless'
  | 'not_a_legal_entity'
  | 'body_contradicts_itself'

/** A body, or why it is none: `at` is the path of the field, and `why` says in words, without any value, what is wrong. */
export type ParsedBody = Result<AnyBody, BodyFault> & { readonly why?: string }

/**
 * Parses a body against its closed type. What has an unknown type or field is refused whole. With `asOf`, the record's
 * own day, a body that tells of later days is refused too.
 */
export function parseBody(type: string, value: unknown, asOf?: CalendarDate): ParsedBody {
  if (!isRecordType(type)) return faulty('type_unknown', 'type', 'there is no such record type')
  const parsed = schemas.get(type)?.safeParse(value)
  if (!parsed?.success) return faultOf(parsed?.error.issues[0], value)

  const body = parsed.data as AnyBody
  return checkAbsences(RECORD_SCHEMAS[type], body) ?? checkRules(type, body, asOf) ?? ok(body)
}

const schemas: ReadonlyMap<RecordType, z.ZodType> = new Map(
  RECORD_TYPES.map((type) => [type, bodySchema(RECORD_SCHEMAS[type])]),
)

function bodySchema(fields: Fields): z.ZodType {
  const reason = z.enum(ABSENCE_REASONS).optional()
  const names = Object.keys(fields).filter((name) => fields[name]?.optional)
  const absent = z.strictObject(Object.fromEntries(names.map((name) => [name, reason])))
  return z.strictObject({ ...fieldShape(fields), absent })
}

function checkAbsences(fields: Fields, body: AnyBody): ParsedBody | null {
  const values = body as { readonly [name: string]: unknown }
  for (const [name, field] of Object.entries(fields)) {
    if (!field.optional) continue
    const isThere = values[name] !== undefined
    const hasReason = body.absent[name] !== undefined
    if (!isThere && !hasReason) return faulty('absence_reason_missing', name, 'neither there nor absent with a reason')
    if (isThere && hasReason) return faulty('absence_reason_needless', name, 'there, and also said to be absent')
  }
  return null
}

function checkRules(type: RecordType, body: AnyBody, asOf: CalendarDate | undefined): ParsedBody | null {
  const rules = RECORD_RULES[type] as readonly BodyRule<AnyBody>[]
  const broken = rules.find(({ holds }) => !holds(body))
  if (broken !== undefined) return faulty(broken.fault ?? 'body_contradicts_itself', broken.at, broken.says)

  const currency = secondCurrency(body)
  if (currency !== null)
    return faulty('body_contradicts_itself', currency, 'in another currency than the amounts before')
  const ahead = asOf === undefined ? null : dayAfter(asOf, RECORD_SCHEMAS[type], body)
  return ahead === null ? null : faulty('body_contradicts_itself', ahead, 'after the day that the record is of')
}

function faultOf(issue: z.core.$ZodIssue | undefined, value: unknown): ParsedBody {
  const path = issue?.path ?? []
  if (issue?.code === 'unrecognized_keys') {
    return faulty('field_unknown', [...path, shownName(issue.keys[0])].join('.'), 'no such field in this type')
  }
  const at = path.join('.')
  if (valueAt(value, path) === undefined) return faulty('field_missing', at, 'required')
  return faulty('field_form', at, issue?.message ?? 'not an object')
}

/** An unknown field's name comes from outside: only what can be a field's name is told again. */
function shownName(name = ''): string {
  return /^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(name) ? name : '?'
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  )
}

function faulty(fault: BodyFault, at: string, why: string): ParsedBody {
  return { ...fail(fault, at), why }
}
