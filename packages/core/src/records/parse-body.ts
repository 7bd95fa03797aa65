import { z } from 'zod'
import { fail, ok, type Result } from '../result.ts'
import { bodyRules } from './body-rules.ts'
import type { Fields } from './field.ts'
import { fieldShape } from './parse-field.ts'
import {
  ABSENCE_REASONS,
  type AnyBody,
  isRecordType,
  RECORD_SCHEMAS,
  RECORD_TYPES,
  type RecordType,
} from './record-types.ts'

export type BodyFault =
  | 'type_unknown'
  | 'field_unknown'
  | 'field_missing'
  | 'field_form'
  | 'absence_reason_missing'
  | 'absence_reason_needless'
  | 'body_contradicts_itself'

const schemas = new Map<RecordType, z.ZodType>(RECORD_TYPES.map((type) => [type, bodySchema(RECORD_SCHEMAS[type])]))

/** Parses a body against its closed type. What has an unknown type or field is refused whole. */
export function parseBody(type: string, value: unknown): Result<AnyBody, BodyFault> & { readonly why?: string } {
  if (!isRecordType(type)) return { ...fail('type_unknown', 'type'), why: `${type} is not a record type` }
  const parsed = schemas.get(type)?.safeParse(value)
  if (!parsed?.success) return faultOf(parsed?.error.issues[0])

  const body = parsed.data as AnyBody
  const absence = checkAbsences(RECORD_SCHEMAS[type], body)
  if (absence !== null) return absence
  const contradiction = bodyRules(type, body)
  if (contradiction !== null) return { ...fail('body_contradicts_itself', contradiction.at), why: contradiction.why }
  return ok(body)
}

function bodySchema(fields: Fields): z.ZodType {
  return z.strictObject({ ...fieldShape(fields), absent: z.record(z.string(), z.enum(ABSENCE_REASONS)) })
}

function checkAbsences(fields: Fields, body: AnyBody): ReturnType<typeof parseBody> | null {
  const values = body as { readonly [name: string]: unknown }
  for (const [name, field] of Object.entries(fields)) {
    if (!field.optional) continue
    const isThere = values[name] !== undefined
    const hasReason = Object.hasOwn(body.absent, name)
    if (!isThere && !hasReason) {
      return { ...fail('absence_reason_missing', name), why: `${name} is neither there nor under absent with a reason` }
    }
    if (isThere && hasReason) {
      return { ...fail('absence_reason_needless', name), why: `${name} is there and also said to be absent` }
    }
  }
  const stray = Object.keys(body.absent).find((name) => !fields[name]?.optional)
  if (stray !== undefined) return { ...fail('field_unknown', `absent.${stray}`), why: `${stray} cannot be absent` }
  return null
}

function faultOf(issue: z.core.$ZodIssue | undefined): ReturnType<typeof parseBody> {
  const at = issue?.path.join('.') ?? ''
  const why = issue?.message ?? 'not an object'
  if (issue?.code === 'unrecognized_keys')
    return { ...fail('field_unknown', [at, issue.keys[0]].filter(Boolean).join('.')), why }
  if (issue?.code === 'invalid_type' && issue.input === undefined) return { ...fail('field_missing', at), why }
  return { ...fail('field_form', at), why }
}
