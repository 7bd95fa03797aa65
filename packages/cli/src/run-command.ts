import { GoodstandingError } from '@goodstanding/sdk'
import type { Command } from 'commander'
import { CommandError, EXIT } from './exit-codes.ts'
import { type Answer, printAnswer, say } from './output/print.ts'

/** Options that every command takes. */
export type GlobalOptions = { readonly json?: boolean; readonly context?: string; readonly as?: string }

/** What a person can do about a failure that many commands can meet. */
const ADVICE: { readonly [code: string]: string } = {
  node_unreachable: 'Is it running, and is its address right?',
  node_timeout: 'Try again in a moment.',
  unauthorized: 'The token or key that the context names is not one that this node takes.',
  forbidden: 'Another member or enterprise may do this; say which you act for with --as.',
  too_many_requests: 'Wait a minute, then try again.',
  unavailable: 'It is starting, stopping or busy: try again in a moment.',
  claim_code_unknown: 'Compare it with what the provider gave you, letter by letter, or ask for a new one.',
  claim_code_used: 'Ask the provider for a new one, if this was not your own claim.',
  claim_code_expired: 'Ask the provider for a new one.',
  enterprise_not_found: 'Is its id right, and of this network?',
  consent_revoked: 'The enterprise has ended it; ask for a new one with `goodstanding consent request`.',
  peer_unavailable: 'Another member’s node that is needed did not answer: try again later.',
}

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
    if (!(error instanceof CommandError || error instanceof GoodstandingError)) throw error
    process.exitCode = error instanceof CommandError ? error.exitCode : EXIT.failed
    const { code, message } = error
    if (options.json === true) process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`)
    else say(`goodstanding: ${withAdvice(message, ADVICE[code])} [${code}]`)
  }
}

function withAdvice(message: string, advice: string | undefined): string {
  if (advice === undefined) return message
  return `${message}${/[.!?]$/.test(message) ? '' : '.'} ${advice}`
}
