import { CommanderError } from 'commander'
import { EXIT } from './exit-codes.ts'
import { say } from './output/print.ts'
import { goodstandingProgram } from './program.ts'

/** Runs one command line to its end, and sets the exit code of the process. */
export async function runProgram(args: readonly string[]): Promise<void> {
  try {
    await goodstandingProgram().parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage
      return
    }
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
    say(`goodstanding: this should not have happened: ${what}`)
    process.exitCode = EXIT.failed
  }
}
