import { z } from 'zod'
import { currencyExponent } from '../codes/currencies.ts'
import { checkedText } from '../statements/checked-text.ts'
import { dateText } from '../statements/scalars.ts'
import { checkForm } from './checked-forms.ts'
import type { Field, Fields } from './field.ts'

/** A whole number, |n| < 2^53; −0 is read as 0, which it is in canonical JSON (RFC 8785). */
const whole = z.int().overwrite((number) => number + 0)

const currency = z.string().refine((code) => currencyExponent(code) !== undefined, 'must be an ISO 4217 currency code')
const signedMoneySchema = z.strictObject({ currency, minor: whole })
const moneySchema = z.strictObject({ currency, minor: whole.min(0) })

const identifierSchema = z
  .strictObject({ scheme: z.string(), value: z.string(), registry: z.string().optional() })
  .superRefine((value, context) => report(checkForm('identifier', value), context))

const activitySchema = z
  .strictObject({ scheme: z.string(), code: z.string() })
  .superRefine((value, context) => report(checkForm('activity', value), context))

/** The zod schema of one field. */
function fieldSchema(field: Field): z.ZodType {
  switch (field.is) {
    case 'date':
      return dateText
    case 'flag':
      return z.boolean()
    case 'money':
      return field.min === 0 ? moneySchema : signedMoneySchema
    case 'count':
      return whole.min(0).max(field.max)
    case 'code':
      return z.enum(field.values as [string, ...string[]])
    case 'list':
      return z.array(fieldSchema(field.of)).max(field.max)
    case 'group':
      return z.strictObject(fieldShape(field.fields))
    case 'checked':
      if (field.form === 'identifier') return identifierSchema
      if (field.form === 'activity') return activitySchema
      return checkedText(field.form)
  }
}

/** The shape of a closed group of fields, for a strict zod object. */
export function fieldShape(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const schema = fieldSchema(field)
      return [name, field.optional ? schema.optional() : schema]
    }),
  )
}

function report(fault: string | null, context: z.RefinementCtx): void {
  if (fault !== null) context.addIssue({ code: 'custom', message: fault })
}
