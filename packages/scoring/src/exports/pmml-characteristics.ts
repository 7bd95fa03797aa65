import type { ExportedInput, ExportPlan } from './export-plan.ts'
import { unknownFieldName } from './pmml-unknown-field.ts'
import { element, type XmlElement } from './pmml-xml.ts'

/**
 * One characteristic of ours as PMML has it. PMML counts points lost from one baseline, for a value that is not known as
 * well, while ours costs nothing then. So an unknown value gets the best bin's points, which makes it no reason, and a
 * second characteristic, which can never be a reason, takes them away again: the sum is the engine's, and so are the
 * reasons. Where cells that it does not apply to have points of their own, a third one adds those.
 */
export function pmmlCharacteristics(input: ExportedInput, plan: ExportPlan): readonly XmlElement[] {
  const third = input.absenceName === null ? [] : [notApplicable(input, input.absenceName)]
  return [values(input, plan.inputs.indexOf(input)), ...third, unknown(input, plan)]
}

/**
 * The baseline lies half a point below the best: points lost are whole, so a loss of none ranks below zero and is no reason.
 * Each later characteristic's lies a 1024th lower still: equal losses rank in the scorecard's order in every reader.
 */
function values({ name, best, characteristic, ...input }: ExportedInput, place: number): XmlElement {
  const attribute = (partialScore: number, predicate: XmlElement) => attributeOf(name, partialScore, predicate)
  const points = (bin: number) => characteristic.points[bin] ?? 0
  const { bounds } = characteristic
  const known =
    input.kind === 'number'
      ? Array.from({ length: bounds.length + 1 }, (_, bin) =>
          attribute(points(bin), interval(name, bounds[bin - 1], bounds[bin])),
        )
      : input.labels.flatMap((labels, bin) =>
          labels.length === 0 ? [] : [attribute(points(bin), oneOf(name, labels))],
        )
  const other = input.kind === 'number' ? [] : [attribute(best, element('True'))]
  const missing = attribute(best, element('SimplePredicate', { field: name, operator: 'isMissing' }))
  return characteristicOf(name, name, best - 0.5 - place / 1_024, [missing, ...known, ...other])
}

/** Shares its reason code, for which evaluators add differences up: it turns no loss into the loss of such cells. */
function notApplicable({ name, best, characteristic, ...input }: ExportedInput, field: string): XmlElement {
  const points = characteristic.points[input.notApplicable] ?? 0
  return characteristicOf(`${name}, where it does not apply`, name, 0, [
    attributeOf(name, points - best, equals(field, 'not_applicable')),
    attributeOf(name, 0, element('True')),
  ])
}

function unknown(input: ExportedInput, plan: ExportPlan): XmlElement {
  const { name, kind, best, absenceName, labels } = input
  const code = `${name} unknown`
  const isNotKnown = element('True')
  const zero = (predicate: XmlElement) => attributeOf(code, 0, predicate)
  const isKnown =
    absenceName !== null
      ? [zero(equals(unknownFieldName(input, plan), 'no'))]
      : kind === 'number'
        ? [zero(element('SimplePredicate', { field: name, operator: 'isNotMissing' }))]
        : labels.flat().length === 0
          ? []
          : [zero(oneOf(name, labels.flat()))]
  const attributes = [...isKnown, attributeOf(code, -best, isNotKnown)]
  return characteristicOf(`${name}, where it is not known`, code, -Math.max(best, 0) - 1, attributes)
}

function characteristicOf(
  name: string,
  reasonCode: string,
  baselineScore: number,
  attributes: readonly XmlElement[],
): XmlElement {
  return element('Characteristic', { name, reasonCode, baselineScore }, ...attributes)
}

function attributeOf(reasonCode: string, partialScore: number, predicate: XmlElement): XmlElement {
  // Never -0, which some readers of numbers refuse.
  return element('Attribute', { reasonCode, partialScore: partialScore + 0 }, predicate)
}

function interval(field: string, above: number | undefined, upTo: number | undefined): XmlElement {
  const lower =
    above === undefined ? [] : [element('SimplePredicate', { field, operator: 'greaterThan', value: above })]
  const upper = upTo === undefined ? [] : [element('SimplePredicate', { field, operator: 'lessOrEqual', value: upTo })]
  return allOf('and', [...lower, ...upper])
}

/** By comparisons, not by a PMML array: those write quotation marks and white space in ways that readers differ on. */
function oneOf(field: string, labels: readonly string[]): XmlElement {
  return allOf(
    'or',
    labels.map((label) => equals(field, label)),
  )
}

function equals(field: string, value: string): XmlElement {
  return element('SimplePredicate', { field, operator: 'equal', value })
}

function allOf(booleanOperator: 'and' | 'or', predicates: readonly XmlElement[]): XmlElement {
  const [only] = predicates
  if (only === undefined) return element('True')
  return predicates.length === 1 ? only : element('CompoundPredicate', { booleanOperator }, ...predicates)
}
