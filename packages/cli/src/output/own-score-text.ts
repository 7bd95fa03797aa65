import { endOfDay, type Report } from '@goodstanding/core'
import { reportFacts } from '@goodstanding/report'
import {
  type AssessedCharacteristic,
  type Assessment,
  binText,
  characteristicWords,
  prepareScorecard,
  type Row,
  type Scorecard,
  unknownsOf,
  whatIf,
} from '@goodstanding/scoring'
import { cellText, lackingLines, pdText, warningLines } from './assessment-text.ts'
import { table } from './table.ts'

/** An enterprise’s own score in plain words: what counted, what it cost, what would change it, what a lender will not see. */
export function ownScoreText(report: Report, assessment: Assessment, scorecard: Scorecard): string {
  return [
    'YOUR SCORE',
    ...warningLines(assessment),
    '',
    ...resultLines(assessment),
    ...lackingLines(assessment.lacking),
    ...countedLines(assessment),
    ...costLines(report, assessment),
    ...changeLines(assessment, scorecard),
    ...unseenLines(report, assessment),
  ].join('\n')
}

function resultLines({ result, points, pd, grade, basePoints, asOf, scorecard }: Assessment): readonly string[] {
  const by = `By the scorecard “${scorecard.name}”, as of ${asOf}.`
  if (result === 'insufficient') {
    return ['There are too few facts to score. That is no bad score: it says nothing about you.', by]
  }
  const sum = `${points} points: ${basePoints} that everyone starts from, and what your records add and take away.`
  if (pd === null) return [sum, 'No lender gets a grade from this: something that it must know is lacking.', by]
  const odds = `Of enterprises with such records so many fail: ${pdText(pd, scorecard.outcomeMonths)}. Grade ${grade}.`
  return [sum, odds, by]
}

function countedLines({ characteristics }: Assessment): readonly string[] {
  const known = characteristics.filter(({ absent }) => absent === null || absent === 'not_applicable')
  if (known.length === 0) return []
  const rows = known
    .toSorted((a, b) => b.points - a.points)
    .map((one) => [characteristicWords(one.name).title, cellText(one), signed(one.points)])
  return ['', 'WHAT COUNTED', ...indent(table(['what', 'with you', 'points'], rows))]
}

function costLines(report: Report, { reasons, characteristics, asOf, points }: Assessment): readonly string[] {
  if (points === null) return []
  if (reasons.length === 0) return ['', 'WHAT IT COST', '  Nothing: each known value is the best there is.']
  const providers = providersOf(report, asOf)
  const lines = reasons.map(({ characteristic, code, lost }) => {
    const found = characteristics.find(({ name }) => name === characteristic)
    return `  −${lost} against the best: ${code}${found === undefined ? '' : ` (${cellText(found)}${saidBy(found, providers)})`}`
  })
  return ['', 'WHAT IT COST', ...lines, '  If a record is wrong, ask the provider that states it to correct it.']
}

function saidBy({ records }: AssessedCharacteristic, providers: ReadonlyMap<string, string>): string {
  const names = new Set(records.flatMap((id) => providers.get(id) ?? []))
  return names.size === 0 ? '' : `, says ${[...names].sort().join(', ')}`
}

function providersOf(report: Report, asOf: Assessment['asOf']): ReadonlyMap<string, string> {
  const now = endOfDay(asOf)
  return new Map(
    reportFacts(report, { now }).flatMap(({ provider, facts }) =>
      facts.map(({ head }) => [head.id, provider] as const),
    ),
  )
}

function changeLines({ characteristics, points }: Assessment, scorecard: Scorecard): readonly string[] {
  if (points === null) return []
  const prepared = prepareScorecard(scorecard)
  const row: Row = Object.fromEntries(
    characteristics.map(({ name, value, absent }) => [name, value ?? { absent: absent ?? 'missing' }]),
  )
  const better = whatIf(prepared, row).flatMap(({ name, next, best }) => {
    const characteristic = scorecard.characteristics.find((one) => one.name === name)
    if (characteristic === undefined) return []
    const further = best.gain > next.gain ? `; ${binText(characteristic, best.bin)}: +${best.gain}` : ''
    return [`  ${characteristicWords(name).title}: ${binText(characteristic, next.bin)}: +${next.gain}${further}`]
  })
  const unknown = unknownsOf(prepared, row).map(
    ({ name, low, high }) =>
      `  ${characteristicWords(name).title}: not known, which costs nothing; known, between ${signed(low)} and ${signed(high)}`,
  )
  return better.length + unknown.length === 0 ? [] : ['', 'WHAT WOULD CHANGE IT', ...better, ...unknown]
}

function unseenLines(report: Report, { asOf }: Assessment): readonly string[] {
  const expired = reportFacts(report, { now: endOfDay(asOf) }).flatMap((part) => part.expired)
  const closed = report.answers.reduce(
    (sum, { outcome }) =>
      sum +
      (outcome.kind === 'answered'
        ? outcome.answer.payload.leaves.filter(({ head, opened }) => !('of' in head) && opened === null).length
        : 0),
    0,
  )
  return [
    '',
    'WHAT A LENDER WILL NOT SEE',
    '  This score. It is stored nowhere and handed to nobody; a lender computes its own, by its own scorecard.',
    `  Facts past their time: ${expired.length === 0 ? 'none in this file' : `${expired.length} in this file`}. They are neither shown nor scored.`,
    `  The content of records that were replaced or withdrawn, or lie outside the days asked for: ${closed} in this file.`,
    '  What you leave out of a consent. That costs no points, but whoever leaves out a lender gets no grade.',
    '  Providers that you have not claimed your entry with.',
  ]
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0'
}

function indent(text: string): readonly string[] {
  return text.split('\n').map((line) => `  ${line}`)
}
