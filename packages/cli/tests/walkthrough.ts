import { readFileSync } from 'node:fs'
import { GUIDE } from './command-reference.ts'
import { scriptOf, type TypedBlock, typedBlocks } from './typed-blocks.ts'

/** The shell blocks of the guide's walkthrough, as a reader would type them one after the other. */
export function walkthroughBlocks(): readonly TypedBlock[] {
  return typedBlocks(readFileSync(GUIDE, 'utf8'), '## A small network by hand')
}

/** One script of all blocks, with ports that are free; `beforeStart` is done before the nodes start. */
export function walkthroughScript(ports: readonly number[], beforeStart: string): string {
  const blocks = walkthroughBlocks().map(({ commands }) =>
    commands.includes('goodstanding node start') ? `${beforeStart}\n${commands}` : commands,
  )
  return scriptOf(blocks).replace(/127\.0\.0\.1:42(0\d)/g, (_, at) => `127.0.0.1:${ports[Number(at)]}`)
}
