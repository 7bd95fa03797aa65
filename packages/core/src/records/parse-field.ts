import { z } from 'zod'
import { currencyExponent } from '../codes/currencies.ts'
import { dateText } from '../statements/scalars.ts'
import { checkForm } from './checked-forms.ts'
import type { Field, Fields } from './field.ts'

const moneySchema = z.strictObject({
  currency: z.string().refine((code) => currencyExponent(code) !== undefined, 'must be an ISO 4217 currency code'),
  minor: z.int(),
})

const identifierSchema = z
  .strictObject({ scheme: z.string(), value: z.string(), registry: z.string().optional() })
  .superRefine((value, context) => report(checkForm('identifier', value), context))

const activitySchema = z
  .strictObject({ scheme: z.string(), code: z.string() })
  .superRefine((value, context) => report(checkForm('activity', value), context))

/** The zod schema of one field. */
export function fieldSchema(field: Field): z.ZodType {
  switch (field.is) {
    case 'date':
      return dateText
    case 'flag':
      return z.boolean()
    case 'money':
      return moneySchema
    case 'count':
      return z.int().min(0).max(field.max)
    case 'code':
      return z.enum(field.values as [string, ...string[]])
    case 'list':
      return z.array(fieldSchema(field.of)).max(field.max)
    case 'group':
      return z.strictObject(fieldShape(field.fields))
    case 'checked':
      if (field.form === 'identifier') return identifierSchema
      if (field.form === 'activity') return activitySchema
      return z.string().superRefine((value, context) => report(checkForm(field.form, value), context))
  }
}

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
