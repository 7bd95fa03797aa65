import type { Command } from 'commander'
import { say } from '../output/print.ts'

/** `goodstanding node start FOLDER` */
export function addNodeStart(node: Command): void {
  node
    .command('start')
    .argument('<folder>', 'the node’s data folder, made by `goodstanding init`')
    .summary('run a member’s node until it is stopped')
    .description(
      'Runs until SIGTERM or Ctrl-C, then publishes what it has acknowledged. DATABASE_URL puts its rows into PostgreSQL.',
    )
    .addHelpText('after', '\nExample:\n  goodstanding node start northbank')
    .action(async (folder: string) => {
      const { readEnvironment, runNode } = await import('@goodstanding/node')
      process.exitCode = await runNode({ ...readEnvironment(), dataFolder: folder }, say)
    })
}
