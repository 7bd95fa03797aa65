import {
  type AdverseActionLetter,
  adverseActionLetter,
  type LetterFacts,
  type LetterFault,
  parseLetterFacts,
} from '@goodstanding/scoring'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readJson } from '../files/read-text.ts'
import { say } from '../output/print.ts'
import { readAssessmentFile } from './read-assessment-file.ts'

/** The letter of an assessment and a lender's facts, both from files; says aloud what the lender must know. */
export function letterOf(
  assessmentPath: string,
  factsPath: string,
): { readonly letter: AdverseActionLetter; readonly generated: boolean } {
  const assessment = readAssessmentFile(assessmentPath)
  const facts = readFacts(factsPath)
  const made = adverseActionLetter(assessment, facts)
  if (!made.ok) throw notWritten(made.fault, assessmentPath)
  const { deadlines } = made.value
  if (deadlines.isNoticeLate) {
    say(`The notice was due on ${deadlines.noticeDueOn}: this letter is late. Send it without delay.`)
  }
  if (assessment.scorecard.generated) {
    say('The scorecard was made from invented rows: it shows the way of working, and no decision may rest on it.')
  }
  return { letter: made.value, generated: assessment.scorecard.generated }
}

function readFacts(path: string): LetterFacts {
  const read = parseLetterFacts(readJson(path))
  if (read.ok) return read.value
  throw notWritten(read.fault, read.at ? `${path}, ${read.at}` : path)
}

function notWritten(fault: LetterFault, where: string): CommandError {
  return new CommandError(fault, `${where}: ${WHY[fault]}. See docs/protocol/letters.md.`, EXIT.usage)
}

const WHY: { readonly [fault in LetterFault]: string } = {
  letter_facts_form: 'a fact is missing, unknown or of another form',
  letter_dates_order: 'these days cannot follow one another: application complete, action, letter',
  letter_action_facts: 'this action needs it, or cannot have it',
  letter_reason_not_specific: 'a reason says what was found; to name a policy or a score says nothing',
  letter_without_reasons: 'nothing cost points, and no reason of your own is given (ownReasons)',
}
