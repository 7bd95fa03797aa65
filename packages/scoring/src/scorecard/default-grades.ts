import type { Grade } from './scorecard.ts'

/** Ten grades from 0.25 % up, each about twice as risky as the one before it in the middle of the scale. */
export const DEFAULT_GRADES: readonly Grade[] = [
  { grade: 'A1', pdUpTo: 0.0025 },
  { grade: 'A2', pdUpTo: 0.005 },
  { grade: 'B1', pdUpTo: 0.01 },
  { grade: 'B2', pdUpTo: 0.02 },
  { grade: 'C1', pdUpTo: 0.04 },
  { grade: 'C2', pdUpTo: 0.07 },
  { grade: 'D1', pdUpTo: 0.12 },
  { grade: 'D2', pdUpTo: 0.2 },
  { grade: 'E1', pdUpTo: 0.35 },
  { grade: 'E2', pdUpTo: 1 },
]
