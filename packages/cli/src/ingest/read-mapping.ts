import { type Mapping, parseMapping } from '@goodstanding/mapping'
import { CommandError, EXIT } from '../exit-codes.ts'
import { readJson } from '../files/read-text.ts'

/** Reads a mapping's file; one that cannot be used ends the command with exit code 2 and says where. */
export function readMapping(path: string): Mapping {
  const mapping = parseMapping(readJson(path))
  if (mapping.ok) return mapping.value
  const at = mapping.at === undefined || mapping.at === '' ? '' : ` (at ${mapping.at})`
  const message = `The mapping ${path} cannot be used: ${whatIsWrong(mapping.fault)}${at}. docs/protocol/mappings.md says how one is written.`
  throw new CommandError(mapping.fault, message, EXIT.usage)
}

function whatIsWrong(fault: string): string {
  return fault === 'mapping_form' ? 'it has not the form of a mapping' : fault.replaceAll('_', ' ')
}
