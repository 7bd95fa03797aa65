import { type CalendarDate, fail, ok, type Result } from '@goodstanding/core'
import type { Reading } from '../characteristics/characteristic.ts'
import { characteristicNamed, characteristicRow, readCharacteristics } from '../characteristics/characteristics.ts'
import type { CreditFile } from '../characteristics/credit-file.ts'
import { depthOf } from '../characteristics/depth.ts'
import { knownFacts } from '../characteristics/known-facts.ts'
import type { PriceFault } from '../price/price-loan.ts'
import type { PricingTerms } from '../price/pricing-terms.ts'
import { type PreparedScorecard, prepareScorecard } from '../scorecard/prepare-scorecard.ts'
import type { CharacteristicPoints } from '../scorecard/score.ts'
import { scoreRow } from '../scorecard/score-row.ts'
import type { Scorecard } from '../scorecard/scorecard.ts'
import type { AssessedCharacteristic, Assessment, DebtServiceCover } from './assessment.ts'
import { priceOf } from './price-of.ts'
import { assessedReasons, assessedStrengths } from './reasons-with-records.ts'
import { lackingOf, verdictOf } from './verdict.ts'

/** What an assessment is computed from; nothing else has a say in it. */
export type AssessmentInput = {
  readonly scorecard: Scorecard
  readonly file: CreditFile
  readonly asOf: CalendarDate
  /** Hashes of the report and of the scorecard, which the assessment names. */
  readonly hashes: { readonly report: string; readonly scorecard: string }
  /** Ids of records that the enterprise disputes; they count, and a second line leaves them out. */
  readonly disputed?: ReadonlySet<string>
  readonly pricing?: PricingTerms | null
}

export type AssessmentFault = PriceFault | 'scorecard_input_unknown' | 'pd_not_yearly'

/** A price is a rate a year, so it takes a PD within a year. */
const PRICED_MONTHS = 12

/** Assesses a file by a scorecard whose inputs are characteristics of records. The same input gives the same assessment, anywhere. */
export function assess(input: AssessmentInput): Result<Assessment, AssessmentFault> {
  const { scorecard, file, asOf, hashes } = input
  const unknown = scorecard.characteristics.find(({ name, kind }) => kindOf(name) !== kind)
  if (unknown !== undefined) return fail('scorecard_input_unknown', unknown.name)
  const { outcomeMonths = null } = scorecard.training
  if (input.pricing != null && outcomeMonths !== PRICED_MONTHS) return fail('pd_not_yearly', String(outcomeMonths))

  const prepared = prepareScorecard(scorecard)
  const readings = readCharacteristics(file, asOf)
  const score = scoreRow(prepared, characteristicRow(readings))
  const verdict = verdictOf(scorecard, file, score)
  const price = priceOf(scorecard, verdict.pd, input.pricing ?? null)
  if (!price.ok) return price

  const isSaid = verdict.points !== null
  const characteristics = score.byCharacteristic.map((each) => assessedCharacteristic(each, readings.get(each.name)))
  return ok({
    v: 1,
    kind: 'assessment',
    report: hashes.report,
    scorecard: {
      name: scorecard.name,
      hash: hashes.scorecard,
      generated: scorecard.training.generated,
      outcomeMonths,
    },
    asOf,
    result: verdict.result,
    lacking: lackingOf(scorecard, file),
    basePoints: scorecard.basePoints,
    points: verdict.points,
    pd: verdict.pd?.assessed ?? null,
    grade: verdict.grade,
    depth: {
      ...depthOf(knownFacts(file, asOf)),
      known: characteristics.filter(({ value }) => value !== null).length,
      of: characteristics.length,
    },
    characteristics,
    reasons: isSaid ? assessedReasons(prepared, score, readings) : [],
    strengths: isSaid ? assessedStrengths(prepared, score, readings) : [],
    withoutDisputed: withoutDisputed(input, prepared),
    debtServiceCover: debtServiceCover(readings),
    price: price.value,
  })
}

/** As which kind a scorecard reads it: as the other one every value would be missing, and cost nothing. */
function kindOf(name: string): 'number' | 'category' | null {
  const unit = characteristicNamed(name)?.unit ?? null
  return unit === null || unit === 'category' ? unit : 'number'
}

function assessedCharacteristic(
  { name, points, lost, bin }: CharacteristicPoints,
  reading: Reading | undefined,
): AssessedCharacteristic {
  const cell = reading?.cell ?? { absent: 'missing' as const }
  const isAbsent = typeof cell === 'object'
  return {
    name,
    value: isAbsent ? null : cell,
    absent: isAbsent ? cell.absent : null,
    points,
    lost,
    bin,
    records: reading?.records ?? [],
  }
}

/** The file without its disputed records, by the same rules. */
function withoutDisputed(input: AssessmentInput, prepared: PreparedScorecard): Assessment['withoutDisputed'] {
  const { scorecard, file, asOf, disputed = new Set<string>() } = input
  const ids = knownFacts(file, asOf).all.flatMap(({ head }) => (disputed.has(head.id) ? [head.id] : []))
  if (ids.length === 0) return null
  const rest = { ...file, facts: file.facts.filter(({ head }) => !disputed.has(head.id)) }
  const score = scoreRow(prepared, characteristicRow(readCharacteristics(rest, asOf)))
  const { result, points, pd, grade } = verdictOf(scorecard, rest, score)
  return { disputed: ids.sort(), result, points, pd: pd?.assessed ?? null, grade }
}

/** What SBA lenders need of small 7(a) loans (SOP 50 10), in thousandths. */
const SBA_COVER_LEAST = 1_100

function debtServiceCover(readings: ReadonlyMap<string, Reading>): DebtServiceCover | null {
  const reading = readings.get('debt_service_cover')
  if (reading === undefined || typeof reading.cell !== 'number') return null
  return { thousandths: reading.cell, meetsSba: reading.cell >= SBA_COVER_LEAST, records: reading.records }
}
