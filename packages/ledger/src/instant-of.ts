import { assert, type Instant, parseInstant } from '@goodstanding/core'

/** The instant that a text says which a schema has let through. */
export function instantOf(text: string): Instant {
  const parsed = parseInstant(text)
  assert(parsed.ok, 'a parsed value has instants')
  return parsed.value
}
