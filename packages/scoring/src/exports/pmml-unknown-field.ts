import { type ExportedInput, type ExportPlan, freeName } from './export-plan.ts'
import { element, textElement, type XmlElement } from './pmml-xml.ts'

/** The field that says whether a value is not known though the characteristic applies: `yes` or `no`. */
export function unknownFieldName({ name }: ExportedInput, plan: ExportPlan): string {
  return freeName(`${name} unknown`, plan)
}

/**
 * Derives that field where a second column tells kinds of absence apart: predicates of one PMML characteristic may look at
 * one field only. Without the second column the value's own absence says it.
 */
export function pmmlUnknownField(input: ExportedInput, plan: ExportPlan): readonly XmlElement[] {
  const { name, kind, absenceName, labels } = input
  if (absenceName === null) return []
  const isNotApplicable = apply('equal', fieldRef(absenceName), constant('not_applicable'))
  const whenMissing = apply('if', isMissing(absenceName), YES, apply('if', isNotApplicable, NO, YES))
  const whenValue = kind === 'number' ? NO : whenCategory(name, labels.flat())
  const field = { name: unknownFieldName(input, plan), optype: 'categorical', dataType: 'string' }
  return [element('DerivedField', field, apply('if', isMissing(name), whenMissing, whenValue))]
}

/** A category that no bin holds counts as not known. */
function whenCategory(name: string, labels: readonly string[]): XmlElement {
  return labels.length === 0 ? YES : apply('if', apply('isIn', fieldRef(name), ...labels.map(constant)), NO, YES)
}

const YES = constant('yes')
const NO = constant('no')

function isMissing(field: string): XmlElement {
  return apply('isMissing', fieldRef(field))
}

function apply(name: string, ...children: readonly XmlElement[]): XmlElement {
  return element('Apply', { function: name }, ...children)
}

function fieldRef(field: string): XmlElement {
  return element('FieldRef', { field })
}

function constant(value: string): XmlElement {
  return textElement('Constant', { dataType: 'string' }, value)
}
