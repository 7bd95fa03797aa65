import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { goodstandingProgram } from '../src/program.ts'

/** The guide that holds the reference. */
export const GUIDE = fileURLToPath(new URL('../../../docs/guides/command-line.md', import.meta.url))

const START = '<!-- The reference is made by: node packages/cli/tests/command-reference.ts -->'

/** Every command's help, as the program prints it, in Markdown. */
export function commandReference(): string {
  const program = goodstandingProgram()
  return [program, ...commandsBelow(program)].map((command) => sectionOf(command)).join('\n')
}

/** The guide with its reference made anew. */
export function withReference(guide: string): string {
  const at = guide.indexOf(START)
  if (at < 0) throw new Error('the guide has no place for the reference')
  return `${guide.slice(0, at)}${START}\n\n${commandReference()}`
}

/** All commands and groups below, a group before what is in it. */
export function commandsBelow(command: Command): readonly Command[] {
  return command.commands.flatMap((below) => [below, ...commandsBelow(below)])
}

/** The words by which a command is called. */
export function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`
}

/** What `--help` prints at a width of its own. */
export function helpOf(command: Command): string {
  let text = ''
  command.configureOutput({
    writeOut: (part) => {
      text += part
    },
    getOutHelpWidth: () => 110,
    getOutHasColors: () => false,
  })
  command.outputHelp()
  return text
}

function sectionOf(command: Command): string {
  // The common options are told once, with the program itself.
  const help = helpOf(command).replace(/\nGlobal Options:\n( .*\n)+/, '')
  return `### ${nameOf(command)}\n\n\`\`\`\n${help.trimEnd()}\n\`\`\`\n`
}

if (import.meta.main) writeFileSync(GUIDE, withReference(readFileSync(GUIDE, 'utf8')))
