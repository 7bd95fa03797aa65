import { GoodstandingError } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { CommandError, EXIT } from './exit-codes.ts'
import { type Answer, printAnswer, say } from './output/print.ts'

/** Options that every command takes. */
export type GlobalOptions = { readonly json?: boolean; readonly context?: string; readonly as?: string }

/** Runs a command's work, prints its answer, and turns what went wrong into a message and an exit code. */
export async function runCommand(
  command: Command,
  work: (options: GlobalOptions) => Promise<Answer> | Answer,
): Promise<void> {
  const options = command.optsWithGlobals<GlobalOptions>()
  try {
    const answer = await work(options)
    printAnswer(answer, options.json === true)
    process.exitCode = answer.exitCode ?? EXIT.done
  } catch (error) {
    const known = error instanceof CommandError || error instanceof GoodstandingError
    if (!known) throw error
    process.exitCode = error instanceof CommandError ? error.exitCode : EXIT.failed
    if (options.json === true)
      process.stdout.write(`${JSON.stringify({ error: { code: error.code, message: error.message } })}\n`)
    else say(`goodstanding: ${error.message} [${error.code}]`)
  }
}
