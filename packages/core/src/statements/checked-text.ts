import { z } from 'zod'
import { checkForm } from '../records/checked-forms.ts'
import type { CheckedForm } from '../records/field.ts'

/** A text of a checked form, in its normal form: what holds in a body holds in a statement too. */
export function checkedText(form: Exclude<CheckedForm, 'activity' | 'identifier'>) {
  return z.string().superRefine((text, context) => {
    const fault = checkForm(form, text)
    if (fault !== null) context.addIssue({ code: 'custom', message: fault })
  })
}
