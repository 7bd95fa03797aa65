import { type Instant, parseInstant } from '@goodstanding/core'

/** Instant of a text that a schema has parsed already. */
export function instantOf(text: string): Instant {
  const parsed = parseInstant(text)
  if (!parsed.ok) throw new Error(`not an instant: ${text}`)
  return parsed.value
}
