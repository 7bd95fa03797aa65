import {
  type AssessedCharacteristic,
  type AssessedPd,
  type AssessedPrice,
  type Assessment,
  absenceText,
  binText,
  characteristicWords,
  type Lacking,
  type Scorecard,
  valueText,
} from '@goodstanding/scoring'
import { table } from './table.ts'

/** An assessment as a credit officer reads it: what it says, why, from which records, and how far it can be relied on. */
export function assessmentText(assessment: Assessment, scorecard: Scorecard): string {
  return [
    'ASSESSMENT',
    ...warningLines(assessment),
    '',
    ...resultLines(assessment),
    ...lackingLines(assessment.lacking),
    '',
    'POINTS',
    ...indent(pointsTable(assessment)),
    ...reasonLines(assessment, scorecard),
    ...strengthLines(assessment),
    ...disputedLines(assessment),
    ...priceLines(assessment.price),
  ].join('\n')
}

/** Said wherever figures of a scorecard show that was made from generated rows. */
export function warningLines({ scorecard }: Assessment): readonly string[] {
  return scorecard.generated
    ? [
        'A DEMONSTRATION: this scorecard was made from generated enterprises. It shows the way of working; do not lend by it.',
      ]
    : []
}

function resultLines(assessment: Assessment): readonly string[] {
  const { depth, debtServiceCover: cover, scorecard } = assessment
  return [
    `Result       ${RESULTS[assessment.result]}`,
    `Points       ${assessment.points ?? '–'}`,
    `PD           ${assessment.pd === null ? '–' : pdText(assessment.pd, scorecard.outcomeMonths)}`,
    `Grade        ${assessment.grade ?? '–'}`,
    `Depth        ${depth.providers} providers, ${depth.months} months, ${depth.known} of ${depth.of} characteristics known`,
    `Debt service ${cover === null ? 'no accounts that say' : `covered ${valueText('debt_service_cover', cover.thousandths)}; SBA’s 1.10 is ${cover.meetsSba ? 'met' : 'NOT met'}`}`,
    `As of        ${assessment.asOf}`,
    `Scorecard    ${scorecard.name}, ${scorecard.hash}`,
    `Report       ${assessment.report}`,
  ]
}

const RESULTS: { readonly [R in Assessment['result']]: string } = {
  graded: 'graded',
  partial_file: 'PARTIAL FILE: points of what is known, but neither PD nor grade',
  insufficient: 'INSUFFICIENT: too few facts to say anything; that is no low score',
}

/** A PD with the time within which it foretells, and its interval. */
export function pdText({ ppm, lowPpm, highPpm }: AssessedPd, months: number | null): string {
  const within = months === null ? 'within the time that the scorecard foretells' : `within ${months} months`
  return `${percent(ppm)} ${within} (95 %: ${percent(lowPpm)} to ${percent(highPpm)})`
}

const WHYS: { readonly [W in Lacking['why']]: string } = {
  silent: 'did not answer, by the lender’s word',
  refused: 'refused',
  withheld: 'was not asked for it: the consent leaves it out',
  withheld_period: 'has facts of other days than the consent covers',
  not_asked: 'keeps the register and has no part in the consent',
}

/** What keeps a file from being graded, a line each. */
export function lackingLines(lacking: readonly Lacking[]): readonly string[] {
  if (lacking.length === 0) return []
  const lines = lacking.map(({ type, provider, why }) => `  ${type.replaceAll('_', ' ')}: ${provider} ${WHYS[why]}`)
  return ['', 'WHAT IS LACKING', ...lines]
}

function pointsTable({ basePoints, characteristics, points }: Assessment): string {
  return table(
    ['characteristic', 'value', 'points', 'lost', 'records'],
    [
      ['nothing known', null, basePoints, null, null],
      ...characteristics.map((one) => [
        characteristicWords(one.name).title,
        cellText(one),
        one.points,
        one.lost,
        one.records.length,
      ]),
      ['score', null, points, null, null],
    ],
  )
}

/** A value in words, or why there is none. */
export function cellText({ name, value, absent }: AssessedCharacteristic): string {
  return value === null ? absenceText(absent ?? 'missing') : valueText(name, value)
}

function reasonLines({ reasons }: Assessment, { characteristics }: Scorecard): readonly string[] {
  if (reasons.length === 0) return []
  const lines = reasons.flatMap(({ characteristic, code, lost, better, records }) => {
    const found = characteristics.find(({ name }) => name === characteristic)
    const next = better === null || found === undefined ? '' : `; ${binText(found, better.bin)}: +${better.gained}`
    return [`  −${lost}  ${code}${next}`, `       ${recordsText(records)}`]
  })
  return ['', 'REASONS (points lost against the best)', ...lines]
}

function strengthLines({ strengths }: Assessment): readonly string[] {
  if (strengths.length === 0) return []
  const lines = strengths.map(
    ({ characteristic, points, records }) =>
      `  +${points}  ${characteristicWords(characteristic).title}\n       ${recordsText(records)}`,
  )
  return ['', 'STRENGTHS', ...lines]
}

const RECORDS_SHOWN = 3

function recordsText(records: readonly string[]): string {
  const more = records.length > RECORDS_SHOWN ? ` and ${records.length - RECORDS_SHOWN} more` : ''
  return records.length === 0 ? 'from no record' : `from ${records.slice(0, RECORDS_SHOWN).join(', ')}${more}`
}

function disputedLines({ withoutDisputed }: Assessment): readonly string[] {
  if (withoutDisputed === null) return []
  const { disputed, points, grade, result } = withoutDisputed
  return [
    '',
    `WITHOUT THE DISPUTED RECORDS (${disputed.length}): ${points ?? '–'} points, ${grade === null ? result.replaceAll('_', ' ') : `grade ${grade}`}`,
  ]
}

function priceLines(price: AssessedPrice | null): readonly string[] {
  if (price === null) return []
  const { withRecord, withoutRecord } = price
  const rows = withRecord.lines.map(({ line, ppm }, at) => [
    line.replaceAll('_', ' '),
    percent(ppm),
    percent(withoutRecord.lines[at]?.ppm ?? 0),
  ])
  const rates = ['rate', percent(withRecord.ratePpm), percent(withoutRecord.ratePpm)]
  const pds = ['(PD)', percent(withRecord.pdPpm), percent(withoutRecord.pdPpm)]
  return ['', 'PRICE, A YEAR', ...indent(table(['line', 'with this record', 'without it'], [...rows, rates, pds]))]
}

function percent(ppm: number): string {
  return `${(ppm / 10_000).toFixed(2)} %`
}

function indent(text: string): readonly string[] {
  return text.split('\n').map((line) => `  ${line}`)
}
