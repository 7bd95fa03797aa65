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
