import { readFileSync } from 'node:fs'
import { GUIDE } from './command-reference.ts'

const SECTION = '## A small network by hand'

/** The shell blocks of the guide's walkthrough, as a reader would type them one after the other. */
export function walkthroughBlocks(): readonly string[] {
  const guide = readFileSync(GUIDE, 'utf8')
  const section = guide.slice(guide.indexOf(SECTION), guide.indexOf('\n## Reference'))
  return [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block ?? '')
}

/**
 * One script of all blocks that stops at the first command that fails; each block's output starts with its number.
 * `beforeStart` is done before the nodes start.
 */
export function walkthroughScript(ports: readonly number[], beforeStart: string): string {
  const blocks = walkthroughBlocks().map((block, at) =>
    [`echo '== ${at}'`, ...(block.includes('goodstanding node start') ? [beforeStart] : []), block].join('\n'),
  )
  return ['set -euo pipefail', ...blocks].join('\n').replace(/127\.0\.0\.1:42(0\d)/g, (_, at) => {
    return `127.0.0.1:${ports[Number(at)]}`
  })
}
