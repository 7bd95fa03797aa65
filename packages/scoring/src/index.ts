export { type AssessmentFault, type AssessmentInput, assess } from './assessment/assess.ts'
export type {
  AssessedCharacteristic,
  AssessedPd,
  AssessedPrice,
  AssessedRate,
  AssessedReason,
  AssessedStrength,
  Assessment,
  AssessmentResult,
  DebtServiceCover,
  FileDepth,
  Lacking,
  WithoutDisputed,
} from './assessment/assessment.ts'
export { type AssessmentFormFault, parseAssessment } from './assessment/parse-assessment.ts'
export { BINNING_RULES, type BinningRules } from './binning/binning-rules.ts'
export { type Calibrated, type CalibrationTrial, calibrate, pdsOf, type ScoredRows } from './calibration/calibrate.ts'
export { fitIsotonic } from './calibration/fit-isotonic.ts'
export { fitPlatt } from './calibration/fit-platt.ts'
export { gradeOf, type PdInterval, pdOf } from './calibration/pd-of.ts'
export { absenceEffect, type CategorySteps, type Challenger, type NumberSteps } from './challenger/challenger.ts'
export { challengerEffects, challengerPd, challengerScores } from './challenger/challenger-scores.ts'
export { type ChallengerFault, parseChallenger } from './challenger/parse-challenger.ts'
export {
  CHALLENGER_DEFAULTS,
  type ChallengerInput,
  type ChallengerOptions,
  trainChallenger,
} from './challenger/train-challenger.ts'
export type { Characteristic, Family, Reading, Unit } from './characteristics/characteristic.ts'
export { characteristicTable } from './characteristics/characteristic-table.ts'
export { type CharacteristicWords, characteristicWords } from './characteristics/characteristic-words.ts'
export {
  CHARACTERISTICS,
  characteristicNamed,
  characteristicRow,
  readCharacteristics,
} from './characteristics/characteristics.ts'
export type { AnswerState, CreditFile, FileAnswer } from './characteristics/credit-file.ts'
export { absenceText, binText, valueText } from './characteristics/value-text.ts'
export { type Drift, driftOf } from './drift/drift-of.ts'
export {
  type BinCounts,
  populationStability,
  STABILITY_LIMITS,
  stabilityLevel,
} from './drift/population-stability.ts'
export { trainingWindow, VINTAGE_ROWS_LEAST, type Vintage, type VintageStability } from './drift/training-window.ts'
export type { ExportFault } from './exports/export-plan.ts'
export { scorecardCsv } from './exports/scorecard-csv.ts'
export { scorecardPmml } from './exports/scorecard-pmml.ts'
export { type SqlExportFault, type SqlOptions, scorecardSql } from './exports/scorecard-sql.ts'
export { findLeaks, LEAK_LIMITS, type LeakOptions, openLeaks } from './leaks/find-leaks.ts'
export { type SingleInput, weighInput } from './leaks/single-input.ts'
export { type AdverseActionLetter, adverseActionLetter } from './letters/adverse-action-letter.ts'
export type { LetterDeadlines, LetterRegime } from './letters/letter-deadlines.ts'
export {
  LETTER_ACTIONS,
  type LetterAction,
  type LetterFacts,
  type LetterFault,
  type LetterParty,
  parseLetterFacts,
} from './letters/letter-facts.ts'
export { dayText, type LetterSection } from './letters/letter-sections.ts'
export { letterText } from './letters/letter-text.ts'
export {
  comparePrices,
  type LoanPrice,
  PRICE_LINES,
  type PriceComparison,
  type PriceFault,
  type PriceLine,
  priceLoan,
} from './price/price-loan.ts'
export {
  type CapitalStep,
  checkPricingTerms,
  type PricingTerms,
  type PricingTermsFault,
  parsePricingTerms,
} from './price/pricing-terms.ts'
export { reasonsOf, strengthsOf } from './reasons/reasons.ts'
export { type BetterBin, type Unknown, unknownsOf, type WhatIf, whatIf } from './reasons/what-if.ts'
export { DEFAULT_GRADES } from './scorecard/default-grades.ts'
export { parseScorecard, type ScorecardFault } from './scorecard/parse-scorecard.ts'
export { basePointsAt, POINTS_PER_LOG_ODDS, pointsOf, weightOf } from './scorecard/points.ts'
export {
  type PreparedCharacteristic,
  type PreparedScorecard,
  prepareScorecard,
} from './scorecard/prepare-scorecard.ts'
export type { CharacteristicPoints, Score } from './scorecard/score.ts'
export { scoreRow } from './scorecard/score-row.ts'
export { REASONS_MAX, scoreTable, type TableScores } from './scorecard/score-table.ts'
export type {
  AbsenceBin,
  BinFigures,
  Calibration,
  CategoryBin,
  CoverageRule,
  Direction,
  DroppedInput,
  Grade,
  NumberBin,
  Scorecard,
  ScorecardCharacteristic,
  TrainingNote,
} from './scorecard/scorecard.ts'
export { SCALE } from './scorecard/scorecard.ts'
export { slotsOfColumn } from './scorecard/slots.ts'
export { rowOf } from './table/row-of.ts'
export {
  ABSENCES,
  type Absence,
  type CategoryColumn,
  type Cell,
  type Column,
  type NumberColumn,
  type Outcomes,
  type Row,
  type Table,
} from './table/table.ts'
export { tableAt } from './table/table-at.ts'
export { takeRows } from './table/take-rows.ts'
export { withPoints } from './training/bin-input.ts'
export { fitLogistic, type LogisticFault, type LogisticFit, type LogisticOptions } from './training/fit-logistic.ts'
export { isNeverAnInput, NEVER_AN_INPUT, NEVER_WITHIN, type NeverReason } from './training/never-an-input.ts'
export { trainScorecard } from './training/train-scorecard.ts'
export {
  INPUT_NAME,
  type TrainingFault,
  type TrainingInput,
  type TrainingOptions,
} from './training/training-options.ts'
export { woeColumn } from './training/woe-column.ts'
export { type AltmanRatios, altmanZDoublePrime } from './validation/altman.ts'
export { areaUnderCurve, compareAreas } from './validation/area-under-curve.ts'
export { brierScore, calibrationCurve, calibrationError } from './validation/calibration-figures.ts'
export { parseValidationReport, type ValidationFormFault } from './validation/parse-validation-report.ts'
export { type JudgedRows, performanceOf } from './validation/performance.ts'
export { judge, type OtherModel, type ValidationSample } from './validation/sample-report.ts'
export { isSeasoned } from './validation/seasoning.ts'
export { keptFigures, type ValidationOptions, validateScorecard } from './validation/validate-scorecard.ts'
export type {
  CalibrationGroup,
  CharacteristicFigures,
  Comparison,
  GradeFigures,
  Interval,
  Leak,
  PerformanceFigures,
  SampleKind,
  SampleReport,
  ScoreBand,
  Seasoning,
  SegmentFigures,
  StabilityFigures,
  StabilityLevel,
  ValidationReport,
  VintageFigures,
} from './validation/validation-report.ts'
