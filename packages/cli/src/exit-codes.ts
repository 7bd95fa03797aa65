/** What a command's exit code means. Documented in `docs/guides/command-line.md`. */
export const EXIT = {
  done: 0,
  /** `verify`: verified. */
  verified: 0,
  /** Something failed: the node refused, the network is down, a file could not be written. */
  failed: 1,
  /** The command or its input cannot be used; of `verify`: the file is not a report. */
  usage: 2,
  /** `verify`: verified with remarks. `provider ingest`: some rows were refused. `score drift`: an alarm. */
  remarks: 3,
  /** `verify`: not verified. `log check`, `access list`: a log is wrong. `ledger replay`: another state root. */
  notVerified: 4,
  /** Ctrl-C: 128 and the number of SIGINT, as shells have it. */
  interrupted: 130,
} as const

/** Ends a command with a message for people, a stable code, and an exit code. */
export class CommandError extends Error {
  readonly code: string
  readonly exitCode: number

  constructor(code: string, message: string, exitCode: number = EXIT.failed) {
    super(message)
    this.name = 'CommandError'
    this.code = code
    this.exitCode = exitCode
  }
}
