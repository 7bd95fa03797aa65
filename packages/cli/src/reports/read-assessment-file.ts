import { type Assessment, parseAssessment } from '@goodstanding/scoring'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readJson } from '../files/read-text.ts'

/** Reads a kept assessment; what is none ends the command with exit code 2. */
export function readAssessmentFile(path: string): Assessment {
  const read = parseAssessment(readJson(path))
  if (read.ok) return read.value
  const where = read.at ? ` at ${read.at}` : ''
  const message = `${path} is not an assessment${where}: make one with \`goodstanding report assess --out FILE\`.`
  throw new CommandError(read.fault, message, EXIT.usage)
}
