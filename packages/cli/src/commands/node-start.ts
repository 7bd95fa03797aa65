import type { Command } from 'commander'
import { say } from '../output/print.ts'
import { withExamples } from '../output/with-examples.ts'

/** `goodstanding node start FOLDER` */
export function addNodeStart(node: Command): void {
  const command = node
    .command('start')
    .argument('<folder>', 'the node’s data folder, made by `goodstanding init`')
    .summary('run a member’s node until it is stopped')
    .description(
      'Runs until SIGTERM or Ctrl-C, then publishes what it has acknowledged; a second one ends it at once. It writes its ' +
        'log to standard output. DATABASE_URL puts its rows into PostgreSQL instead of the folder.\n' +
        'Exit code: 0 after a clean stop, 1 where it did not start, 2 where its configuration has faults.',
    )
    .action(start)
  withExamples(command, 'node start northbank')
}

async function start(folder: string): Promise<void> {
  const { readEnvironment, runNode } = await import('@goodstanding/node')
  process.exitCode = await runNode({ ...readEnvironment(), dataFolder: folder }, (line) => say(`${folder}: ${line}`))
}
