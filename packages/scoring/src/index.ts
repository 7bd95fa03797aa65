export type {
  AssessedCharacteristic,
  AssessedPd,
  AssessedPrice,
  AssessedReason,
  AssessedStrength,
  Assessment,
  AssessmentResult,
  DebtServiceCover,
  FileDepth,
  Lacking,
  PriceLines,
  WithoutDisputed,
} from './assessment/assessment.ts'
export type { Characteristic, Family, Reading, Unit } from './characteristics/characteristic.ts'
export {
  CHARACTERISTICS,
  characteristicNamed,
  characteristicRow,
  readCharacteristics,
} from './characteristics/characteristics.ts'
export type { AnswerState, CreditFile, FileAnswer } from './characteristics/credit-file.ts'
export type { CharacteristicPoints, Score } from './scorecard/score.ts'
export type {
  AbsenceBin,
  BinFigures,
  Calibration,
  CategoryBin,
  CoverageRule,
  Direction,
  Grade,
  NumberBin,
  Scorecard,
  ScorecardCharacteristic,
  TrainingNote,
} from './scorecard/scorecard.ts'
export { SCALE } from './scorecard/scorecard.ts'
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
export {
  type CalibrationGroup,
  type CharacteristicFigures,
  type Comparison,
  type GradeFigures,
  type Interval,
  type Leak,
  type PerformanceFigures,
  SAMPLE_KINDS,
  type SampleKind,
  type SampleReport,
  type ScoreBand,
  type Seasoning,
  type SegmentFigures,
  type StabilityFigures,
  type StabilityLevel,
  type ValidationReport,
  type VintageFigures,
} from './validation/validation-report.ts'
