import { ok, type Result } from '@goodstanding/core'
import { REASONS_MAX } from '../scorecard/score-table.ts'
import { type ExportedInput, type ExportFault, type ExportPlan, freeName, planExport } from './export-plan.ts'
import { pmmlCharacteristics } from './pmml-characteristics.ts'
import { pmmlUnknownField } from './pmml-unknown-field.ts'
import { element, type XmlElement, xmlText } from './pmml-xml.ts'

/**
 * The scorecard as PMML 4.4 (Data Mining Group), with reason codes by points below each characteristic's best. A reason
 * code is the characteristic's name.
 */
export function scorecardPmml(scorecard: ExportPlan['scorecard']): Result<string, ExportFault> {
  const plan = planExport(scorecard)
  if (!plan.ok) return plan
  return ok(`<?xml version="1.0" encoding="UTF-8"?>\n${xmlText(documentOf(plan.value))}\n`)
}

function documentOf(plan: ExportPlan): XmlElement {
  const { scorecard, inputs } = plan
  const fields = inputs.flatMap(dataFields)
  return element(
    'PMML',
    { xmlns: 'http://www.dmg.org/PMML-4_4', version: '4.4' },
    element('Header', { description: `Scorecard ${scorecard.name}` }, element('Application', { name: 'Goodstanding' })),
    element('DataDictionary', { numberOfFields: fields.length }, ...fields),
    element(
      'Scorecard',
      {
        modelName: scorecard.name,
        functionName: 'regression',
        initialScore: scorecard.basePoints,
        useReasonCodes: 'true',
        reasonCodeAlgorithm: 'pointsBelow',
        baselineMethod: 'max',
      },
      element('MiningSchema', {}, ...fields.map(miningField)),
      element('Output', {}, ...outputFields(plan)),
      ...localTransformations(plan),
      element('Characteristics', {}, ...inputs.flatMap((input) => pmmlCharacteristics(input, plan))),
    ),
  )
}

function dataFields({ name, kind, absenceName, reason }: ExportedInput): readonly XmlElement[] {
  const value =
    kind === 'number' ? { optype: 'continuous', dataType: 'double' } : { optype: 'categorical', dataType: 'string' }
  const field = element('DataField', { name, displayName: reason === name ? null : reason, ...value })
  if (absenceName === null) return [field]
  return [field, element('DataField', { name: absenceName, optype: 'categorical', dataType: 'string' })]
}

/** Values of which training knew nothing are taken as they are: they fall into "other". */
function miningField(field: XmlElement): XmlElement {
  return element('MiningField', {
    name: field.attributes.name ?? null,
    usageType: 'active',
    missingValueTreatment: 'asIs',
    invalidValueTreatment: 'asIs',
  })
}

function outputFields(plan: ExportPlan): readonly XmlElement[] {
  const score = element('OutputField', {
    name: freeName('score', plan),
    optype: 'continuous',
    dataType: 'double',
    feature: 'predictedValue',
  })
  const reasons = Array.from({ length: REASONS_MAX }, (_, i) =>
    element('OutputField', {
      name: freeName(`reason_${i + 1}`, plan),
      optype: 'categorical',
      dataType: 'string',
      feature: 'reasonCode',
      rank: i + 1,
    }),
  )
  return [score, ...reasons]
}

function localTransformations(plan: ExportPlan): readonly XmlElement[] {
  const derived = plan.inputs.flatMap((input) => pmmlUnknownField(input, plan))
  return derived.length === 0 ? [] : [element('LocalTransformations', {}, ...derived)]
}
