import { readdirSync, readFileSync } from 'node:fs'
import { type Mapping, parseMapping } from '@goodstanding/mapping'

/** A mapping of this folder by its name. Throws where it does not fit its record type. */
export function readMapping(name: string): Mapping {
  const parsed = parseMapping(JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8')))
  if (!parsed.ok) throw new Error(`the mapping ${name} does not hold: ${parsed.fault} at ${parsed.at ?? ''}`)
  return parsed.value
}

/** The names of all mappings of this folder. */
export function mappingNames(): readonly string[] {
  return readdirSync(new URL('.', import.meta.url))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()
}
