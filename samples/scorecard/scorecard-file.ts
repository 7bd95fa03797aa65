import { fileURLToPath } from 'node:url'
import type { Scorecard } from '@goodstanding/scoring'

/** Where the demonstration scorecard is committed. */
export const SCORECARD_FILE = fileURLToPath(new URL('demonstration.json', import.meta.url))

/** JSON that people can read: one line a bin. */
export function formatScorecard(scorecard: Scorecard): string {
  return `${JSON.stringify(scorecard, null, 1).replace(/\{\s+([^{}[\]]*?)\s+\}/g, (_, inner: string) => `{ ${inner.replace(/\s*\n\s*/g, ' ')} }`)}\n`
}
