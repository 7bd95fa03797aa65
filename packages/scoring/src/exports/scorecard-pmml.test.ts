import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowOf } from '../table/row-of.ts'
import type { ABSENCES, Table } from '../table/table.ts'
import { scorecardPmml } from './scorecard-pmml.ts'
import { anyScorecardWithRows } from './testing/any-scorecard.ts'
import { engineScores } from './testing/engine-scores.ts'
import { evaluatePmml, type PmmlRow } from './testing/evaluate-pmml.ts'
import { type ReadElement, readXml } from './testing/read-xml.ts'

const runs = { seed: 4_4, numRuns: 300 }

function pmmlOf(scorecard: Parameters<typeof scorecardPmml>[0]): string {
  const xml = scorecardPmml(scorecard)
  if (!xml.ok) throw new Error(`${xml.fault} at ${xml.at}`)
  return xml.value
}

function pmmlRow(table: Table, row: number): PmmlRow {
  const cells = Object.entries(rowOf(table, row)).flatMap(([name, cell]) =>
    typeof cell === 'object'
      ? [
          [name, null],
          [`${name}_absent`, cell.absent],
        ]
      : [[name, Number.isNaN(cell) ? null : cell]],
  )
  return Object.fromEntries(cells)
}

describe('A scorecard as PMML', () => {
  it('scores every row as the engine does, with the same reasons in the same order', () => {
    fc.assert(
      fc.property(anyScorecardWithRows, ({ scorecard, table }) => {
        const evaluate = evaluatePmml(pmmlOf(scorecard))
        const scores = Array.from({ length: table.rows }, (_, row) => evaluate(pmmlRow(table, row)))
        expect(scores).toEqual(engineScores(scorecard, table))
      }),
      runs,
    )
  })

  it('has the elements and attributes of the PMML 4.4 schema, in its order', () => {
    fc.assert(
      fc.property(anyScorecardWithRows, ({ scorecard }) => {
        expect(faultsOf(readXml(pmmlOf(scorecard)))).toEqual([])
      }),
      runs,
    )
  })

  it('looks in each characteristic at one field only, as PMML asks of scorecards', () => {
    fc.assert(
      fc.property(anyScorecardWithRows, ({ scorecard }) => {
        const characteristics = readXml(pmmlOf(scorecard)).children.flatMap(({ children }) =>
          children.filter(({ name }) => name === 'Characteristics').flatMap((each) => each.children),
        )
        for (const characteristic of characteristics) expect(fieldsOf(characteristic).size).toBeLessThanOrEqual(1)
      }),
      runs,
    )
  })

  it.each([
    [['', 'a'], 'export_name_form'],
    [['a\u0007'], 'export_name_form'],
    [['ä'.repeat(32)], 'export_name_form'],
    [['late', 'LATE'], 'export_name_twice'],
    [[], 'export_nothing'],
  ])('is refused for names %o: %s', (names, fault) => {
    const [some] = fc.sample(anyScorecardWithRows, { seed: 1, numRuns: 1 })
    const [first] = some?.scorecard.characteristics ?? []
    if (some === undefined || first === undefined) throw new Error('a scorecard has a characteristic')
    const characteristics = names.map((name) => ({ ...first, name }))
    expect(scorecardPmml({ ...some.scorecard, characteristics })).toMatchObject({ ok: false, fault })
  })

  it('is refused where a category has letters that XML does not, or an absence that must be worth nothing is not', () => {
    const [some] = fc.sample(anyScorecardWithRows, { seed: 1, numRuns: 1 })
    if (some === undefined) throw new Error('there is a scorecard')
    const figures = { goods: 1, bads: 1, woe: 0, points: 3 }
    const base = { name: 'x', direction: 'none', coefficient: -1, bestPoints: 3, otherPoints: 0 } as const
    const withOne = (labels: readonly string[], absences: readonly (typeof ABSENCES)[number][]) =>
      scorecardPmml({
        ...some.scorecard,
        characteristics: [
          {
            ...base,
            kind: 'category',
            bins: [{ ...figures, labels }],
            absences: absences.map((absence) => ({ ...figures, absence })),
          },
        ],
      })
    expect(withOne(['\u0001'], [])).toMatchObject({ ok: false, fault: 'export_label_form', at: 'x' })
    expect(withOne(['\ud800'], [])).toMatchObject({ ok: false, fault: 'export_label_form', at: 'x' })
    expect(withOne(['a'], ['withheld'])).toMatchObject({ ok: false, fault: 'export_points_of_unknown', at: 'x' })
    expect(withOne(['a'], ['not_applicable']).ok).toBe(true)
  })
})

/** What the schema has in an element: attributes (required ones marked), and children in order with how many of each. */
type Rule = { readonly attributes: string; readonly children: readonly (readonly [names: string, least: number])[] }
const PREDICATE = 'SimplePredicate|CompoundPredicate|True'
const EXPRESSION = 'Apply|FieldRef|Constant'
const SCHEMA: Readonly<Record<string, Rule>> = {
  PMML: {
    attributes: 'version! xmlns!',
    children: [
      ['Header', 1],
      ['DataDictionary', 1],
      ['Scorecard', 1],
    ],
  },
  Header: { attributes: 'description copyright', children: [['Application', 0]] },
  Application: { attributes: 'name! version', children: [] },
  DataDictionary: { attributes: 'numberOfFields', children: [['DataField', 1]] },
  DataField: { attributes: 'name! displayName optype! dataType!', children: [] },
  Scorecard: {
    attributes: 'modelName functionName! initialScore useReasonCodes reasonCodeAlgorithm baselineScore baselineMethod',
    children: [
      ['MiningSchema', 1],
      ['Output', 0],
      ['LocalTransformations', 0],
      ['Characteristics', 1],
    ],
  },
  MiningSchema: { attributes: '', children: [['MiningField', 1]] },
  MiningField: { attributes: 'name! usageType missingValueTreatment invalidValueTreatment', children: [] },
  Output: { attributes: '', children: [['OutputField', 1]] },
  OutputField: { attributes: 'name! optype dataType! feature rank', children: [] },
  LocalTransformations: { attributes: '', children: [['DerivedField', 0]] },
  DerivedField: { attributes: 'name optype! dataType!', children: [[EXPRESSION, 1]] },
  Apply: { attributes: 'function!', children: [[EXPRESSION, 1]] },
  FieldRef: { attributes: 'field!', children: [] },
  Constant: { attributes: 'dataType', children: [] },
  Characteristics: { attributes: '', children: [['Characteristic', 1]] },
  Characteristic: { attributes: 'name reasonCode baselineScore', children: [['Attribute', 1]] },
  Attribute: { attributes: 'reasonCode partialScore', children: [[PREDICATE, 1]] },
  SimplePredicate: { attributes: 'field! operator! value', children: [] },
  CompoundPredicate: { attributes: 'booleanOperator!', children: [[PREDICATE, 2]] },
  True: { attributes: '', children: [] },
}

function faultsOf(element: ReadElement): readonly string[] {
  const rule = SCHEMA[element.name]
  if (rule === undefined) return [`no element ${element.name}`]
  const named = rule.attributes.split(' ')
  const known = new Set(named.map((name) => name.replace('!', '')))
  const lacking = named.filter((name) => name.endsWith('!') && !(name.slice(0, -1) in element.attributes))
  const extra = Object.keys(element.attributes).filter((name) => !known.has(name))
  const places = element.children.map(({ name }) =>
    rule.children.findIndex(([names]) => names.split('|').includes(name)),
  )
  const isInOrder = places.every((place, i) => place >= 0 && place >= (places[i - 1] ?? 0))
  const few = rule.children.filter(([, least], place) => places.filter((each) => each === place).length < least)
  return [
    ...lacking.map((name) => `${element.name} lacks ${name}`),
    ...extra.map((name) => `${element.name} has ${name}`),
    ...(isInOrder ? [] : [`children of ${element.name} out of order`]),
    ...few.map(([names]) => `${element.name} has too few of ${names}`),
    ...element.children.flatMap(faultsOf),
  ]
}

function fieldsOf({ attributes, children }: ReadElement): ReadonlySet<string> {
  const own = attributes.field === undefined ? [] : [attributes.field]
  return new Set([...own, ...children.flatMap((child) => [...fieldsOf(child)])])
}
