/**
 * Makes the demonstration scorecard anew from its seed: `node samples/scorecard/main.ts` writes
 * `samples/scorecard/demonstration.json`. It is trained on generated enterprises: to show the way of working, not to lend by.
 */
import { writeFileSync } from 'node:fs'
import process from 'node:process'
import { scorecardHash } from '@goodstanding/report'
import { formatScorecard, SCORECARD_FILE } from './scorecard-file.ts'
import { trainDemonstration } from './train-demonstration.ts'

const scorecard = trainDemonstration()
writeFileSync(SCORECARD_FILE, formatScorecard(scorecard))
process.stdout.write(
  `${scorecard.characteristics.length} characteristics from ${scorecard.training.rows} generated enterprises; hash ${scorecardHash(scorecard)}\n`,
)
