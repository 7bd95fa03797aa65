import { parseValidationReport, type ValidationReport } from '@goodstanding/scoring'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readJson } from '../files/read-text.ts'

/** Reads a validation report's file; what is none ends the command with exit code 2 and says where. */
export function readValidationFile(path: string): ValidationReport {
  const read = parseValidationReport(readJson(path))
  if (read.ok) return read.value
  const where = read.at ? ` at ${read.at}` : ''
  const message = `${path} is not a validation report: it has not the form of one${where}. Make one with \`goodstanding score validate\`.`
  throw new CommandError(read.fault, message, EXIT.usage)
}
