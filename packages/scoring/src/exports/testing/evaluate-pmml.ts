import type { RowScore } from './engine-scores.ts'
import { type ReadElement, readXml } from './read-xml.ts'

/** A row as a decision engine gets it: texts and numbers by field, null for a missing one. */
export type PmmlRow = Readonly<Record<string, string | number | null>>

/**
 * Evaluates a PMML scorecard as its specification tells (Scorecard, scoring procedure): the first attribute whose predicate
 * holds gives the points; differences to the baseline are added up by reason code, and those above zero are ranked.
 */
export function evaluatePmml(xml: string): (row: PmmlRow) => RowScore {
  const scorecard = one(readXml(xml), 'Scorecard')
  const derived = all(scorecard, 'LocalTransformations').flatMap((each) => all(each, 'DerivedField'))
  const characteristics = all(one(scorecard, 'Characteristics'), 'Characteristic')
  const ranks = all(one(scorecard, 'Output'), 'OutputField').filter(
    ({ attributes }) => attributes.feature === 'reasonCode',
  )
  return (given) => {
    const row = { ...given }
    for (const field of derived) row[name(field)] = outcomeOf(field.children[0], row)
    let score = Number(scorecard.attributes.initialScore)
    const below = new Map<string, number>()
    for (const characteristic of characteristics) {
      const attribute = all(characteristic, 'Attribute').find(({ children }) => holds(children[0], row) === true)
      if (attribute === undefined) throw new Error(`no attribute of ${name(characteristic)} holds`)
      const partial = Number(attribute.attributes.partialScore)
      const code = attribute.attributes.reasonCode ?? characteristic.attributes.reasonCode ?? ''
      score += partial
      below.set(code, (below.get(code) ?? 0) + Number(characteristic.attributes.baselineScore) - partial)
    }
    if ([...below.values()].includes(0)) throw new Error('readers differ on whether a difference of zero is a reason')
    const ranked = [...below].filter(([, points]) => points > 0).toSorted(([, a], [, b]) => b - a)
    const isUnclear = ranked.some(([, points], i) => points === ranked[i + 1]?.[1])
    if (isUnclear) throw new Error('readers differ on the order of equal differences')
    return { score, reasons: ranked.slice(0, ranks.length).map(([code]) => code) }
  }
}

/** True, false, or null where a missing value leaves it open. */
function holds(predicate: ReadElement | undefined, row: PmmlRow): boolean | null {
  if (predicate?.name === 'True') return true
  if (predicate?.name === 'CompoundPredicate') {
    const parts = predicate.children.map((child) => holds(child, row))
    const isAnd = predicate.attributes.booleanOperator === 'and'
    if (parts.includes(!isAnd)) return !isAnd
    return parts.includes(null) ? null : isAnd
  }
  if (predicate?.name !== 'SimplePredicate') throw new Error(`no predicate: ${predicate?.name}`)
  const { field = '', operator, value = '' } = predicate.attributes
  const cell = row[field] ?? null
  if (operator === 'isMissing' || operator === 'isNotMissing') return (cell === null) === (operator === 'isMissing')
  if (cell === null) return null
  const other = typeof cell === 'number' ? Number(value) : value
  if (operator === 'equal') return cell === other
  return operator === 'lessOrEqual' ? cell <= other : cell > other
}

function outcomeOf(expression: ReadElement | undefined, row: PmmlRow): string | number | null {
  if (expression?.name === 'Constant') return expression.text
  if (expression?.name === 'FieldRef') return row[expression.attributes.field ?? ''] ?? null
  if (expression?.name !== 'Apply') throw new Error(`no expression: ${expression?.name}`)
  const [first, second, third] = expression.children
  const use = expression.attributes.function
  if (use === 'if') return outcomeOf(truth(first, row) ? second : third, row)
  throw new Error(`no function: ${use}`)
}

function truth(expression: ReadElement | undefined, row: PmmlRow): boolean {
  const [first, ...others] = expression?.children ?? []
  const value = outcomeOf(first, row)
  const use = expression?.attributes.function
  if (use === 'isMissing') return value === null
  if (use === 'equal' || use === 'isIn') return others.some((other) => outcomeOf(other, row) === value)
  throw new Error(`no function: ${use}`)
}

function all({ children }: ReadElement, name: string): readonly ReadElement[] {
  return children.filter((child) => child.name === name)
}

function one(element: ReadElement, name: string): ReadElement {
  const [only] = all(element, name)
  if (only === undefined) throw new Error(`no ${name}`)
  return only
}

function name({ attributes }: ReadElement): string {
  return attributes.name ?? ''
}
