import type { Command } from 'commander'

/** Ends a command's help with lines that can be typed as they are. */
export function withExamples(command: Command, ...examples: readonly string[]): Command {
  const title = examples.length === 1 ? 'Example' : 'Examples'
  return command.addHelpText('after', ['', `${title}:`, ...examples.map((line) => `  goodstanding ${line}`)].join('\n'))
}
