import { type ReadScorecard, readScorecardText } from '@goodstanding/report'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readText } from '../files/read-text.ts'

const SIZE_MAX = 16 * 1024 * 1024

/** Reads a scorecard’s file, bare or signed; what is none, or is signed wrongly, ends the command with exit code 2. */
export function readScorecardFile(path: string): ReadScorecard {
  const read = readScorecardText(readText(path, SIZE_MAX))
  if (read.ok) return read.value
  const where = read.at ? ` at ${read.at}` : ''
  const why =
    read.fault === 'scorecard_signature'
      ? 'has a signature that does not hold: ask whoever gave it to you for it again'
      : `is not a scorecard${where}: make one with \`goodstanding score train\``
  throw new CommandError(read.fault, `${path} ${why}.`, EXIT.usage)
}
